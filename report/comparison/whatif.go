package comparison

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
	"slices"
)

// WhatIf is what other answers would change in a record: a difference where
// they are named, and otherwise what would make its verdict another one.
type WhatIf struct {
	Source
	Difference *analysis.Difference // nil where no other answers are named
	Advice     summary.Advice       // empty where there is a difference
	Instead    *summary.Summary     // where alternatives were asked for: the advice is of them; else nil
	Conflicts  []evidence.Looked    // answers that facts contradict and nobody has settled, of those that are supposed; none for alternatives
}

// conflicts are the answers of a draft that facts contradict and nobody settled.
func conflicts(q *questionnaire.Questionnaire, d review.Draft) []evidence.Looked {
	return slices.DeleteFunc(d.Looked(q), func(l evidence.Looked) bool { return len(l.Conflicts()) == 0 })
}

// OtherAnswers tells what the record would be with other answers.
func OtherAnswers(s Source, answers questionnaire.Answers) WhatIf {
	d := analysis.Compare(s.Questionnaire, s.Record.Answers, answers)
	supposed := s.Record.Draft
	supposed.Answers = answers
	return WhatIf{Source: s, Difference: &d, Conflicts: conflicts(s.Questionnaire, supposed)}
}

// Instead tells what could be used instead, judged on the record's answers.
func Instead(s Source, o summary.Options) WhatIf {
	a := questionnaire.Assess(s.Questionnaire, s.Record.Answers)
	said := summary.Of(s.Questionnaire, s.Record.Draft, &a)
	return WhatIf{Source: s, Advice: said.OtherWays(o), Instead: &said}
}

// Ways tells why the record's verdict is what it is, and what would make it
// another one.
func Ways(s Source, o summary.Options) WhatIf {
	a := questionnaire.Assess(s.Questionnaire, s.Record.Answers)
	said := summary.Of(s.Questionnaire, s.Record.Draft, &a)
	return WhatIf{Source: s, Advice: said.Advice(o), Conflicts: conflicts(s.Questionnaire, s.Record.Draft)}
}
