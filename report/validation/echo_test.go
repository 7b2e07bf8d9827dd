package validation_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/validation"
)

// rules lists the rules of findings, in their order.
func rules(found []finding.Finding) string {
	var out []string
	for _, f := range found {
		out = append(out, string(f.Rule))
	}
	return strings.Join(out, " ")
}

// The Markdown that differs is no finding of its own where the record is wrong
// by somebody's hand, and is one again as soon as that finding goes or becomes
// milder. What only the day brought about explains no Markdown.
func TestMarkdownIsComparedUnlessTheRecordIsWrong(t *testing.T) {
	d := excepted()
	good := string(write(t, small(t, "1.0.0"), "0007-acmectl", d))
	for _, c := range []struct{ name, old, new, want string }{
		{"by hand", "  reason: Deployments would stop until the governed client is there.\n", "", "exception-reason"},
		{"by a condition", "action: Verify", "action: Consider", "condition-action"},
		{"by the day", `until: "2027-05-23"`, `until: "2026-11-22"`, "exception-expired report-differs"},
		{"not at all", "by: architecture board", "by: a board", "report-differs"},
		{"by its shape", "by: architecture board", "bye: architecture board", "unknown-key"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := validation.File{
				Name: "d/0007-acmectl.yaml", Content: []byte(replaceOnce(t, good, c.old, c.new)),
				Markdown: &validation.Markdown{Name: "d/0007-acmectl.md", Content: []byte("# edited\n")},
			}
			r := validation.Check([]validation.File{file}, options(t))
			if got := rules(r.Findings); got != c.want {
				t.Fatalf("found %q", got)
			}
			cause := r.Findings[0].Rule
			if !validation.Rules().Find(cause).Adjustable() || cause == "report-differs" {
				return
			}
			without := r.Revised(func(f finding.Finding) (finding.Finding, bool) { return f, f.Rule != cause })
			if got := rules(without.Findings); got != "report-differs" {
				t.Errorf("without %s: %q", cause, got)
			}
			milder := r.Revised(func(f finding.Finding) (finding.Finding, bool) {
				if f.Rule == cause {
					f.Severity = finding.SeverityNotice
				}
				return f, true
			})
			if got := rules(milder.Findings); got != string(cause)+" report-differs" {
				t.Errorf("with a mild %s: %q", cause, got)
			}
			if got := rules(r.Findings); got != c.want {
				t.Errorf("the result given was changed to %q", got)
			}
		})
	}
}

// What a run asks for writes no Markdown anew: it hides none that differs.
func TestRequirementHidesNoMarkdown(t *testing.T) {
	for status, want := range map[string]string{review.Proposed: "not-accepted report-differs", review.Accepted: "verdict-too-low report-differs"} {
		d := excepted()
		d.Decision.Status = status
		o := options(t)
		o.Require = &validation.Requirement{Verdict: questionnaire.Conditional}
		if status == review.Proposed {
			o.Require.Verdict = questionnaire.Unsuitable
		}
		file := validation.File{
			Name: "d/0007-acmectl.yaml", Content: write(t, small(t, "1.0.0"), "0007-acmectl", d),
			Markdown: &validation.Markdown{Name: "d/0007-acmectl.md", Content: []byte("# edited\n")},
		}
		if got := rules(validation.Check([]validation.File{file}, o).Findings); got != want {
			t.Errorf("%s: %q", status, got)
		}
	}
}

// superseding is a record of a folder that supersedes another. Its decision has
// a date where its status is followed by one, and after that a record that
// supersedes it.
func superseding(t *testing.T, id, older, status string) validation.File {
	d := accepted()
	d.Review.Supersedes = older
	d.Decision.Status, d.Decision.Date, _ = strings.Cut(status, " ")
	d.Decision.Date, d.Decision.SupersededBy, _ = strings.Cut(d.Decision.Date, " ")
	return validation.File{Name: "d/" + id + ".yaml", Content: write(t, small(t, "1.0.0"), id, d)}
}

