package session

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// LastTime sets a review beside the one that it supersedes.
type LastTime struct {
	Title   string // of all that follows
	Then    string // what that review came to, in a few words; "" where that is not known
	By      string // the questionnaire that it was judged by, where it is another one
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
	if c := s.carried; c != nil && c.Date != "" {
		l.Title += ", " + text.Line(c.Date)
	}
	if c := s.carried; c != nil && c.Then != nil {
		l.Then = came(c.Then.Bracket, c.Then.Score)
		if c.Other != "" {
			l.By = text.Line(c.Other)
		}
	}
	l.Now = came(s.assessment.Bracket, s.assessment.Score)
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

func came(b questionnaire.Bracket, score questionnaire.Range) string {
	return summary.Bracket(b) + ", " + summary.Range(score)
}

// Sentences say what both reviews came to, and what became of the answers.
func (l LastTime) Sentences() []string {
	var out []string
	if l.Then != "" {
		then := l.Then
		if l.By != "" {
			then += ", by " + l.By
		}
		if then == l.Now {
			out = append(out, "As then: "+then+".")
		} else {
			out = append(out, fmt.Sprintf("Then: %s. Now: %s.", then, l.Now))
		}
	}
	return append(out, text.Sentence(l.Counts))
}

// Short says in a few words how many answers changed and how many are not
// confirmed.
func (l LastTime) Short() string {
	var parts []string
	if n := len(l.Changed); n > 0 {
		parts = append(parts, fmt.Sprintf("%d changed", n))
	}
	if l.Waiting > 0 {
		parts = append(parts, fmt.Sprintf("%d unconfirmed", l.Waiting))
	} else {
		parts = append(parts, l.Waits())
	}
	return strings.Join(parts, ", ")
}

// Waits says how many answers are not confirmed.
func (l LastTime) Waits() string {
	switch {
	case l.Waiting == 0 && len(l.Changed) > 0:
		return "rest confirmed"
	case l.Waiting == 0:
		return "all confirmed"
	}
	return fmt.Sprintf("%d not confirmed", l.Waiting)
}
