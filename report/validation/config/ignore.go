package config

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/pathname"
	"flowverdict/internal/text"
	"flowverdict/report/validation"
)

// glob is a pattern of files from the configuration's folder.
type glob struct{ pathname.Glob }

// fits reports whether the pattern fits one of the names of a file.
func (g glob) fits(names []string) bool { return slices.ContainsFunc(names, g.Fits) }

// run is one application of a configuration.
type run struct {
	*Config
	scope  Scope
	result *validation.Result
	files  [][]string // the checked records, located
	named  [][]string // and with them the files beside them in which something was found
	used   []bool     // by ignore
}

func (c *Config) run(r *validation.Result, s Scope) *run {
	out := &run{Config: c, scope: s, result: r, used: make([]bool, len(c.ignores))}
	for _, name := range r.Files {
		out.files = append(out.files, s.Locate(name))
	}
	out.named = slices.Clone(out.files)
	for _, f := range r.Findings {
		if f.Record < 0 {
			out.named = append(out.named, s.Locate(f.File))
		}
	}
	return out
}

// located are the names that a finding goes by: its own file's and its
// record's, so that a path fits both sides of a record.
func (r *run) located(f finding.Finding) []string {
	if f.Record < 0 || f.Record >= len(r.files) {
		return r.scope.Locate(f.File)
	}
	if f.File == r.result.Files[f.Record] {
		return r.files[f.Record]
	}
	return slices.Concat(r.files[f.Record], r.scope.Locate(f.File))
}

// ignores reports whether a finding may stand, and marks every ignore that
// says so as used.
func (r *run) ignores(rule finding.RuleID, at []string) bool {
	ignored := false
	for i, g := range r.Config.ignores {
		if g.rule == rule && g.glob.fits(at) {
			r.used[i] = true
			ignored = ignored || r.holds(g)
		}
	}
	return ignored
}

// holds reports whether an ignore is complete and not over.
func (r *run) holds(g ignore) bool {
	return g.reason != "" && g.until != "" && !r.over(g)
}

func (r *run) over(g ignore) bool {
	return g.until != "" && r.result.AsOf != "" && g.until < r.result.AsOf
}

// faults are the findings in the configuration itself.
func (r *run) faults() []finding.Finding {
	var out []finding.Finding
	for i, g := range r.Config.ignores {
		if g.reason == "" {
			out = append(out, r.fault(validation.IgnoreReason, g.path, fmt.Sprintf("the ignore of %q has no reason", g.rule), "say why, under reason; until then nothing is ignored"))
		}
		if g.until == "" {
			out = append(out, r.fault(validation.IgnoreEnd, g.path, fmt.Sprintf("the ignore of %q has no end", g.rule), "name the last day on which it holds, under until; until then nothing is ignored"))
		}
		switch {
		case r.over(g):
			if !r.inScope(g) {
				continue
			}
			out = append(out, r.fault(validation.IgnoreExpired, g.path+".until", fmt.Sprintf("the ignore of %q ended on %s", g.rule, g.until), "mend what it ignored and remove it, or decide until when it may stand"))
		case !r.used[i] && g.reason != "" && g.until != "":
			if f, known := r.unused(g); known {
				out = append(out, f)
			}
		}
	}
	out = append(out, r.idle()...)
	slices.SortStableFunc(out, func(a, b finding.Finding) int { return a.Position.Compare(b.Position) })
	return out
}

// unused returns what is wrong with an ignore that nothing was found for, false
// where this run cannot know: it has not looked at all that the path fits, or not by
// the rule.
func (r *run) unused(g ignore) (finding.Finding, bool) {
	records := r.fitting(g.glob)
	covered := r.covered(g.glob)
	looked := func(i int) bool { return r.result.Looked(g.rule, i) }
	known := covered || g.glob.Literal() && len(records) > 0
	switch r.rules.Find(g.rule).Reach() {
	case validation.ReachRecord:
		known = known && !slices.ContainsFunc(records, func(i int) bool { return !looked(i) })
	case validation.ReachRun:
		known = r.scope.Whole && !slices.ContainsFunc(records, func(i int) bool { return !looked(i) })
	case validation.ReachFile:
		known = covered
	case validation.ReachRegister:
		known = slices.ContainsFunc(r.result.Registers, func(name string) bool { return g.glob.fits(r.scope.Locate(name)) }) ||
			r.scope.Whole && !slices.ContainsFunc(r.Registers, g.glob.Fits)
	case validation.ReachChange:
		known = false
	}
	if !known {
		return finding.Finding{}, false
	}
	if len(records) == 0 && !slices.ContainsFunc(r.named, g.glob.fits) {
		return r.fitless(validation.IgnoreUnused, "ignore", g.path, g.glob), true
	}
	if name := r.besideOf(g, records); name != "" {
		return r.fault(validation.IgnoreUnused, g.path+".path", fmt.Sprintf("%q does not fit the record that the rule %q finds something in", text.Clip(string(g.glob.Glob)), g.rule), "name the record, not its Markdown: "+text.Clip(name)), true
	}
	return r.fault(validation.IgnoreUnused, g.path+".rule", fmt.Sprintf("nothing of %q is found there to be ignored", g.rule), "remove the ignore"), true
}

// besideOf is a record in which the rule of an ignore finds something, and of which
// its path fits the Markdown only; "" where there is none.
func (r *run) besideOf(g ignore, records []int) string {
	for _, f := range r.result.Findings {
		if f.Rule == g.rule && slices.Contains(records, f.Record) && f.File == r.result.Files[f.Record] {
			return slices.Concat(r.files[f.Record], []string{f.File})[0]
		}
	}
	return ""
}

// fitting are the records that a path fits, by their own names or by those of their
// Markdown.
func (r *run) fitting(g glob) (out []int) {
	for i, names := range r.files {
		markdown := func(name string) bool { return g.Fits(strings.TrimSuffix(name, path.Ext(name)) + ".md") }
		if g.fits(names) || slices.ContainsFunc(names, markdown) {
			out = append(out, i)
		}
	}
	return out
}

// inScope reports whether the run has looked at any file that an ignore fits.
func (r *run) inScope(g ignore) bool {
	return r.scope.Whole || len(r.fitting(g.glob)) > 0 || slices.ContainsFunc(r.named, g.glob.fits)
}

// covered reports whether the run has looked at every file that a path fits.
func (r *run) covered(g glob) bool {
	return r.scope.Whole || r.scope.Found != nil && r.scope.Found(g.Folder())
}

func (r *run) fault(id finding.RuleID, path, message, hint string) finding.Finding {
	at := r.document.At(path)
	return finding.Finding{
		Rule: id, Severity: r.severity(id, r.rules.Find(id).Severity, r.scope.Locate(r.name)),
		File: r.name, Position: at, Path: path, Named: r.document.Named(path, "rule", "path"), Message: message, Hint: hint, Source: r.document.Excerpt(at), Record: -1,
	}
}
