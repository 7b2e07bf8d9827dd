package session

import (
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
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
// an empty filter. [Session.Filters] also find by how a question stands.
func (s *Session) Find(filter string) []*questionnaire.Question {
	filter = strings.Join(strings.Fields(strings.ToLower(filter)), " ")
	var stands []string
	for _, phrase := range phrases() {
		if before, after, ok := strings.Cut(filter, phrase); ok {
			stands, filter = append(stands, phrase), before+" "+after
		}
	}
	words := strings.Fields(filter)
	if i := slices.Index(words, string(review.Confirmed)); i >= 0 {
		stands, words = append(stands, string(review.Confirmed)), slices.Delete(words, i, i+1) // it ends another word too
	}
	var out []*questionnaire.Question
	for _, q := range s.q.Questions() {
		section, is := s.q.SectionOf(q.ID), s.stands(q.ID)
		text := strings.ToLower(strings.Join(append(is, q.ID, q.Title, section.ID, section.Title), "\n"))
		hit := true
		for _, w := range words {
			hit = hit && strings.Contains(text, w)
		}
		for _, word := range stands {
			hit = hit && slices.Contains(is, word)
		}
		if hit {
			out = append(out, q)
		}
	}
	return out
}

// stands are the words by which a question is found by how it stands.
func (s *Session) stands(question string) []string {
	a, out := s.draft.Answers.Get(question), []string{string(s.MarkOf(question))}
	switch since := s.SinceLast(question); since {
	case review.CarriedOver:
		out = append(out, string(since), notConfirmed)
	case review.Confirmed, review.Changed:
		out = append(out, string(since))
	}
	if s.MarkOf(question) == MarkAnswered && a.Basis == "" {
		out = append(out, noBasis)
	}
	return out
}

// The filters of more than one word.
const (
	notConfirmed = "not confirmed"
	noBasis      = "no basis"
)

// phrases are the filters of more than one word.
func phrases() []string { return []string{notConfirmed, noBasis, string(review.CarriedOver)} }

// Filters names the words by which [Session.Find] finds a question by how it stands,
// those that a review is most likely to need.
func (s *Session) Filters() []string {
	if s.Again().Answers() > 0 {
		return []string{notConfirmed, string(review.Changed), string(MarkUnknown), string(MarkOpen), noBasis}
	}
	return []string{string(MarkOpen), string(MarkUnknown), string(MarkAnswered), noBasis}
}
