package summary

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// Alternative is what to use instead, and because of which fired gates: a
// reason for each of them, with what it asks for.
//
// The rule: where the verdict is conditional or better nothing is to be used
// instead, because the conditions are what has to be met. Below that, each
// alternative that a fired gate names is told, whatever that gate caps at, the
// lowest cap first.
type Alternative struct {
	*questionnaire.Alternative
	Gates   []*questionnaire.Gate
	Reasons []Phrase
}

func (s *Summary) instead() []Alternative {
	if s.a.Verdict() >= questionnaire.Conditional {
		return nil
	}
	var out []Alternative
	for _, x := range s.q.Instead(s.a) {
		alternative := Alternative{Alternative: x.Alternative, Gates: x.Gates}
		for _, g := range x.Gates {
			alternative.Reasons = append(alternative.Reasons, say("%s, because of %s: %s", x.Title, g.Title, text.Sentence(g.Remedy)))
		}
		out = append(out, alternative)
	}
	return out
}
