package session_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/validation"
	"flowverdict/ui/session"
)

// revised is a review of which these answers are carried over from 0003-opsctl.
func revised(answers questionnaire.Answers) *session.Session {
	carried := review.CarryOver(answers, "0003-opsctl", "2026-05-27")
	s := session.New(fixture.Release(), "2026-11-23", review.Draft{Answers: carried, Review: review.Review{Supersedes: "0003-opsctl"}}, session.At{Stage: session.Questions})
	s.CarryOver(&session.Carried{Record: "0003-opsctl", Date: "2026-05-27", Answers: carried, Then: &session.Judged{Bracket: questionnaire.Bracket{Lowest: questionnaire.Governed, Highest: questionnaire.Governed}, Score: questionnaire.Range{Low: 62, High: 62}}})
	return s
}

// answered are answers to all questions of a review, each with its first level.
func answered() questionnaire.Answers {
	var out questionnaire.Answers
	for _, q := range fixture.Release().Questions() {
		out = append(out, questionnaire.Answer{Question: q.ID, Level: q.Levels[0].ID, Basis: questionnaire.Documented, By: "identity team"})
	}
	return out
}

// The level that an answer has confirms it, another one is an answer as any, and the
// first one again confirms it too; undo takes each back. A note confirms nothing.
func TestCarriedOver(t *testing.T) {
	answers := answered()[:3]
	answers[0].Collected = "2026-05-20"
	q := fixture.Release()
	id, level := answers[0].Question, answers[0].Level
	s := revised(answers)
	const from = "Carried over from 0003-opsctl, 2026-05-27, documented, collected 2026-05-20, 187 days old."
	for _, step := range []struct {
		name string
		do   func()
		want string
		is   review.SinceLast
	}{
		{"begin", func() {}, from, review.CarriedOver},
		{"note", func() { a := s.Draft().Answers.Get(id); a.Evidence = "more"; s.SetNote(a) }, from, review.CarriedOver},
		{"same", func() { s.SetLevel(id, level) }, "Confirmed on 2026-11-23. " + from, review.Confirmed},
		{"same again", func() { s.SetLevel(id, level) }, "Confirmed on 2026-11-23. " + from, review.Confirmed},
		{"undo", func() { s.Undo() }, from, review.CarriedOver},
		{"other", func() { s.SetLevel(id, questionnaire.Unknown) }, "Changed; in 0003-opsctl it was: " + q.Question(id).Levels[0].Text + ".", review.Changed},
		{"back to it", func() { s.SetLevel(id, level) }, "Confirmed on 2026-11-23. " + from, review.Confirmed},
		{"undo twice", func() { s.Undo(); s.Undo() }, from, review.CarriedOver},
	} {
		step.do()
		if got := s.CarriedOver(id); got != step.want {
			t.Errorf("%s: %q, want %q", step.name, got, step.want)
		}
		if got := s.SinceLast(id); got != step.is {
			t.Errorf("%s: %q, want %q", step.name, got, step.is)
		}
	}
	a := s.Draft().Answers.Get(id)
	if a.By != "identity team" || !slices.Equal(a.From, []string{"0003-opsctl"}) || a.Evidence != "more" {
		t.Errorf("%+v", a)
	}
	open := q.Questions()[5].ID
	if got := s.CarriedOver(open); got != "" {
		t.Errorf("an open question: %q", got)
	}
	s.SetLevel(open, questionnaire.Unknown)
	if got := s.CarriedOver(open); got != "Not answered in 0003-opsctl." {
		t.Errorf("an answer to what was open: %q", got)
	}
}

// All that are younger than a number of days are confirmed in one step, and one undo
// takes that back.
func TestConfirmTheYounger(t *testing.T) {
	answers := answered()
	answers[0].Collected, answers[1].Collected = "2025-01-01", "2026-11-22"
	s := revised(answers)
	before := s.Draft()
	younger, others := s.Younger(180)
	if len(younger) != 1 || len(others) != len(answers)-1 || younger[0].Question.ID != answers[1].Question {
		t.Errorf("%d younger, %d others", len(younger), len(others))
	}
	if got := s.Confirm(181); got != len(answers)-1 {
		t.Errorf("%d are confirmed", got)
	}
	if got := s.Again().String(); got != "28 answers: 27 confirmed, 1 carried over" {
		t.Error(got)
	}
	for _, a := range s.Draft().Answers {
		if want := a.Question != answers[0].Question; (a.Confirmed == "2026-11-23") != want {
			t.Errorf("%s is confirmed %q", a.Question, a.Confirmed)
		}
	}
	if again := s.Confirm(181); again != 0 || len(s.Unconfirmed()) != 1 {
		t.Errorf("%d are confirmed again", again)
	}
	if what, ok := s.Undo(); !ok || what != "confirmation of 27 answers" {
		t.Errorf("undone: %q", what)
	}
	if !reflect.DeepEqual(before, s.Draft()) {
		t.Error("undo left something")
	}
}

