package summary

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/report/phrase"
)

// Alternative is what to use instead, and because of which fired gates: a
// reason for each of them, with what it asks for.
//
// The rule: where the verdict is conditional or better nothing is to be used
// instead, because the conditions are what has to be met. Below that, each
// alternative that a fired gate names is told, whatever that gate caps at, the
// lowest cap first, and then what is chosen or called for although no gate names
// it. What the answers rule out is never told.
type Alternative struct {
	*questionnaire.Alternative
	Gates   []*questionnaire.Gate // none where no gate names it
	Reasons []phrase.Phrase       // one for each gate, or else for what speaks for it
}

func (s *Summary) instead() []Alternative {
	if s.a.Verdict() >= questionnaire.Conditional {
		return nil
	}
	read := s.q.Read(s.answers)
	var out []Alternative
	for _, x := range s.q.Instead(s.a) {
		if read.RulesOut(x.Alternative) {
			continue
		}
		alternative := Alternative{Alternative: x.Alternative, Gates: x.Gates}
		for _, g := range x.Gates {
			alternative.Reasons = append(alternative.Reasons, phrase.Say("%s, because of %s: %s", x.Title, g.Title, text.Sentence(s.a.Remedy(g))))
		}
		out = append(out, alternative)
	}
	return append(out, s.unnamed(out)...)
}

// unnamed are the chosen alternative and the overlays that are called for, where
// no gate names them.
func (s *Summary) unnamed(named []Alternative) []Alternative {
	option := s.Option
	var out []Alternative
	for _, r := range append([]*alternatives.Result{option.Chosen}, option.Overlays...) {
		if r == nil || slices.ContainsFunc(named, func(x Alternative) bool { return x.ID == r.ID }) {
			continue
		}
		x := Alternative{Alternative: r.Alternative}
		for _, p := range r.For {
			x.Reasons = append(x.Reasons, phrase.Say("%s: %s", r.Title, text.Sentence(p.Why)))
		}
		out = append(out, x)
	}
	return out
}
