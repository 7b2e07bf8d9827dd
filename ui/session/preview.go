package session

import (
	"cmp"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
)

// Preview says what this level would change. Nothing is answered by it.
func (s *Session) Preview(question, level string) analysis.Difference {
	return analysis.Compare(s.q, s.draft.Answers, s.draft.Answers.WithLevel(question, level))
}

// Fires returns the gates that a change fires, the lowest cap first, without
// those that another gate overshadows: a gate that only comes out of such a
// shadow has fired before.
func Fires(d *analysis.Difference) []*questionnaire.Gate { return both(d.Fired, d.Appearing) }

// Lifts returns the gates that a change lifts, the lowest cap first, without
// those that another gate overshadowed: a gate that only falls into such a
// shadow holds still.
func Lifts(d *analysis.Difference) []*questionnaire.Gate { return both(d.Lifted, d.Vanishing) }

func both(these, those []*questionnaire.Gate) []*questionnaire.Gate {
	var out []*questionnaire.Gate
	for _, g := range these {
		if slices.Contains(those, g) {
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(x, y *questionnaire.Gate) int { return cmp.Compare(x.Caps, y.Caps) })
	return out
}
