package validation_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/validation"
)

// shipped is one record that a pipeline may ask about.
type shipped struct {
	verdict                         questionnaire.Verdict
	decision, exception, conditions string
}

// allShipped are all combinations of verdict, decision, exception and conditions;
// without a gate there is no condition.
func allShipped() []shipped {
	var out []shipped
	for _, verdict := range questionnaire.Verdicts() {
		for _, decision := range review.DecisionStates() {
			for _, exception := range []string{"none", "in force", "ended"} {
				for _, conditions := range []string{"met", "open", "overdue"} {
					if verdict == questionnaire.Suitable && conditions != "met" {
						continue
					}
					out = append(out, shipped{verdict, decision, exception, conditions})
				}
			}
		}
	}
	return out
}

// live reports whether the record is followed.
func (s shipped) live() bool { return s.decision == review.Accepted || s.decision == review.Proposed }

// content writes the record, in good order but for what its combination says.
func (s shipped) content(t testing.TB) []byte {
	t.Helper()
	q, d := small(t, "1.0.0"), sample()
	d.Conditions, d.Decision.Status = nil, s.decision
	switch s.verdict {
	case questionnaire.Suitable:
		d.Answers = d.Answers.WithLevel("code-handling", "hardened")
	case questionnaire.Governed:
		d.Answers = d.Answers.WithLevel("privilege", "broad-write")
	case questionnaire.Unsuitable:
		d.Answers = d.Answers.WithLevel("browser", "system-browser")
	}
	a := questionnaire.Assess(q, d.Answers)
	if a.Verdict() != s.verdict {
		t.Fatalf("the answers give %s, not %s", a.Verdict(), s.verdict)
	}
	for _, c := range review.Conditions(&a, nil) {
		c.Owner, c.Due, c.Status = "identity team", "2026-11-23", review.ConditionOpen
		switch s.conditions {
		case "met":
			c.Status = review.ConditionMet
		case "overdue":
			c.Due = "2026-11-22"
		}
		d.Conditions = append(d.Conditions, c)
	}
	if s.exception != "none" {
		d.Exception = review.Exception{Reason: "needed", ApprovedBy: "chief risk officer", Until: "2026-11-23"}
		for _, g := range a.Gates {
			d.Exception.Gates = append(d.Exception.Gates, g.ID)
		}
		if s.exception == "ended" {
			d.Exception.Until = "2026-11-22"
		}
	}
	return write(t, q, "0007-acmectl", d)
}

// gated checks a record with --require WORD, or without it.
func gated(t testing.TB, content []byte, word string) *validation.Result {
	t.Helper()
	o := options(t)
	if word != "" {
		r, ok := validation.ParseRequirement(word)
		if !ok {
			t.Fatalf("nothing is required by %q", word)
		}
		o.Require = &r
	}
	return validation.Check([]validation.File{{Name: "d/0007-acmectl.yaml", Content: content}}, o)
}

// gateRow is one row of the page: what it is about, and whether it passes
// under each column.
type gateRow struct {
	decisions, verdicts, exceptions []string
	passes                          map[string]bool
}

func (r gateRow) fits(s shipped) bool {
	in := func(list []string, word string) bool { return list[0] == "any" || slices.Contains(list, word) }
	return in(r.decisions, s.decision) && in(r.verdicts, s.verdict.String()) && in(r.exceptions, s.exception)
}

// gateTable is the table of docs/ci.md. Its columns go by what stands behind
// --require, "" for the one without it.
func gateTable(t *testing.T) (rows []gateRow) {
	t.Helper()
	_, section, _ := strings.Cut(string(readFile(t, "../../docs/ci.md")), "\n## The gate of a pipeline\n")
	section, _, _ = strings.Cut(section, "\n## ")
	var words []string
	for _, line := range regexp.MustCompile(`(?m)^\| .* \|$`).FindAllString(section, -1) {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if words == nil {
			for _, head := range cells[3:] {
				_, word, _ := strings.Cut(strings.Trim(head, "`"), "--require ")
				words = append(words, word)
			}
			continue
		}
		row := gateRow{strings.Split(cells[0], ", "), strings.Split(cells[1], ", "), strings.Split(cells[2], ", "), map[string]bool{}}
		for i, word := range words {
			if cells[3+i] != "passes" && cells[3+i] != "refused" {
				t.Fatalf("%q is no outcome", cells[3+i])
			}
			row.passes[word] = cells[3+i] == "passes"
		}
		rows = append(rows, row)
	}
	if len(rows) < 5 || !slices.Equal(words, []string{"", "conditional", "accepted"}) {
		t.Fatalf("the table has %d rows of %q", len(rows), words)
	}
	return rows
}

// Whatever the verdict, the decision, the exception and the conditions, a run
// ends as docs/ci.md says. Conditions in time change nothing; overdue ones are
// refused while the record is followed.
func TestGateOfThePage(t *testing.T) {
	rows := gateTable(t)
	for i, s := range allShipped() {
		var fitting []gateRow
		for _, r := range rows {
			if r.fits(s) {
				fitting = append(fitting, r)
			}
		}
		if len(fitting) != 1 {
			t.Errorf("%+v: %d rows of the page say what becomes of it", s, len(fitting))
			continue
		}
		if testing.Short() && i%5 > 0 {
			continue
		}
		content := s.content(t)
		for word, passes := range fitting[0].passes {
			passes = passes && !(s.conditions == "overdue" && s.live())
			if r := gated(t, content, word); (r.Exit(finding.SeverityError) == 0) != passes {
				t.Errorf("%+v, --require %q: passes is %v, and found is%s", s, word, passes, list(r.Findings))
			}
		}
	}
}

// What a configuration makes milder opens no gate, and nothing is told twice: at
// one place, or of a record that is rejected or superseded.
func TestGateStandsByItself(t *testing.T) {
	mild := func(f finding.Finding) (finding.Finding, bool) {
		if f.Rule != "verdict-too-low" && f.Rule != "not-accepted" {
			f.Severity = finding.SeverityWarning
		}
		return f, true
	}
	for i, s := range allShipped() {
		if testing.Short() && i%5 > 0 {
			continue
		}
		content := s.content(t)
		for _, word := range strings.Split(validation.Requirements(), ", ") {
			byDecision := word == "accepted"
			required := questionnaire.Conditional
			switch {
			case !byDecision:
				required, _ = questionnaire.ParseVerdict(word)
			case s.exception == "in force":
				required = questionnaire.Unsuitable
			}
			passes := s.decision == review.Accepted && s.verdict >= required
			r := gated(t, content, word)
			if (r.Revised(mild).Exit(finding.SeverityError) == 0) != passes {
				t.Errorf("%+v, --require %s: passes is %v, and found is%s", s, word, passes, list(r.Revised(mild).Findings))
			}
			told := map[finding.Position]bool{}
			for _, f := range r.Findings {
				if told[f.Position] || f.Rule == "verdict-too-low" && !s.live() {
					t.Errorf("%+v, --require %s: something is told twice:%s", s, word, list(r.Findings))
				}
				told[f.Position] = true
			}
		}
	}
}
