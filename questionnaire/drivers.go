package questionnaire

import (
	"cmp"
	"slices"
)

// Driver is one thing that holds the verdict where it is: a gate, or an answer
// that costs points. Exactly one of Gate and Question is set.
type Driver struct {
	Gate     *Gate     // a gate that caps the verdict
	Possible bool      // the gate fires only if what is not known turns out badly
	Question *Question // a question whose answer costs points
	Level    string    // its answer, which may be unknown; "" while it is open
	Cost     int       // hundredths of a point that the answer costs in the lowest case
}

// Drivers returns what holds the headline verdict where it is, the strongest
// first: gates that are not overshadowed by their cap (lowest first, fired
// before possible), then answers by the points that they cost. A suitable
// sheet of best answers has none.
func Drivers(q *Questionnaire, answers Answers, a *Assessment) []Driver {
	var out []Driver
	for _, state := range []State{Fired, Possible} {
		for _, g := range a.gates(state) {
			out = append(out, Driver{Gate: g.Gate, Possible: state == Possible})
		}
	}
	slices.SortStableFunc(out, func(x, y Driver) int { return cmp.Compare(x.Gate.Caps, y.Gate.Caps) })
	costs := make([]Driver, 0, len(q.questions))
	r := q.Read(answers)
	for at, question := range q.questions {
		if cost := q.model.Cost(at, r.Low[at]); cost > 0 {
			costs = append(costs, Driver{Question: question, Level: r.Level(at), Cost: cost})
		}
	}
	slices.SortStableFunc(costs, func(x, y Driver) int { return cmp.Compare(y.Cost, x.Cost) })
	return append(out, costs...)
}
