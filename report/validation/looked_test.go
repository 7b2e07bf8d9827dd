package validation_test

import (
	"bytes"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/report/validation"
)

// That a rule found nothing in a record says something only where the run had what
// the rule needs: for every rule about records, in runs that lack one thing each.
func TestRulesThatHaveNotLookedAreTold(t *testing.T) {
	content := write(t, small(t, "1.0.0"), "0007-acmectl", accepted())
	whole := validation.File{Name: "docs/0007-acmectl.yaml", Content: content, Markdown: &validation.Markdown{Name: "docs/0007-acmectl.md", Content: []byte("# x\n")}}
	o := options(t)
	o.Require = &validation.Requirement{Verdict: questionnaire.Conditional}
	days := []finding.RuleID{"evidence-future", "review-overdue", "decision-pending", "answer-unconfirmed", "due-soon", "condition-overdue", "exception-expired"}
	compared := []finding.RuleID{"report-differs", "report-outdated", "report-line-ends"}
	var all []finding.RuleID
	for _, r := range validation.Rules() {
		if r.Group != validation.GroupFolder && r.Group != validation.GroupConfiguration {
			all = append(all, r.ID)
		}
	}
	across := []finding.RuleID{"id-twice", "number-twice", "supersedes-missing", "supersession-cycle", "supersession-one-sided", "superseded-by-nothing", "superseded-twice", "superseded-early", "superseded-unnamed", "inconsistent-decision"}
	for name, x := range map[string]struct {
		lacks func(o *validation.Options, f *validation.File)
		not   []finding.RuleID
	}{
		"nothing":       {func(*validation.Options, *validation.File) {}, nil},
		"a day":         {func(o *validation.Options, _ *validation.File) { o.AsOf = "" }, days},
		"days ahead":    {func(o *validation.Options, _ *validation.File) { o.Within = 0 }, []finding.RuleID{"due-soon"}},
		"a requirement": {func(o *validation.Options, _ *validation.File) { o.Require = nil }, []finding.RuleID{"not-accepted", "verdict-too-low"}},
		"a look for it": {func(_ *validation.Options, f *validation.File) { f.Markdown = nil }, append(compared, "report-missing", "report-unreadable")},
		"the Markdown":  {func(_ *validation.Options, f *validation.File) { f.Markdown.Missing = true }, compared},
		"its text":      {func(_ *validation.Options, f *validation.File) { f.Markdown.Refused = "it is a pipe" }, compared},
		"a name":        {func(_ *validation.Options, f *validation.File) { f.Name = "" }, across},
		"a sound record": {func(_ *validation.Options, f *validation.File) {
			f.Content = bytes.Replace(content, []byte("level: none"), []byte("level: nun"), 1)
		}, all},
		"YAML": {func(_ *validation.Options, f *validation.File) { f.Content = []byte("a: [") }, all},
		"a questionnaire": {func(o *validation.Options, _ *validation.File) {
			o.Resolve = func(string, string) *questionnaire.Questionnaire { return nil }
		}, all},
		"a judged record": {func(_ *validation.Options, f *validation.File) {
			f.Content = bytes.Replace(content, []byte("verdict: conditional"), []byte("verdict: suitable"), 1)
		}, all},
	} {
		o, f := o, whole
		markdown := *whole.Markdown
		f.Markdown = &markdown
		x.lacks(&o, &f)
		c := validation.New(o)
		r := c.Result([]*validation.Examined{c.Examine(f)})
		for _, id := range all {
			looked, want := r.Looked(id, 0), true
			for _, not := range x.not {
				want = want && not != id
			}
			if looked != want {
				t.Errorf("a run that lacks %s: %s has looked: %v", name, id, looked)
			}
		}
	}
}
