package config

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/pathname"
	"flowverdict/internal/text"
	"flowverdict/report/validation"
)

// idle are the severities whose path fits no file: they change nothing, and whoever
// wrote them believes that they do.
func (r *run) idle() []finding.Finding {
	var out []finding.Finding
	for _, s := range r.Config.severities {
		if s.glob.Glob != "" && r.fitsNothing(s) {
			out = append(out, r.fitless(validation.SeverityUnused, "entry", s.path, s.glob))
		}
	}
	return out
}

// fitsNothing reports whether a severity's path fits no file that its rule could find
// something in, false where this run cannot know. Of files that are no records only
// those are known in which something was found.
func (r *run) fitsNothing(s severity) bool {
	own := func() bool { return s.glob.fits(r.scope.Locate(r.name)) }
	if len(r.fitting(s.glob)) > 0 || slices.ContainsFunc(r.named, s.glob.fits) || own() {
		return false
	}
	if s.glob.Literal() && r.holdsChecked(s.glob) {
		return true
	}
	switch r.rules.Find(s.rule).Reach() {
	case validation.ReachFile, validation.ReachChange:
		return false
	case validation.ReachRegister:
		return r.scope.Whole && !slices.ContainsFunc(r.Registers, s.glob.Fits)
	}
	return r.covered(s.glob)
}

// fitless says that a path fits nothing: that of an ignore, or of another entry.
func (r *run) fitless(id finding.RuleID, entry, at string, g glob) finding.Finding {
	hint := fmt.Sprintf("remove the %s, or mend its path, which goes from this file's folder", entry)
	if r.holdsChecked(g) {
		hint = fmt.Sprintf("write %s for the files of the folder", text.Clip(string(below(g).Glob)))
	}
	return r.fault(id, at+".path", fmt.Sprintf("no record that was checked fits %q", text.Clip(string(g.Glob))), hint)
}

// holdsChecked reports whether a path is the folder of a record that was checked: as
// a glob it fits the folder, and nothing in it.
func (r *run) holdsChecked(g glob) bool { return slices.ContainsFunc(r.files, below(g).fits) }

// below is the glob of all that lies below what a path fits.
func below(g glob) glob {
	folder := strings.TrimSuffix(string(g.Glob), "/")
	if folder == "." {
		return glob{"**"}
	}
	return glob{pathname.Glob(folder + "/**")}
}
