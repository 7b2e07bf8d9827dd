package linear

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// fullScript is a whole review of the embedded questionnaire, and the draft
// that it must leave, made without the wizard.
func fullScript(q *questionnaire.Questionnaire) (lines []string, want review.Draft) {
	want.Subject = review.Subject{
		Name: "acmectl", Version: "2.4", Description: "Deploys services to the shared platform", Owner: "platform team",
		Repository: "https://git.example.org/platform/acmectl", IdentityProvider: "https://login.example.org", ClientID: "acmectl",
		Scopes: []string{"deploy.read", "deploy.write"}, Design: "https://docs.example.org/acmectl/auth",
	}
	want.Review = review.Review{Reviewers: []string{"application security", "platform security"}, Date: "2026-11-20", ReviewBy: "2027-01-31"}
	fixture.FillIn(&want, review.AskedFirst())
	lines = append(lines, "n", "a")
	for _, f := range review.AskedFirst() {
		lines = append(lines, f.Shown(&want))
	}
	lines = append(lines, "f")
	for i, question := range q.Questions() {
		a := questionnaire.Answer{Question: question.ID, Level: question.Levels[0].ID}
		n := 1
		switch {
		case i%9 == 4:
			n, a.Level = len(question.Levels)+1, questionnaire.Unknown
		case i%3 == 1:
			n, a.Level = 2, question.Levels[1].ID
		}
		if i%5 == 0 {
			a.Basis, a.Evidence = questionnaire.Documented, fmt.Sprintf("The design says so in chapter %d.\n\nThe platform team agrees.", i+1)
			a.Links, a.Collected = []string{fmt.Sprintf("https://docs.example.org/acmectl/%d", i+1)}, "2026-11-19"
			lines = append(lines, "n", "a", "documented", fmt.Sprintf("The design says so in chapter %d.", i+1), "", "The platform team agrees.", ".", a.Links[0], "", a.Collected, "b")
		}
		lines = append(lines, fmt.Sprint(n))
		want.Answers = want.Answers.With(a)
	}
	assessment := questionnaire.Assess(q, want.Answers)
	lines = append(lines, "c")
	for i, c := range review.Conditions(&assessment, nil) {
		c.Owner, c.Due = "identity team", "2027-01-15"
		if i%2 == 1 {
			c.Status = review.ConditionMet
		}
		fixture.FillIn(&c, review.AskedOf(review.ConditionFields()))
		want.Conditions = append(want.Conditions, c)
		lines = append(lines, fmt.Sprint(i+1))
		for _, f := range review.AskedOf(review.ConditionFields()) {
			lines = append(lines, f.Shown(&c))
		}
	}
	want.Decision = review.Decision{Status: review.Rejected, By: "architecture board", Date: today, Reason: "Two answers are still unknown"}
	fixture.FillIn(&want.Decision, review.AskedOf(review.DecisionFields()))
	lines = append(lines, "b", "f", "a")
	for _, f := range review.AskedLast() {
		switch {
		case strings.HasPrefix(f.Key, "exception."): // none is asked for
		case f.Key == "decision.date":
			lines = append(lines, "today")
		default:
			lines = append(lines, f.Shown(&want))
		}
	}
	return append(lines, "f", "y"), want
}

// A full review leaves the draft that was entered, to the byte, in text that
// fits.
func TestFullReview(t *testing.T) {
	q := fixture.Release()
	lines, want := fullScript(q)
	store := newFakeStore(q)
	var out bytes.Buffer
	outcome, err := Run(Config{Questionnaire: q, Store: store, Today: today, In: &echo{lines: lines, to: &out}, Out: &out})
	if err != nil || outcome.Written == nil {
		t.Fatalf("outcome %+v, error %v", outcome, err)
	}
	got := asJSON(t, store.saves[len(store.saves)-1])
	if diff := cmp.Diff(asJSON(t, want), got); diff != "" {
		t.Errorf("draft differs (-entered +kept):\n%s", diff)
	}
	fit(t, out.String())
}

// Why, help and previews of every question of the embedded questionnaire are
// plain text that fits.
func TestEveryQuestionReads(t *testing.T) {
	q := fixture.Release()
	var lines []string
	for i := range q.Questions() {
		lines = append(lines, fmt.Sprintf("g %d", i+1), "w", "h", "p", "?", "v", "s")
	}
	out, _ := play(t, newFakeStore(q), &echo{lines: lines})
	fit(t, out)
	for i, question := range q.Questions() {
		if want := fmt.Sprintf("\nQuestion %d of %d, section %s.\n%s: ", i+1, len(q.Questions()), q.SectionOf(question.ID).Title, question.Title); !strings.Contains(out, want) {
			t.Errorf("question %q is not read out", question.ID)
		}
	}
}
