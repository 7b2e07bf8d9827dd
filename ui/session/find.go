package session

import (
	"strings"

	"flowverdict/questionnaire"
)

// Mark says in one word how a question stands.
type Mark string

// The marks of a question.
const (
	MarkOpen     Mark = "open"
	MarkUnknown  Mark = "unknown"
	MarkAnswered Mark = "answered"
)

// MarkOf returns how a question stands.
func (s *Session) MarkOf(question string) Mark {
	switch s.draft.Answers.Get(question).Level {
	case questionnaire.Unknown:
		return MarkUnknown
	case "":
		return MarkOpen
	}
	return MarkAnswered
}

// Find returns the questions whose title, section or id holds every word of
// the filter, whatever the case, in the questionnaire's order; all of them for
// an empty filter. The words open, unknown and answered also find by mark.
func (s *Session) Find(filter string) []*questionnaire.Question {
	words := strings.Fields(strings.ToLower(filter))
	var out []*questionnaire.Question
	for _, q := range s.q.Questions() {
		section := s.q.SectionOf(q.ID)
		text := strings.ToLower(strings.Join([]string{q.ID, q.Title, section.ID, section.Title, string(s.MarkOf(q.ID))}, "\n"))
		hit := true
		for _, w := range words {
			hit = hit && strings.Contains(text, w)
		}
		if hit {
			out = append(out, q)
		}
	}
	return out
}
