package session_test

import (
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// An answer of the last review says so until anything about it is changed, and says
// so again when that is undone.
func TestCarriedOver(t *testing.T) {
	q := fixture.Release()
	first, second := q.Questions()[0], q.Questions()[1]
	answers := questionnaire.Answers{
		{Question: first.ID, Level: first.Levels[0].ID, Basis: questionnaire.Documented, Collected: "2026-05-20"},
		{Question: second.ID, Evidence: "a note alone"},
	}
	s := session.New(q, "2026-11-23", review.Draft{Answers: answers}, session.At{})
	if got := s.CarriedOver(first.ID); got != "" {
		t.Errorf("nothing was carried over: %q", got)
	}
	s.CarryOver(&session.Carried{Record: "0003-opsctl", Date: "2026-05-27", Answers: answers})
	want := "Carried over from 0003-opsctl, 2026-05-27, documented, collected 2026-05-20."
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() {}, want},
		{func() { s.SetLevel(first.ID, questionnaire.Unknown) }, ""},
		{func() { s.Undo() }, want},
		{func() { s.SetNote(questionnaire.Answer{Question: first.ID, Evidence: "looked at again"}) }, ""},
	} {
		step.do()
		if got := s.CarriedOver(first.ID); got != step.want {
			t.Errorf("%q, want %q", got, step.want)
		}
	}
	if got := s.CarriedOver(second.ID); got != "" {
		t.Errorf("a note alone is an answer: %q", got)
	}
}
