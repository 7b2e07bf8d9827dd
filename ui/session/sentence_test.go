package session_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/ui/session"

	"pgregory.net/rapid"
)

// Each problem of the list is a finding that validate has in the file of the record, by
// the same rule and in the same sentence, but that what is missing goes by what it is
// called on the screen; and each finding is a problem, on the page where it is mended.
func TestOneRuleIsOneSentence(t *testing.T) {
	const today = "2026-11-23"
	q, _ := fixture.Judged(t)
	said := map[finding.RuleID]int{}
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		s := session.New(q, today, anyDraft(t, q, today), session.At{})
		d := s.Draft()
		now := inFile(t, q, d, today)
		then := now
		if d.Decision.State() == review.Proposed {
			d.Decision.Status = review.Accepted
			d.Decision, d.Exception = review.Completed(d.Decision, d.Exception, s.Assessment(), today)
			then = inFile(t, q, d, today)
		}
		same := func(p session.Problem, f finding.Finding) bool {
			if f.Rule != p.Rule || (f.Severity == finding.SeverityWarning) != p.Warning {
				return false
			}
			if f.Message == yamldoc.Missing(f.Path) {
				return p.Field == f.Path && p.What != f.Message && p.What == yamldoc.Missing(unquoted(p.What))
			}
			return p.What == f.Message
		}
		all := s.Problems()
		for _, p := range all {
			of := now
			if p.Accepting {
				of = then
			}
			if !slices.ContainsFunc(of, func(f finding.Finding) bool { return same(p, f) }) {
				t.Fatalf("validate does not say %q [%s]:\n%v", p.Text(), p.Rule, of)
			}
			if p.Where == "" || strings.ToLower(p.Where[:1]) == p.Where[:1] {
				t.Fatalf("%q is a path, and no page: %q [%s]", p.Where, p.Text(), p.Rule)
			}
			said[p.Rule]++
		}
		then = slices.DeleteFunc(slices.Clone(then), func(f finding.Finding) bool { // the list says nothing of one place twice
			return slices.ContainsFunc(now, func(x finding.Finding) bool { return x.Rule == f.Rule && x.Path == f.Path })
		})
		for _, f := range slices.Concat(now, then) {
			if f.Severity != finding.SeverityNotice && !slices.ContainsFunc(all, func(p session.Problem) bool { return same(p, f) }) {
				t.Fatalf("the list lacks %v:\n%v", f, all)
			}
		}
	})
	for _, rule := range []finding.RuleID{yamldoc.MissingKey, "basis-unstated", "bad-link", "bad-date", "accepted-open", "condition-unassigned"} {
		if said[rule] == 0 && !testing.Short() {
			t.Errorf("no problem is by %s: %v", rule, said)
		}
	}
}

// unquoted takes the name out of the sentence that it is missing.
func unquoted(sentence string) string {
	i, j := slices.Index([]byte(sentence), '"'), len(sentence)-len(`" is missing`)
	if i < 0 || j <= i {
		return ""
	}
	return sentence[i+1 : j]
}

// anyDraft is a review in any state, with much or little wrong.
func anyDraft(t *rapid.T, q *questionnaire.Questionnaire, today string) review.Draft {
	of := func(name string, from ...string) string { return rapid.SampledFrom(from).Draw(t, name) }
	d := review.Draft{
		Subject:  review.Subject{Name: of("name", "", "acmectl", "acmectl"), Owner: of("owner", "", "team", "te\x1bam")},
		Review:   review.Review{Date: today, ReviewBy: of("review by", "", "2027-05-23", "soon", "2026-11-20"), Benefit: of("benefit", "", "Nobody pastes keys.")},
		Decision: review.Decision{Status: of("status", review.Proposed, review.Proposed, review.Accepted, review.Rejected), By: of("by", "", "board"), Date: of("date", "", today, "2026-11-22")},
	}
	if rapid.IntRange(0, 3).Draw(t, "reviewers") > 0 {
		d.Review.Reviewers = []string{"security"}
	}
	worse := rapid.IntRange(0, 3).Draw(t, "worse")
	for _, x := range q.Questions() {
		a := questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID, Basis: questionnaire.Basis(of("basis", "", "stated", "observed"))}
		if rapid.IntRange(0, 29).Draw(t, "other") < worse {
			a.Level = of("level", append(x.LevelIDs(), questionnaire.Unknown, "")...)
		}
		if rapid.IntRange(0, 49).Draw(t, "links") == 0 {
			a.Links, a.Collected = []string{"notalink"}, of("collected", "", "2026-13-40")
		}
		if a.Level != "" || a.HasNote() {
			d.Answers = append(d.Answers, a)
		}
	}
	return d
}

// inFile is what validate finds in the file of a review's record.
func inFile(t *rapid.T, q *questionnaire.Questionnaire, d review.Draft, today string) []finding.Finding {
	a := questionnaire.Assess(q, d.Answers)
	if d.Review.ReviewBy == "" {
		d.Review.ReviewBy = review.ReviewBy(a.Verdict(), d.Review.Date)
	}
	r := record.Record{ID: "0001-acmectl", Draft: d.Entered(q), Questionnaire: record.PinOf(q), Assessment: record.Store(a)}
	r.Conditions = review.AllConditions(q, d.Answers, &a, d.Conditions)
	r.Profile = record.DefaultProfile
	content, err := r.YAML()
	if err != nil {
		t.Fatal(err)
	}
	o := validation.Options{AsOf: today, Resolve: func(string, string) *questionnaire.Questionnaire { return q }}
	return validation.Check([]validation.File{{Name: "docs/decisions/0001-acmectl.yaml", Content: content}}, o).Findings
}