// After an answer the next question is one that nobody looked at, and the summary
// follows when none is left after it. Without a last review it is the next one.
func TestOnward(t *testing.T) {
	answers := answered()
	s := revised(append(answers[:4:4], answers[5:]...))
	order := fixture.Release().Questions()
	s.GoTo(order[0].ID)
	s.Confirm(1000)
	s.Onward()
	if s.At().Question != order[4].ID {
		t.Errorf("an open question is passed by: %+v", s.At())
	}
	s.SetLevel(order[4].ID, questionnaire.Unknown)
	if s.Onward(); s.At().Stage != session.Summary {
		t.Errorf("nothing is left: %+v", s.At())
	}
	s.Undo()
	s.Undo()
	s.GoTo(order[6].ID)
	s.SetLevel(order[6].ID, order[6].Levels[0].ID)
	if s.Onward(); s.At().Question != order[7].ID {
		t.Errorf("%+v", s.At())
	}
	first := session.New(fixture.Release(), "2026-11-23", review.Draft{Answers: answers}, session.At{})
	first.GoTo(order[0].ID)
	if first.Onward(); first.At().Question != order[1].ID {
		t.Errorf("a first review: %+v", first.At())
	}
}

// Each filter finds by how a question stands, whole; together they find each question
// of a review as often as it stands so.
func TestFindByWhatBecame(t *testing.T) {
	answers := answered()
	answers[2].Basis = ""
	s := revised(answers[:20])
	order := fixture.Release().Questions()
	s.SetLevel(order[0].ID, order[0].Levels[0].ID)
	s.SetLevel(order[1].ID, questionnaire.Unknown)
	for filter, want := range map[string]int{
		"not confirmed": 18, "NOT  confirmed": 18, "carried over": 18, "confirmed": 1, "changed": 1, "no basis": 1, "unknown": 1, "open": 8,
		"no basis not confirmed": 1, "not confirmed confirmed": 0, "changed unknown": 1,
	} {
		if got := s.Find(filter); len(got) != want {
			t.Errorf("%q finds %d, want %d", filter, len(got), want)
		}
	}
	all := "not confirmed"
	for i := range all {
		if n := len(s.Find(all[:i+1])); n < 18 {
			t.Errorf("%q, half typed, finds %d", all[:i+1], n)
		}
	}
	for _, f := range s.Filters() {
		if len(s.Find(f)) == 0 {
			t.Errorf("%q finds nothing", f)
		}
	}
}

// The comparison says what that review came to, what differs, and what is not
// confirmed.
func TestLastTime(t *testing.T) {
	s := revised(answered()[:20])
	q := fixture.Release().Questions()[0]
	s.SetLevel(q.ID, questionnaire.Unknown)
	l, ok := s.LastTime()
	if !ok || l.Title != "Since 0003-opsctl, 2026-05-27" || l.Then != "governed, 62" || l.Counts != "20 answers: 1 changed, 19 carried over; 8 open" {
		t.Errorf("%+v", l)
	}
	if l.Short() != "1 changed, 19 unconfirmed" || !strings.Contains(l.Now, " to ") {
		t.Errorf("%+v", l)
	}
	if want := q.Title + ": unknown; before: " + q.Levels[0].Text; len(l.Changed) != 1 || l.Changed[0].Text != want {
		t.Errorf("%+v, want %q", l.Changed, want)
	}
	if _, ok := session.New(fixture.Release(), "2026-11-23", review.Draft{Answers: answered()}, session.At{}).LastTime(); ok {
		t.Error("a first review has a last one")
	}
}

// The day of the last review, which stands for one that nobody gave, is that of the
// old level: another level is not as old, and with the old one it is there again. A
// note keeps its day.
func TestTheDayOfTheLastReviewGoesWithItsLevel(t *testing.T) {
	answers := answered()[:2]
	answers[0].Basis = ""
	s := revised(answers)
	for i, want := range []string{"", "2026-05-27"} {
		id, level := answers[i].Question, answers[i].Level
		s.SetLevel(id, questionnaire.Unknown)
		if got := s.Draft().Answers.Get(id).Collected; got != want {
			t.Errorf("with another level: %q, want %q", got, want)
		}
		s.SetLevel(id, level)
		if got := s.Draft().Answers.Get(id).Collected; got != "2026-05-27" {
			t.Errorf("with the old level: %q", got)
		}
	}
}

// An accepted decision that rests on old answers is warned of in the sentence of
// validate, as the organisation has it; a proposed one is not, nor what is confirmed.
func TestStale(t *testing.T) {
	for _, c := range []struct{ days, want int }{{0, 0}, {180, 0}, {179, 28}} {
		s := revised(answered())
		s.CarryOver(&session.Carried{Record: "0003-opsctl", Date: "2026-05-27"})
		s.Hold(validation.Options{CarriedDays: c.days})
		if got := stale(s.Warnings()); len(got) > 0 {
			t.Errorf("%d days, proposed: %v", c.days, got)
		}
		s.SetDecision(review.Decision{Status: review.Accepted}, review.Exception{}, "")
		got := stale(s.Warnings())
		if len(got) != c.want {
			t.Fatalf("%d days: %d are stale", c.days, len(got))
		}
		if c.want == 0 {
			continue
		}
		q := fixture.Release().Questions()[0]
		want := `The answer to "` + q.Title + `" is carried over from 0003-opsctl, 180 days old, and nobody has confirmed it; it may be 179 days old.`
		if p := got[0]; p.Question != q.ID || !strings.HasPrefix(p.Text(), want) {
			t.Errorf("%+v", p)
		}
		if s.Confirm(1000); len(stale(s.Warnings())) > 0 {
			t.Error("what is confirmed is stale")
		}
	}
}

// stale are the problems with answers that nobody has confirmed.
func stale(all []session.Problem) []session.Problem {
	return slices.DeleteFunc(all, func(p session.Problem) bool { return !strings.Contains(p.What, "nobody has confirmed it") })
}
