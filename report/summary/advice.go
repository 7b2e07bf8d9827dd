package summary

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
)

// Advice says why a verdict is what it is, what it rests on, what would change
// it and who would have to, and what to ask next: in sentences that hold the
// questionnaire's words and none of people's, and as analysis found it.
type Advice struct {
	Parts   []Part
	RestsOn []analysis.Bearing
	Targets []analysis.PathResult // of each better verdict, the nearest first, up to the first that is out of reach
	AskNext analysis.Asking
}

// Part is one subject: a heading, a sentence that says the main thing, and
// points below it.
type Part struct {
	Title  string
	Lead   string
	Points []Point
}

// Point is one line of a part. Question is the id of the question that it
// leads to, "" where there is none.
type Point struct {
	Text     string
	Question string
}

// Options says how much is told of what would make a verdict better. The zero
// value is what a report tells.
type Options struct {
	Facts bool // let answers be better that nobody can change, as if things were otherwise
	All   bool // tell every way that was found, not only the first few
}

// Advice says all of it for the answers that are summed up.
func (s *Summary) Advice(o Options) Advice {
	t := newTeller(s.q, s.answers, s.a, o)
	out := Advice{RestsOn: s.bearings, Targets: t.targets(), AskNext: analysis.AskNext(s.q, s.answers)}
	out.Parts = append([]Part{t.why(), t.rests(out.RestsOn)}, t.changes(out.Targets)...)
	if next, ok := t.next(out.AskNext); ok {
		out.Parts = append(out.Parts, next)
	}
	return out
}

// teller puts what analysis finds about answers into sentences.
type teller struct {
	q       *questionnaire.Questionnaire
	answers questionnaire.Answers
	a       *questionnaire.Assessment
	gates   map[string]questionnaire.GateResult
	options Options
}

func newTeller(q *questionnaire.Questionnaire, answers questionnaire.Answers, a *questionnaire.Assessment, o Options) *teller {
	t := &teller{q, answers, a, map[string]questionnaire.GateResult{}, o}
	for _, g := range a.Gates {
		t.gates[g.ID] = g
	}
	return t
}
