package summary

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// Gap is an answer that is missing. Text says what it could still cause.
type Gap struct {
	Question *questionnaire.Question
	Unknown  bool // asked, and nobody could tell; open otherwise
	Text     phrase.Phrase
}

// State is "unknown" or "open".
func (g Gap) State() string {
	if g.Unknown {
		return questionnaire.Unknown
	}
	return "open"
}

func (s *Summary) gaps() []Gap {
	var out []Gap
	for _, id := range s.a.Unknown {
		out = append(out, s.gap(id, true))
	}
	for _, id := range s.a.Open {
		out = append(out, s.gap(id, false))
	}
	return out
}

func (s *Summary) gap(id string, unknown bool) Gap {
	g := Gap{Question: s.q.Question(id), Unknown: unknown}
	g.Text = phrase.Say("%s (%s): %s.", g.Question.Title, phrase.Own(g.State()), s.atStake(id))
	return g
}

// atStake says what a missing answer could still cause: points, and the gates
// that might still fire by it.
func (s *Summary) atStake(id string) phrase.Phrase {
	lost := 0
	var gates []phrase.Phrase
	for _, d := range s.drivers {
		if d.Question != nil && d.Question.ID == id {
			lost = d.Cost
		}
	}
	for _, g := range s.a.Possible() {
		if g.Names(id) {
			gates = append(gates, phrase.Say("%s (%s)", g.Title, g.Caps))
		}
	}
	said := phrase.Say("up to %s", phrase.Own(text.Points(lost)))
	if len(gates) > 0 {
		said = phrase.Say("%s, and might fire %s", said, phrase.Join(gates, "; "))
	}
	return said
}