// How records supersede each other: each wrong way is one finding, in the
// record that is to be mended, whatever the order of the files.
func TestSupersession(t *testing.T) {
	const superseded, proposed, accepted, rejected = review.Superseded, review.Proposed, review.Accepted, review.Rejected
	const decided, by2 = superseded + " 2026-11-18", accepted + " 2026-11-18 0002-a"
	for _, c := range []struct {
		name  string
		files [][3]string // id, supersedes, status
		want  string
	}{
		{"a chain", [][3]string{{"0001-a", "", superseded}, {"0002-a", "0001-a", superseded}, {"0003-a", "0002-a", proposed}}, "0001-a superseded-unnamed"},
		{"two of one", [][3]string{{"0001-a", "", superseded}, {"0002-a", "0001-a", proposed}, {"0003-a", "0001-a", rejected}}, ""},
		{"itself", [][3]string{{"0001-a", "0001-a", proposed}}, "0001-a supersedes-missing"},
		{"each other", [][3]string{{"0001-a", "0002-a", superseded}, {"0002-a", "0001-a", proposed}}, "0001-a supersession-cycle"},
		{"in a circle", [][3]string{{"0001-a", "0003-a", superseded}, {"0002-a", "0001-a", superseded}, {"0003-a", "0002-a", superseded}}, "0001-a supersession-cycle"},
		{"a way into a circle", [][3]string{{"0001-a", "0002-a", superseded}, {"0002-a", "0001-a", superseded}, {"0003-a", "0002-a", proposed}}, "0001-a supersession-cycle"},
		{"rejected", [][3]string{{"0001-a", "", superseded}, {"0002-a", "0001-a", rejected}}, "0001-a superseded-by-nothing"},
		{"rejected in a circle", [][3]string{{"0001-a", "0002-a", superseded}, {"0002-a", "0001-a", rejected}}, "0001-a superseded-by-nothing 0002-a supersession-one-sided"},
		{"nobody", [][3]string{{"0001-a", "", superseded}, {"0002-b", "", proposed}}, "0001-a superseded-by-nothing"},
		{"two that stand", [][3]string{{"0001-a", "", decided}, {"0002-a", "0001-a", proposed}, {"0003-a", "0001-a", proposed}}, "0003-a superseded-twice"},
		{"three that stand", [][3]string{{"0001-a", "", decided}, {"0002-a", "0001-a", proposed}, {"0003-a", "0001-a", accepted}, {"0004-a", "0001-a", accepted}}, "0002-a superseded-twice 0004-a superseded-twice"},
		{"two, one of them superseded", [][3]string{{"0001-a", "", superseded}, {"0002-a", "0001-a", superseded}, {"0003-a", "0002-a", accepted}, {"0004-a", "0001-a", proposed}}, "0002-a superseded-unnamed 0004-a superseded-twice"},
		{"two, one of them superseded by one that is rejected", [][3]string{{"0001-a", "", superseded}, {"0002-a", "0001-a", superseded}, {"0003-a", "0002-a", rejected}, {"0004-a", "0001-a", proposed}}, "0002-a superseded-by-nothing"},
		{"decided, and again", [][3]string{{"0001-a", "", decided}, {"0002-a", "0001-a", accepted}}, "0001-a superseded-unnamed"},
		{"decided, and not again", [][3]string{{"0001-a", "", decided}, {"0002-a", "0001-a", proposed}}, "0002-a superseded-early"},
		{"decided, and proposed twice", [][3]string{{"0001-a", "", decided}, {"0002-a", "0001-a", superseded}, {"0003-a", "0002-a", proposed}}, "0001-a superseded-unnamed 0003-a superseded-early"},
		{"decided twice, and not again", [][3]string{{"0001-a", "", decided}, {"0002-a", "0001-a", decided}, {"0003-a", "0002-a", proposed}}, "0001-a superseded-unnamed 0003-a superseded-early"},
		{"decided, and still standing", [][3]string{{"0001-a", "", accepted + " 2026-11-18"}, {"0002-a", "0001-a", proposed}}, ""},
		{"decided in a circle", [][3]string{{"0001-a", "0002-a", decided}, {"0002-a", "0001-a", decided}, {"0003-a", "0002-a", proposed}}, "0001-a supersession-cycle"},
		{"still standing, rejected", [][3]string{{"0001-a", "", accepted}, {"0002-a", "0001-a", rejected}}, "0002-a inconsistent-decision"},
		{"one side", [][3]string{{"0001-a", "", accepted}, {"0002-a", "0001-a", accepted}}, "0001-a supersession-one-sided"},
		{"one side, proposed", [][3]string{{"0001-a", "", proposed}, {"0002-a", "0001-a", accepted}}, "0001-a supersession-one-sided"},
		{"one side, rejected", [][3]string{{"0001-a", "", rejected}, {"0002-a", "0001-a", accepted}}, "0001-a inconsistent-decision 0001-a supersession-one-sided"},
		{"one side, far back", [][3]string{{"0001-a", "", accepted}, {"0002-a", "0001-a", proposed + "  0003-a"}, {"0003-a", "0002-a", accepted}}, "0001-a supersession-one-sided"},
		{"the other side", [][3]string{{"0001-a", "", accepted + "  0002-a"}, {"0002-a", "", accepted}}, "0001-a superseded-by-nothing"},
		{"named", [][3]string{{"0001-a", "", by2}, {"0002-a", "0001-a", accepted}}, ""},
		{"named, by its old status", [][3]string{{"0001-a", "", decided + " 0002-a"}, {"0002-a", "0001-a", accepted}}, ""},
		{"named, in a chain", [][3]string{{"0001-a", "", by2}, {"0002-a", "0001-a", accepted + "  0003-a"}, {"0003-a", "0002-a", accepted}}, ""},
		{"named, and the next one waits", [][3]string{{"0001-a", "", by2}, {"0002-a", "0001-a", accepted}, {"0003-a", "0002-a", proposed}}, ""},
		{"named too early", [][3]string{{"0001-a", "", by2}, {"0002-a", "0001-a", proposed}}, "0002-a superseded-early"},
		{"named and rejected", [][3]string{{"0001-a", "", by2}, {"0002-a", "0001-a", rejected}}, "0001-a superseded-by-nothing"},
		{"named and not there", [][3]string{{"0001-a", "", by2}}, "0001-a superseded-by-nothing"},
		{"named itself", [][3]string{{"0001-a", "", accepted + "  0001-a"}}, "0001-a superseded-by-nothing"},
		{"named by each other", [][3]string{{"0001-a", "0002-a", by2}, {"0002-a", "0001-a", accepted + "  0001-a"}}, "0001-a supersession-cycle"},
		{"named each other", [][3]string{{"0001-a", "", by2}, {"0002-a", "", accepted + "  0001-a"}}, "0001-a superseded-by-nothing 0002-a superseded-by-nothing"},
		{"named, and another one", [][3]string{{"0001-a", "", by2}, {"0002-a", "0001-a", accepted}, {"0003-a", "0001-a", proposed}}, "0003-a superseded-twice"},
		{"named another one", [][3]string{{"0001-a", "", by2}, {"0002-a", "", accepted}, {"0003-a", "0001-a", accepted}}, "0001-a superseded-by-nothing"},
	} {
		var files []validation.File
		for _, f := range c.files {
			files = append(files, superseding(t, f[0], f[1], f[2]))
		}
		for range 2 {
			var got []string
			for _, f := range validation.Check(files, options(t)).Findings {
				if f.Rule != "condition-unassigned" {
					got = append(got, strings.TrimSuffix(strings.TrimPrefix(f.File, "d/"), ".yaml")+" "+string(f.Rule))
				}
			}
			slices.Sort(got)
			if strings.Join(got, " ") != c.want {
				t.Errorf("%s: found %q", c.name, got)
			}
			slices.Reverse(files)
		}
	}
}

