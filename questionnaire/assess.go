package questionnaire

import "flowverdict/questionnaire/internal/judge"

// Assessment is all that the program computes from a questionnaire and
// answers. Low is the case in which every open or unknown answer turns out to
// be its question's worst level, high the case in which it is the best.
type Assessment struct {
	Bracket Bracket
	Score   Range // after the gates' ceilings, 0 to 100
	Points  Range // before them, 0 to 100
	Gates   []GateResult
	Unknown []string // questions answered with unknown, in order
	Open    []string // questions not answered, in order
}

// Verdict is the headline: the lowest, because what is not shown does not
// count.
func (a *Assessment) Verdict() Verdict { return a.Bracket.Lowest }

// Bracket is the lowest and the highest verdict that open answers still allow.
type Bracket = judge.Bracket

// Range is a range of scores or points, both ends included.
type Range = judge.Range

// State says whether a gate caps the verdict whatever is still open.
type State = judge.State

// The states of a gate that stands in an assessment.
const (
	Possible = judge.Possible // fires only if open answers turn out badly
	Fired    = judge.Fired    // fires whatever they are
)

// GateResult is a gate that has fired or might still fire. It is overshadowed
// when another gate of the same state or a stronger one implies it and caps at
// least as low: it is kept in the data and left out of what people read.
type GateResult struct {
	*Gate
	State        State
	Overshadowed bool

	// Remedy is what to do here: the gate's remedy, or what it says otherwise while
	// the levels that are known rule out the alternative that it names.
	Remedy string
}

// Fired returns the gates that have fired and are not overshadowed, in the
// questionnaire's order.
func (a *Assessment) Fired() []GateResult { return a.gates(Fired) }

// Possible returns the gates that might still fire and are not overshadowed.
func (a *Assessment) Possible() []GateResult { return a.gates(Possible) }

func (a *Assessment) gates(state State) []GateResult {
	n := 0
	for i := range a.Gates {
		if a.Gates[i].counts(state) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := make([]GateResult, 0, n)
	for i := range a.Gates {
		if a.Gates[i].counts(state) {
			out = append(out, a.Gates[i])
		}
	}
	return out
}

// counts reports whether a gate in this state is to be told of.
func (g *GateResult) counts(state State) bool { return g.State == state && !g.Overshadowed }

// Assess judges answers. It is pure and total: an answer to a question that
// the questionnaire does not have is passed over, a level that the question
// does not have counts as open. Of two answers to one question the last
// counts.
func Assess(q *Questionnaire, answers Answers) Assessment {
	r := q.Read(answers)
	a := q.Judge(r.Low, r.High)
	for at, question := range q.questions {
		switch r.Level(at) {
		case "":
			a.Open = append(a.Open, question.ID)
		case Unknown:
			a.Unknown = append(a.Unknown, question.ID)
		}
	}
	return a
}

// Judge assesses two sheets of levels, of which the first is nowhere better
// than the second. It knows of no questions that are open or unknown.
func (q *Questionnaire) Judge(low, high judge.Sheet) Assessment {
	j := q.model.Judge(low, high)
	a := Assessment{Bracket: j.Bracket, Score: j.Score, Points: j.Points}
	if len(j.Gates) > 0 {
		a.Gates = make([]GateResult, len(j.Gates))
	}
	for i, h := range j.Gates {
		gate := &q.Gates[h.Gate]
		a.Gates[i] = GateResult{gate, h.State, h.Overshadowed, q.remedy(gate, low, high)}
	}
	return a
}
