package linear

import (
	"bytes"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/profile"
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
		{"at once", []string{"s", "confirm 3650", "yes"}, all, "answers are confirmed. Type undo to take it back."},
		{"not agreed", []string{"s", "confirm 3650", ""}, 0, "Nothing is confirmed."},
		{"stopped", []string{"s", "confirm", "."}, 0, "0001-acmectl"},
		{"too few", []string{"s", "confirm 1"}, 0, "Younger than 1 day: 0 of"},
		{"no number", []string{"s", "confirm many"}, 0, "is no number of days from 1 to 3650; nothing is confirmed."},
		{"one step", []string{"s", "confirm 3650", "y", "u"}, 0, "Undone: confirmation of "},
		{"none left", []string{"s", "confirm 3650", "y", "confirm"}, all, "Nothing is to be confirmed"},
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

// The basis alone is said by one command, and taken away.
func TestBasis(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  questionnaire.Basis
		says  string
	}{
		{[]string{"basis observed"}, questionnaire.Observed, "Basis: observed, somebody looked or tried."},
		{[]string{"basis Documented"}, questionnaire.Documented, "Basis: documented, a page says so."},
		{[]string{"basis -"}, "", "Basis: not said."},
		{[]string{"basis observed", "u"}, questionnaire.Stated, "Undone: note on "},
		{[]string{"c", "u", "basis"}, questionnaire.Stated, "Type basis and one of stated, documented or observed."},
		{[]string{"c", "u", "basis hearsay"}, questionnaire.Stated, "Type basis and one of stated, documented or observed."},
	} {
		said, draft := again(t, c.lines...)
		if got := draft.Answers[0].Basis; got != c.want || !strings.Contains(said, c.says) {
			t.Errorf("%v: the basis is %q, want %q, and this is said:\n%s", c.lines, got, c.want, said)
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

// Only a number of days within the limits confirms anything.
func TestDaysHaveLimits(t *testing.T) {
	for _, days := range []string{"0", "3651", "99999999", "-1"} {
		store := newFakeStore(small(t))
		draft := done()
		draft.Review.Supersedes = "0001-acmectl"
		draft.Answers = review.CarryOver(draft.Answers, "0001-acmectl", "2026-11-01")
		work := session.Work{ID: "w", Draft: draft, At: session.At{Stage: session.Summary}}
		var out bytes.Buffer
		if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &work, In: strings.NewReader("confirm " + days + "\nq\n"), Out: &out}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), `is no number of days from 1 to 3650; nothing is confirmed.`) {
			t.Errorf("%s: %s", days, out.String())
		}
	}
}

// What stands from the profile is confirmed as what stands from the last review.
func TestAnswersOfTheProfileAreConfirmed(t *testing.T) {
	store := newFakeStore(small(t))
	draft := done()
	a := draft.Answers.Get("browser")
	a.From = []string{profile.From}
	draft.Answers = draft.Answers.With(a)
	work := session.Work{ID: "w", Draft: draft, At: session.At{Stage: session.Questions, Question: "browser"}}
	var out bytes.Buffer
	if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &work, In: strings.NewReader("c\nq\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	last := store.saves[len(store.saves)-1].Answers.Get("browser")
	if said := out.String(); !strings.Contains(said, "c to confirm, ") || !strings.Contains(said, "\nConfirmed.\n") || last.Confirmed != today {
		t.Errorf("%+v\n%s", last, said)
	}
}

// Whoever chooses another level is told that the note stays, and not where the level
// goes back.
func TestAKeptNoteIsSaid(t *testing.T) {
	store := newFakeStore(small(t))
	draft := done()
	a := draft.Answers.Get("hosts")
	a.Level, a.Evidence = "shared", "Seen on the jump host."
	draft.Answers = draft.Answers.With(a)
	for lines, want := range map[string]int{"1\n": 1, "2\n": 0, "1\nb\n2\n": 1, "1\nb\n2\nb\n1\n": 2} {
		work := session.Work{ID: "w", Draft: draft, At: session.At{Stage: session.Questions, Question: "hosts"}}
		var out bytes.Buffer
		if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &work, In: strings.NewReader(lines + "q\n"), Out: &out}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(out.String(), "Note kept from the answer before: Hosts. Type g 2, and there note,"); got != want {
			t.Errorf("%q: said %d times\n%s", lines, got, out.String())
		}
	}
}
