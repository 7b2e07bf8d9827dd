package session

import (
	"fmt"
	"slices"

	"flowverdict/internal/text"
)

// Asked is a question that is asked anew: what was answered to it under an
// earlier version of the questionnaire does not say the same any more, or it
// was not asked then.
type Asked struct {
	Question string `json:"question"`
	Before   string `json:"before,omitempty"` // what was answered, in the words of then
	Evidence string `json:"evidence,omitempty"`
	Why      string `json:"why"` // part of a sentence: "the levels changed"
}

// Sentence says that a question is asked anew and why, and what was answered
// before, with its evidence.
func (a Asked) Sentence() string {
	out := "Asked anew: " + text.Sentence(a.Why)
	if a.Before != "" {
		out += " Answered before: " + text.Sentence(a.Before)
	}
	if a.Evidence != "" {
		out += " Evidence then: " + text.Sentence(a.Evidence)
	}
	return out
}

// Carry notes which questions are asked anew in this review.
func (s *Session) Carry(asked []Asked) { s.asked = slices.Clone(asked) }

// AskedAnew returns why a question that is still open is asked anew; false
// where it is not.
func (s *Session) AskedAnew(question string) (Asked, bool) {
	at := slices.IndexFunc(s.asked, func(a Asked) bool { return a.Question == question })
	if at < 0 || s.MarkOf(question) != MarkOpen {
		return Asked{}, false
	}
	return s.asked[at], true
}

// CarriedSentence sums up what became of the answers to another version of a
// questionnaire, or to another questionnaire. It fits a line of 80 columns.
func CarriedSentence(from, to string, carried, asked, dropped int) string {
	out := fmt.Sprintf("Carried over from %s to %s: %s; asked anew: %d", from, to, text.Count(carried, "answer"), asked)
	if dropped > 0 {
		out += fmt.Sprintf("; asked no more: %d", dropped)
	}
	return out + "."
}
