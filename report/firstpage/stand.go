package firstpage

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
	"flowverdict/report/wording"
)

// stand says where a record stands, and what its sentences name. A decision
// without a status is that of a review under way.
func stand(s *summary.Summary, taken review.Decision) (wording.State, wording.Names) {
	a, q, d := s.Assessment(), s.Questionnaire(), &s.Decision
	state := wording.State{
		Verdict: a.Verdict(), Option: option(s), Decision: wording.DecisionOf(taken.State()), Exception: d.Exception.Given(), Decided: a.Bracket.Decided(),
	}
	names := wording.Names{
		Topic: topic(q, q.Topic().Name), TopicStart: topic(q, text.UpperFirst(q.Topic().Name)), Band: q.BandText(a.Verdict()), Score: summary.Range(a.Score),
		Missing: len(a.Open) + len(a.Unknown), Highest: a.Bracket.Highest,
		By: phrase.OfPeople(d.By), On: phrase.OfPeople(d.Date), Until: phrase.OfPeople(d.Exception.Until),
		Successor: phrase.OfRecord(d.SupersededBy), Before: wording.DecisionOf(d.Before),
	}
	state.Conditions = conditions(s, &names)
	fired, _ := s.Deciding()
	names.Fired = len(fired) > 0
	return state, names
}

// topic is a text of the questionnaire's topic: the program's own where the file
// gives none.
func topic(q *questionnaire.Questionnaire, s string) phrase.Phrase {
	if q.OwnTopic != nil {
		return phrase.Say("%s", s)
	}
	return phrase.Say("%s", phrase.Own(s))
}

func option(s *summary.Summary) wording.Option {
	switch o := s.Option; {
	case s.Verdict >= questionnaire.Conditional || o.Mechanism:
		return wording.Mechanism
	case !s.Questionnaire().JudgesAlternatives():
		return wording.Other
	case o.FindOut:
		return wording.FindOut
	case o.Chosen == nil:
		return wording.Fix
	}
	return wording.Other
}

// conditions counts those that people can meet.
func conditions(s *summary.Summary, names *wording.Names) wording.Conditions {
	for _, c := range s.Conditions {
		if c.Fact {
			continue
		}
		names.Conditions++
		if !c.Met {
			names.Open++
		}
	}
	switch {
	case names.Open > 0:
		return wording.Open
	case names.Conditions > 0:
		return wording.Met
	case len(s.Conditions) > 0:
		return wording.Facts
	}
	return wording.NoConditions
}

func titles(gates []*questionnaire.Gate) []phrase.Phrase {
	out := make([]phrase.Phrase, len(gates))
	for i, g := range gates {
		out[i] = phrase.Say("%s", g.Title)
	}
	return out
}
