package session

import (
	"cmp"
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
		then := s.lastTime(a.Question)
		if then.Level == level {
			a.By, a.From, a.Confirmed = then.By, append(a.From, s.carried.Record), s.today
			a.Collected = cmp.Or(a.Collected, then.Collected)
		} else if a.Collected == then.Collected && a.Basis == "" && a.Evidence == "" && len(a.Links) == 0 {
			a.Collected = "" // nothing was collected then that this level rests on
		}
	} else if s.SinceLast(a.Question) == review.CarriedOver || s.source(a) != "" {
		a.Confirmed = s.today
	}
	a.Level = level
	return a
}

// Confirms reports whether a question that is answered with this level confirms the
// answer that it has from the last review, the profile or a similar review.
func (s *Session) Confirms(question, level string) bool {
	a := s.draft.Answers.Get(question)
	return a.Level == level && (s.SinceLast(question) == review.CarriedOver || s.source(a) != "" && a.Confirmed == "")
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

// Text says the answer.
func (a Aged) Text() string {
	said := a.Answer.Level
	if at, ok := a.Question.Level(said); ok {
		said = a.Question.Levels[at].Text
	}
	return text.Line(a.Question.Title) + ": " + text.Line(said)
}

// Age says how old it is, in days; "no day" where that is not known.
func (a Aged) Age() string {
	if !a.Dated {
		return "no day"
	}
	return text.Count(a.Days, "day")
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
// open or not confirmed, and to the summary where none follows. So it passes by what
// was taken from a profile or a similar review.
func (s *Session) Onward() {
	again := s.Again()
	at, asked := s.q.Position(s.at.Question)
	switch {
	case s.at.Stage != Questions || s.decisive() || !asked:
		s.Next()
		return
	case again.Answers() == 0:
		if !s.nextNotTaken() {
			s.Next()
		}
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

// CarriedDays is how many days old an answer may be that is carried over and not
// confirmed, as the organisation has it.
func (s *Session) CarriedDays() int {
	return cmp.Or(s.options.CarriedDays, review.CarriedDays)
}

// NothingToConfirm says that no answer waits for that.
const NothingToConfirm = "Nothing is to be confirmed: no answer is carried over and not looked at."

// ConfirmedSentence says how many answers were confirmed together.
func ConfirmedSentence(n int) string {
	return text.Plural(n, "answer is confirmed.", "answers are confirmed.")
}

// WouldConfirm says how many answers would be confirmed, of those that are not.
func WouldConfirm(younger, others int) string {
	return fmt.Sprintf("%d of the %d that are not confirmed", younger, younger+others)
}
