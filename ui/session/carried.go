package session

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Carried is what a review has from the record that it supersedes, and what that
// one came to.
type Carried struct {
	Record  string                `json:"record"`         // its id
	Date    string                `json:"date,omitempty"` // day of that review
	Answers questionnaire.Answers `json:"answers"`        // as they were carried over

	Then  *Judged `json:"then,omitempty"`          // what that record came to; nil where nobody knows
	Other string  `json:"questionnaire,omitempty"` // that judged it, where it is another one than that of this review
}

// Judged is what a record came to.
type Judged struct {
	Bracket questionnaire.Bracket `json:"bracket"`
	Score   questionnaire.Range   `json:"score"`
}

// CarryOver notes which answers this review has from an earlier one; nil for none.
func (s *Session) CarryOver(c *Carried) {
	s.carried = c
	s.invalidate()
}

// Again returns what this review made so far of the answers that it has from an
// earlier one.
func (s *Session) Again() review.Again { return review.ReviewedAgain(s.draft) }

// SinceLast says in a word what became of the answer to a question since the last
// review; "" where there was none, and of an open question.
func (s *Session) SinceLast(question string) review.SinceLast {
	return s.Again().Of(s.draft.Answers.Get(question))
}

// CarriedOver says of an answer what became of it since the last review: that it is
// carried over, from which record, on what it rests and how old it is, that it was
// confirmed, or what was answered before; "" where there was no such review.
func (s *Session) CarriedOver(question string) string {
	again, now := s.Again(), s.draft.Answers.Get(question)
	switch again.Of(now) {
	case review.Changed:
		return s.changed(again.Record, question)
	case review.Confirmed:
		return "Confirmed on " + text.Line(now.Confirmed) + ". " + s.origin(again.Record, now)
	case review.CarriedOver:
		return s.origin(again.Record, now)
	}
	return ""
}

// changed says what was answered last time.
func (s *Session) changed(record, question string) string {
	before := s.before(question)
	if before == "" {
		return text.Sentence("Not answered in " + text.Line(record))
	}
	return text.Sentence(fmt.Sprintf("Changed; in %s it was: %s", text.Line(record), before))
}

// before is what was answered last time, in the words of then or of the level; ""
// where nothing was.
func (s *Session) before(question string) string {
	for _, a := range s.asked {
		if a.Question == question {
			return text.Line(a.Before)
		}
	}
	if s.carried == nil {
		return ""
	}
	return s.levelText(question, s.carried.Answers.Get(question).Level)
}

// levelText is a level in words, "" for none.
func (s *Session) levelText(question, level string) string {
	if q := s.q.Question(question); q != nil {
		if at, ok := q.Level(level); ok {
			return text.Line(q.Levels[at].Text)
		}
	}
	return level
}

// origin says from which record an answer is, on what it rests and how old it is.
func (s *Session) origin(record string, a questionnaire.Answer) string {
	said, reviewed := "Carried over from "+text.Line(record), ""
	if s.carried != nil && s.carried.Record == record {
		reviewed = s.carried.Date
	}
	if reviewed != "" {
		said += ", " + text.Line(reviewed)
	}
	if a.Basis != "" {
		said += ", " + text.Line(string(a.Basis))
	}
	if a.Collected != "" && a.Collected != reviewed {
		said += ", collected " + text.Line(a.Collected)
	}
	if age, ok := s.age(a); ok {
		said += ", " + text.Count(age, "day") + " old"
	}
	return text.Sentence(said)
}

func (s *Session) age(a questionnaire.Answer) (days int, ok bool) {
	return review.Age(a, s.draft.Review.Date, s.today)
}

// OtherSources are the places that an answer comes from, without the record of the
// last review: [Session.CarriedOver] names that.
func (s *Session) OtherSources(a questionnaire.Answer) []string {
	return s.Again().Elsewhere(a)
}
