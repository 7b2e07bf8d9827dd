package comparison

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/advice"
	"flowverdict/questionnaire/analysis"
)

// WhatIf is what other answers would change in a record: a difference where
// they are named, and otherwise what would make its verdict another one.
type WhatIf struct {
	Source
	Difference *analysis.Difference // nil where no other answers are named
	Advice     []advice.Part
	RestsOn    []analysis.Bearing
	Targets    []analysis.PathResult
	AskNext    []analysis.Ask
}

// OtherAnswers tells what the record would be with other answers.
func OtherAnswers(s Source, answers questionnaire.Answers) WhatIf {
	d := analysis.Compare(s.Questionnaire, s.Record.Answers, answers)
	return WhatIf{Source: s, Difference: &d}
}

// Ways tells why the record's verdict is what it is, and what would make it
// another one.
func Ways(s Source, o advice.Options) WhatIf {
	q, answers := s.Questionnaire, s.Record.Answers
	return WhatIf{
		Source:  s,
		Advice:  advice.Of(q, answers, o),
		RestsOn: analysis.LoadBearing(q, answers),
		Targets: advice.Targets(q, answers, o),
		AskNext: analysis.AskNext(q, answers),
	}
}
