package session

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// renewed is an answer at which its reviewer looked: with the level that it has from
// the last review it is confirmed, also where another one was chosen in between.
func (s *Session) renewed(a questionnaire.Answer, level string) questionnaire.Answer {
	if a.Level != level {
		a.By, a.Confirmed, a.From = "", "", review.FactsOf(a.From)
		if then := s.lastTime(a.Question); then.Level == level {
			a.By, a.From, a.Confirmed = then.By, append(a.From, s.carried.Record), s.today
		}
	} else if s.SinceLast(a.Question) == review.CarriedOver {
		a.Confirmed = s.today
	}
	a.Level = level
	return a
}

// lastTime is the answer as it was carried over; the zero Level where it was not.
func (s *Session) lastTime(question string) questionnaire.Answer {
	if s.carried == nil || s.carried.Record != s.draft.Review.Supersedes {
		return questionnaire.Answer{}
	}
	return s.carried.Answers.Get(question)
}

// Aged is an answer that is carried over, and not confirmed.
type Aged struct {
	Question *questionnaire.Question
	Answer   questionnaire.Answer
	Days     int  // how old it is
	Dated    bool // that is known
}

// Text says the answer, on what it rests and how old it is.
func (a Aged) Text() string {
	said := text.Line(a.Question.Title) + ": "
	if at, ok := a.Question.Level(a.Answer.Level); ok {
		said += text.Line(a.Question.Levels[at].Text)
	} else {
		said += a.Answer.Level
	}
	if a.Answer.Basis != "" {
		said += "; " + text.Line(string(a.Answer.Basis))
	}
	if a.Dated {
		said += fmt.Sprintf("; %s old", text.Count(a.Days, "day"))
	}
	return said
}

// Unconfirmed lists the answers that are carried over and not confirmed, in the order
// of the questionnaire.
func (s *Session) Unconfirmed() []Aged {
	again := s.Again()
	var out []Aged
	for _, q := range s.q.Questions() {
		a := s.draft.Answers.Get(q.ID)
		if again.Of(a) == review.CarriedOver {
			days, dated := s.age(a)
			out = append(out, Aged{q, a, days, dated})
		}
	}
	return out
}

// Younger splits [Session.Unconfirmed] into those that are younger than a number of
// days and the others.
func (s *Session) Younger(days int) (younger, others []Aged) {
	for _, a := range s.Unconfirmed() {
		if a.Dated && a.Days < days {
			younger = append(younger, a)
		} else {
			others = append(others, a)
		}
	}
	return younger, others
}

// Confirm confirms all answers that are carried over and younger than a number of
// days, in one step. It returns how many.
func (s *Session) Confirm(days int) int {
	younger, _ := s.Younger(days)
	s.change("confirmation of "+text.Count(len(younger), "answer"), func(d *review.Draft) {
		answers := d.Answers
		for _, x := range younger {
			a := answers.Get(x.Question.ID)
			a.Confirmed = s.today
			answers = answers.With(a)
		}
		d.Answers = ownList(answers.Sorted(s.q))
	})
	return len(younger)
}

// Onward goes on after an answer, as [Session.Next] does. In a review whose answers
// are carried over it passes by what was looked at: to the next question that is
// open or not confirmed, and to the summary where none follows.
func (s *Session) Onward() {
	again := s.Again()
	at, asked := s.q.Position(s.at.Question)
	if s.at.Stage != Questions || s.decisive() || again.Answers() == 0 || !asked {
		s.Next()
		return
	}
	for _, q := range s.q.Questions()[at+1:] {
		if since := again.Of(s.draft.Answers.Get(q.ID)); since == "" || since == review.CarriedOver {
			s.to(Questions, q.ID)
			return
		}
	}
	s.Enter(Summary)
}
