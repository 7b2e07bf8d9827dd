package session

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// LastTime sets a review beside the one that it supersedes.
type LastTime struct {
	Title   string // of all that follows
	Then    string // what that review came to, in a few words; "" where that is not known
	Now     string // what this one comes to
	Counts  string // how many answers changed, are confirmed, and are not
	Changed []Change
	Waiting int // answers that are not confirmed
}

// Change is an answer that is another one than last time.
type Change struct {
	Question *questionnaire.Question
	Text     string
}

// LastTime compares the review with the last one; ok is false where there was none
// that it has answers from.
func (s *Session) LastTime() (l LastTime, ok bool) {
	again := s.Again()
	if again.Answers() == 0 {
		return l, false
	}
	l.Title = "Since " + text.Line(again.Record)
	if c := s.carried; c != nil && c.Verdict != "" {
		l.Title += ", " + text.Line(c.Date)
		l.Then = fmt.Sprintf("%s, score %s", text.Line(c.Verdict), summary.Range(c.Score))
		if c.Other != "" {
			l.Then += ", by " + text.Line(c.Other)
		}
	}
	l.Now = fmt.Sprintf("%s, score %s", summary.Bracket(s.assessment.Bracket), summary.Range(s.assessment.Score))
	l.Waiting = again.CarriedOver
	l.Counts = again.String()
	if open := len(s.assessment.Open); open > 0 {
		l.Counts += fmt.Sprintf("; %d open", open)
	}
	for _, q := range s.q.Questions() {
		a := s.draft.Answers.Get(q.ID)
		if again.Of(a) != review.Changed {
			continue
		}
		said := text.Line(q.Title) + ": " + s.levelText(q.ID, a.Level)
		if before := s.before(q.ID); before != "" {
			said += "; before: " + before
		}
		l.Changed = append(l.Changed, Change{q, said})
	}
	return l, true
}

// Short says in a few words how many answers changed and how many are not
// confirmed.
func (l LastTime) Short() string {
	var parts []string
	if n := len(l.Changed); n > 0 {
		parts = append(parts, fmt.Sprintf("%d changed", n))
	}
	return text.And(append(parts, l.Waits()))
}

// Waits says how many answers are not confirmed.
func (l LastTime) Waits() string {
	if l.Waiting == 0 {
		return "all confirmed"
	}
	return fmt.Sprintf("%d not confirmed", l.Waiting)
}
