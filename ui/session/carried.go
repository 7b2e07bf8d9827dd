package session

import (
	"reflect"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// Carried is what a review has from the record that it supersedes.
type Carried struct {
	Record  string                `json:"record"`         // its id
	Date    string                `json:"date,omitempty"` // day of that review
	Answers questionnaire.Answers `json:"answers"`        // as they were carried over
}

// CarryOver notes which answers this review has from an earlier one; nil for none.
func (s *Session) CarryOver(c *Carried) { s.carried = c }

// CarriedOver says of an answer that it is that of the last review, in which record
// and on what it rested; "" where it was given, or changed, in this one.
func (s *Session) CarriedOver(question string) string {
	if s.carried == nil {
		return ""
	}
	then, now := s.carried.Answers.Get(question), s.draft.Answers.Get(question)
	if then.Level == "" || !reflect.DeepEqual(ownAnswer(then), ownAnswer(now)) {
		return ""
	}
	said := "Carried over from " + s.carried.Record
	if s.carried.Date != "" {
		said += ", " + s.carried.Date
	}
	if then.Basis != "" {
		said += ", " + string(then.Basis)
	}
	if then.Collected != "" && then.Collected != s.carried.Date {
		said += ", collected " + then.Collected
	}
	return text.Sentence(said)
}
