package linear

import (
	"bytes"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// again plays lines in a review whose answers, all but the last, are carried over.
func again(t *testing.T, lines ...string) (said string, draft review.Draft) {
	t.Helper()
	q := small(t)
	var answers questionnaire.Answers
	for _, x := range q.Questions()[:len(q.Questions())-1] {
		answers = append(answers, questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID, Basis: questionnaire.Stated})
	}
	answers[1].Collected = "2024-02-01"
	answers = review.CarryOver(answers, "0001-acmectl", "2026-05-27")
	store := newFakeStore(q)
	work := session.Work{ID: "w", Carried: &session.Carried{Record: "0001-acmectl", Date: "2026-05-27", Answers: answers}, At: session.At{Stage: session.Questions, Question: answers[0].Question}}
	work.Draft = review.Draft{Answers: answers, Review: review.Review{Supersedes: "0001-acmectl"}}
	var out bytes.Buffer
	in := strings.NewReader(strings.Join(lines, "\n") + "\n")
	if _, err := Run(Config{Questionnaire: q, Store: store, Today: today, Work: &work, In: in, Out: &out}); err != nil {
		t.Fatal(err)
	}
	if kept, saved := store.works["w"]; saved {
		draft = kept.Draft
	}
	return out.String(), draft
}

// An answer is confirmed by its number or by c, the younger ones together once that
// is agreed to, and undo takes each step back.
func TestConfirm(t *testing.T) {
	all := len(small(t).Questions()) - 1
	for _, c := range []struct {
		name      string
		lines     []string
		confirmed int
		says      string
	}{
		{"c", []string{"c"}, 1, "Confirmed."},
		{"number", []string{"1"}, 1, "Confirmed."},
		{"other", []string{"2"}, 0, "Answered with 2."},
		{"undo", []string{"c", "u"}, 0, "Undone: confirmation of "},
		{"younger", []string{"s", "confirm", "", "y"}, all - 1, "Not these, which are as old or older:"},
		{"at once", []string{"s", "confirm 10000", "yes"}, all, "answers are confirmed. Type undo to take it back."},
		{"not agreed", []string{"s", "confirm 10000", ""}, 0, "Nothing is confirmed."},
		{"stopped", []string{"s", "confirm", "."}, 0, "0001-acmectl"},
		{"too few", []string{"s", "confirm 1"}, 0, "Younger than 1 day: 0 of"},
		{"no number", []string{"s", "confirm many"}, 0, "is no number of days; nothing is confirmed."},
		{"one step", []string{"s", "confirm 10000", "y", "u"}, 0, "Undone: confirmation of "},
		{"none left", []string{"s", "confirm 10000", "y", "confirm"}, all, "Nothing is to be confirmed"},
		{"listed", []string{"c", "g not confirmed", ""}, 1, ": answered, carried over."},
	} {
		said, draft := again(t, c.lines...)
		if got := review.ReviewedAgain(draft).Confirmed; got != c.confirmed {
			t.Errorf("%s: %d are confirmed, want %d:\n%s", c.name, got, c.confirmed, said)
		}
		if !strings.Contains(said, c.says) {
			t.Errorf("%s: %q is not said:\n%s", c.name, c.says, said)
		}
	}
}

// The summary says what differs from the last review.
func TestSummaryTellsTheLastReview(t *testing.T) {
	said, _ := again(t, "2", "c", "s")
	for _, want := range []string{"Since 0001-acmectl, 2026-05-27:", "1 changed, 1 confirmed, ", "; before: ", "not confirmed; type confirm"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not said:\n%s", want, said)
		}
	}
}
