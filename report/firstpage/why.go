package firstpage

import (
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
)

// Reason is one that holds the verdict where it is: a gate, or points. Said
// follows the title; Sources are those of a gate that has fired.
type Reason struct {
	Title    phrase.Phrase
	Said     phrase.Phrase
	Sources  []questionnaire.Source
	Gate     *questionnaire.Gate // nil for points
	Question string              // that it leads to, "" for none
}

// why tells the gates that cap at the verdict, those that have fired first, or
// else the points.
func why(s *summary.Summary) []Reason {
	var told []Reason
	fired, possible := s.Deciding()
	for _, g := range fired {
		told = append(told, Reason{phrase.Say("%s", g.Title), phrase.Say("%s", strings.TrimSpace(g.Reason)), g.Sources, g, g.When[0].Question})
	}
	for _, g := range possible {
		told = append(told, Reason{phrase.Say("%s", g.Title), phrase.Say("cannot be ruled out, because %s.", missing(s, g)), nil, g, g.When[0].Question})
	}
	if len(told) == 0 {
		return points(s)
	}
	return told
}

// missing names the answers that a gate which might fire waits for.
func missing(s *summary.Summary, g *questionnaire.Gate) phrase.Phrase {
	q := s.Questionnaire()
	var unknown []phrase.Phrase
	for _, c := range g.When {
		question := q.Question(c.Question)
		if _, known := question.Level(s.Answers().Get(c.Question).Level); !known {
			unknown = append(unknown, phrase.Say("%s", question.Title))
		}
	}
	verb := phrase.Own("is")
	if len(unknown) > 1 {
		verb = "are"
	}
	return phrase.Say("%s %s not known", phrase.Some(unknown, len(unknown), ""), verb)
}

// points tells them where no gate holds the verdict.
func points(s *summary.Summary) []Reason {
	a := s.Assessment()
	if a.Verdict() == questionnaire.Suitable {
		return []Reason{{Title: phrase.Say("No gate caps it"), Said: phrase.Say("The answers bring %s points of 100.", phrase.Own(summary.Range(a.Points)))}}
	}
	told, _ := s.Costly()
	var costs []phrase.Phrase
	for _, c := range told {
		costs = append(costs, phrase.Say("%s (%s)", c.Question.Title, phrase.Own(c.Points)))
	}
	return []Reason{{Title: phrase.Say("Points"), Said: phrase.Say("The answers bring %s of 100, and the most are lost by %s.", phrase.Own(summary.Range(a.Points)), phrase.Some(costs, most, "answer"))}}
}
