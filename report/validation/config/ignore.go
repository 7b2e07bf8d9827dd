package config

import (
	"fmt"
	"slices"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/report/validation"

	"github.com/bmatcuk/doublestar/v4"
)

// run is one application of a configuration.
type run struct {
	*Config
	scope Scope
	asOf  string
	files []string // the checked records, located
	named []string // and with them the files beside them in which something was found
	used  []bool   // by ignore
}

func (c *Config) run(r *validation.Result, s Scope) *run {
	out := &run{Config: c, scope: s, asOf: r.AsOf, used: make([]bool, len(c.ignores))}
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
func (r *run) located(f finding.Finding, result *validation.Result) []string {
	if f.Record < 0 || f.Record >= len(r.files) {
		return []string{r.scope.Locate(f.File)}
	}
	at := r.files[f.Record]
	if f.File == result.Files[f.Record] {
		return []string{at}
	}
	return []string{at, r.scope.Locate(f.File)}
}

// fits reports whether a glob fits one of the names.
func fits(glob string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		return name != "" && doublestar.MatchUnvalidated(glob, name)
	})
}

// ignores reports whether a finding may stand, and marks every ignore that
// says so as used.
func (r *run) ignores(rule finding.RuleID, at []string) bool {
	ignored := false
	for i, g := range r.Config.ignores {
		if g.rule == rule && fits(g.glob, at) {
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

func (r *run) over(g ignore) bool { return g.until != "" && r.asOf != "" && g.until < r.asOf }

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
		if !r.inScope(g) {
			continue
		}
		switch {
		case r.over(g):
			out = append(out, r.fault(validation.IgnoreExpired, g.path+".until", fmt.Sprintf("the ignore of %q ended on %s", g.rule, g.until), "mend what it ignored and remove it, or decide until when it may stand"))
		case !r.used[i] && g.reason != "" && g.until != "":
			out = append(out, r.unused(g))
		}
	}
	slices.SortStableFunc(out, func(a, b finding.Finding) int { return a.Position.Compare(b.Position) })
	return out
}

func (r *run) unused(g ignore) finding.Finding {
	if !slices.ContainsFunc(r.named, func(name string) bool { return fits(g.glob, []string{name}) }) {
		return r.fault(validation.IgnoreUnused, g.path+".path", fmt.Sprintf("no record that was checked fits %q", text.Clip(g.glob)), "remove the ignore, or mend its path, which goes from this file's folder")
	}
	return r.fault(validation.IgnoreUnused, g.path+".rule", fmt.Sprintf("nothing of %q is found there to be ignored", g.rule), "remove the ignore")
}

// inScope reports whether the run can tell anything of an ignore.
func (r *run) inScope(g ignore) bool {
	return r.scope.Whole || slices.ContainsFunc(r.named, func(name string) bool { return fits(g.glob, []string{name}) })
}

func (r *run) fault(id finding.RuleID, path, message, hint string) finding.Finding {
	at := r.document.At(path)
	return finding.Finding{
		Rule: id, Severity: r.severity(id, r.rules.Find(id).Severity, []string{r.scope.Locate(r.name)}),
		File: r.name, Position: at, Path: path, Message: message, Hint: hint, Source: r.document.Excerpt(at), Record: -1,
	}
}