// A record that waits too long for its decision is not told of twice, unless
// what says so goes.
func TestWaitingIsToldOnce(t *testing.T) {
	o := options(t)
	o.DecisionDays = 1
	r := validation.Check([]validation.File{superseding(t, "0001-a", "", review.Superseded+" 2026-11-18"), superseding(t, "0002-a", "0001-a", review.Proposed)}, o)
	if got := rules(r.Findings); got != "decision-pending" {
		t.Errorf("found %q", got)
	}
	without := r.Revised(func(f finding.Finding) (finding.Finding, bool) { return f, f.Rule != "decision-pending" })
	if got := rules(without.Findings); got != "superseded-early" {
		t.Errorf("without it %q", got)
	}
}

// A proposed record whose review is overdue is told of once, and both are said;
// that it waits comes back where the other is ignored.
func TestAnOverdueProposalIsToldOnce(t *testing.T) {
	d := sample()
	d.Review.Date, d.Review.ReviewBy, d.Decision = "2026-05-01", "2026-11-01", review.Decision{Status: review.Proposed}
	r := validation.Check([]validation.File{{Name: "d/0007-acmectl.yaml", Content: write(t, small(t, "1.0.0"), "0007-acmectl", d)}}, options(t))
	if got := rules(r.Findings); got != "review-overdue" || !strings.Contains(r.Findings[0].Message, "nobody has decided") {
		t.Errorf("found %s", list(r.Findings))
	}
	without := r.Revised(func(f finding.Finding) (finding.Finding, bool) { return f, f.Rule != "review-overdue" })
	if got := rules(without.Findings); got != "decision-pending" {
		t.Errorf("without it %q", got)
	}
	older, newer := superseding(t, "0001-a", "", review.Accepted+" 2026-11-18 0007-acmectl"), d
	newer.Review.Supersedes = "0001-a"
	both := validation.Check([]validation.File{older, {Name: "d/0007-acmectl.yaml", Content: write(t, small(t, "1.0.0"), "0007-acmectl", newer)}}, options(t))
	if got := rules(both.Findings); got != "review-overdue superseded-early" {
		t.Errorf("marked early as well: %q", got)
	}
}

// A record that cannot be read may supersede any of its folder.
func TestSupersededByAFileThatCannotBeRead(t *testing.T) {
	older, newer := superseding(t, "0001-a", "", review.Superseded), superseding(t, "0002-a", "0001-a", review.Proposed)
	for rule, content := range map[finding.RuleID]string{
		"not-yaml":    string(newer.Content) + "[",
		"bad-id":      replaceOnce(t, string(newer.Content), `supersedes: "0001-a"`, `supersedes: "d/0001-a.yaml"`),
		"unknown-key": replaceOnce(t, string(newer.Content), `supersedes: `, `succeeds: `),
	} {
		found := validation.Check([]validation.File{older, {Name: newer.Name, Content: []byte(content)}}, options(t)).Findings
		if got := rules(found); got != string(rule) {
			t.Errorf("%s: %s", rule, list(found))
		}
	}
	found := validation.Check([]validation.File{older, {Name: newer.Name, Content: []byte(replaceOnce(t, string(newer.Content), `supersedes: "0001-a"`, "supersedes: 12"))}}, options(t)).Findings
	if got := rules(found); got != "supersedes-missing" {
		t.Errorf("a number for an id: %s", list(found))
	}
}
