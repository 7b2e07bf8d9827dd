package wizard

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// revised is a review of which the answers of the sample are carried over; one of them
// is older than the others.
func revised() session.Work {
	draft := sample()
	draft.Answers[1].Collected = "2025-06-01"
	draft.Review.Supersedes = "0001-acmectl"
	draft.Answers = review.CarryOver(draft.Answers, "0001-acmectl", "2026-05-27")
	a := questionnaire.Assess(defaults(), draft.Answers)
	return session.Work{ID: "d1", Draft: draft, Carried: &session.Carried{
		Record: "0001-acmectl", Date: "2026-05-27", Answers: draft.Answers, Then: &session.Judged{Bracket: a.Bracket, Score: a.Score},
	}}
}

// Enter confirms the answer under the cursor and goes on to the next one that nobody
// looked at; c on the summary confirms the younger ones, and one undo takes that back.
func TestConfirmOneAndMany(t *testing.T) {
	work := revised()
	work.At = session.At{Stage: session.Questions, Question: work.Draft.Answers[0].Question}
	d := start(t, 80, 24, &work)
	d.wants("Carried over from 0001-acmectl, 2026-05-27", "enter confirm")
	total := len(work.Draft.Answers)
	d.press("enter")
	if got := d.m.s.Again(); got.Confirmed != 1 || got.CarriedOver != total-1 || d.m.s.At().Question != work.Draft.Answers[1].Question {
		t.Fatalf("%+v at %+v", got, d.m.s.At())
	}
	d.press("s", "end").wants("; carried over")
	d.press("home", "c")
	d.wants("Younger than 365 days: 19 of the 20 that are not confirmed", "180 days             Stronger protocol: ")
	d.press("pgdown", "pgdown").wants("Younger than 365 days", "Not these: as old or older")
	if d.press("esc"); d.m.s.Again().Confirmed != 1 {
		t.Error("esc confirms")
	}
	d.press("c", "1", "enter")
	d.wants("Nothing is younger than that")
	if d.press("backspace", "1", "8", "1", "enter"); len(d.m.over) != 0 {
		t.Error("the page is still open")
	}
	d.wants("19 answers are confirmed. u takes it back.")
	if got := d.m.s.Again(); got.CarriedOver != 1 {
		t.Errorf("%+v", got)
	}
	d.press("u")
	d.wants("Undone: confirmation of 19 answers.")
	if got := d.m.s.Again(); got.CarriedOver != total-1 {
		t.Errorf("%+v", got)
	}
}

// Where nothing is carried over, the key says so, and nothing of a last review is
// shown; and who can only look confirms nothing.
func TestNothingToConfirm(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary}})
	d.press("c")
	d.wants("Nothing is to be confirmed")
	if frame := d.frame(); strings.Contains(frame, "Since") || strings.Contains(frame, "c confirm") {
		t.Errorf("a first review speaks of a last one:\n%s", frame)
	}
	work := revised()
	work.ReadOnly, work.At = "another wizard has it", session.At{Stage: session.Summary}
	d = start(t, 80, 24, &work)
	if d.press("c", "enter"); d.m.s.Again().Confirmed != 0 {
		t.Error("who can only look has confirmed")
	}
}

// Old answers that nobody confirmed are warned of on the page of writing, and each
// line leads to its question; the record can be written all the same.
func TestOldAnswersAreWarnedOf(t *testing.T) {
	work := revised()
	work.Options.CarriedDays, work.At = 100, session.At{Stage: session.Write}
	work.Draft.Decision = decided().Decision
	d := start(t, 80, 40, &work)
	d.wants("Warning: The answer to", "540 days old, and nobody", "And 19 further warnings", "y writes")
	d.press("down", "down", "enter")
	if at := d.m.s.At(); at.Stage != session.Questions || d.m.s.SinceLast(at.Question) != review.CarriedOver {
		t.Errorf("%+v", at)
	}
}

// The footer says that digits change the number of days and between which limits; no
// other number can be typed, and nothing but digits.
func TestDaysHaveLimits(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 15}} {
		work := revised()
		work.At = session.At{Stage: session.Summary}
		d := start(t, size[0], size[1], &work)
		d.press("c")
		d.wants("0-9 days, 1 to 3650")
		d.typed("3650")
		d.wants("Younger than 3650 days")
		d.typed("1")
		d.wants("Younger than 3650 days", "At most 3650 days.")
		d.press("backspace").typed("x-+e").paste("1a")
		d.wants("Younger than 365 days", "At most 3650 days.")
		d.typed(" ").paste("99999999999999999999999")
		d.wants("Younger than 365 days", "At most 3650 days.")
	}
}

// Enter confirms an answer that stands from the profile as one from the last review,
// and the footer says so until it is done.
func TestAnswersOfTheProfileAreConfirmed(t *testing.T) {
	draft := sample()
	first := defaults().Questions()[0].ID
	a := draft.Answers.Get(first)
	a.From = []string{profile.From}
	draft.Answers = draft.Answers.With(a)
	d := atQuestion(t, 80, 24, draft, first)
	d.wants("enter confirm")
	if d.press("down"); !strings.Contains(d.frame(), "enter answer") {
		t.Errorf("another level:\n%s", d.frame())
	}
	d.press("up", "enter")
	if got := d.m.s.Draft().Answers.Get(first).Confirmed; got != today {
		t.Errorf("confirmed %q", got)
	}
	if d.press("g").typed(first).press("enter"); !strings.Contains(d.frame(), "enter answer") {
		t.Errorf("a confirmed answer:\n%s", d.frame())
	}
}

// Whoever chooses another level is told that the note stays, on whatever page that
// leads to, and is not told where the level goes back.
func TestAKeptNoteIsSaid(t *testing.T) {
	const said = "Note kept from the answer before: Local browser. n there changes it."
	for _, size := range [][2]int{{80, 24}, {120, 40}} {
		d := atQuestion(t, size[0], size[1], sample(), "browser")
		d.press("2", "enter")
		d.wants(said)
		d.press("left")
		if strings.Contains(d.frame(), said) {
			t.Error("it is said twice")
		}
		if d.press("1", "enter"); strings.Contains(d.frame(), said) {
			t.Error("it is said where the level goes back")
		}
		d.press("left", "2", "enter", "left", "n").typed(" Checked again.").press("enter", "3", "enter")
		d.wants(said)
		if d.press("left", "2", "enter"); strings.Contains(d.frame(), said) {
			t.Error("it is said of the level that the note was changed under")
		}
		if d.press("2", "enter"); strings.Contains(d.frame(), "Note kept") {
			t.Errorf("it is said of an answer without a note:\n%s", d.frame())
		}
	}
}
