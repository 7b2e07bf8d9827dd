// Package alternatives judges what could be used instead on the answers that
// are there: whether it is ruled out, what speaks against it and for it, which
// verdict would remain of the findings, and which option a record names as the
// chosen one.
//
// Everything is a pure function of values.
package alternatives

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/internal/judge"
)

// Status is what answers say of an alternative.
type Status string

// The statuses. The first three are those of protocols, the others those of
// overlays.
const (
	RuledOut       Status = "ruled-out"         // a condition that rules it out holds, whatever else is answered
	NotRuledOutYet Status = "not-ruled-out-yet" // an open answer could make one hold
	Possible       Status = "possible"          // none can hold any more
	CalledFor      Status = "called-for"        // something speaks for it
	NotCalledFor   Status = "not-called-for"
)

// Result is an alternative judged on answers. Conditions that wait for an open
// answer stand in Undecided where they could rule it out, and else nowhere.
type Result struct {
	*questionnaire.Alternative
	Status    Status
	RulesOut  []questionnaire.Precondition // that hold
	Undecided []questionnaire.Precondition // that could still rule it out
	Against   []questionnaire.Precondition // that hold
	For       []questionnaire.Precondition // that hold
	Residual  *questionnaire.Assessment    // what remains of the findings; nil where the questionnaire does not say
}

// Judge judges all alternatives of a questionnaire, in its order.
func Judge(q *questionnaire.Questionnaire, answers questionnaire.Answers) []Result {
	r := q.Read(answers)
	out := make([]Result, len(q.Alternatives))
	for i := range q.Alternatives {
		out[i] = judgeOne(q, r, &q.Alternatives[i])
	}
	return out
}

func judgeOne(q *questionnaire.Questionnaire, r *questionnaire.Reading, a *questionnaire.Alternative) Result {
	out := Result{Alternative: a, RulesOut: holding(r, a.RulesOut), Against: holding(r, a.Against), For: holding(r, a.For)}
	for _, p := range a.RulesOut {
		if r.CouldHold(p.When) && !r.Holds(p.When) {
			out.Undecided = append(out.Undecided, p)
		}
	}
	switch {
	case a.Kind() == questionnaire.Overlay && len(out.For) > 0:
		out.Status = CalledFor
	case a.Kind() == questionnaire.Overlay:
		out.Status = NotCalledFor
	case len(out.RulesOut) > 0:
		out.Status = RuledOut
	case len(out.Undecided) > 0:
		out.Status = NotRuledOutYet
	default:
		out.Status = Possible
	}
	if a.Judged() {
		residual := q.Judge(sheet(q, a, r.Low), sheet(q, a, r.High))
		out.Residual = &residual
	}
	return out
}

func holding(r *questionnaire.Reading, all []questionnaire.Precondition) []questionnaire.Precondition {
	var out []questionnaire.Precondition
	for _, p := range all {
		if r.Holds(p.When) {
			out = append(out, p)
		}
	}
	return out
}

// sheet is a sheet as an alternative leaves it: with the levels that it makes
// better, and what it does not ask at its best.
func sheet(q *questionnaire.Questionnaire, a *questionnaire.Alternative, levels judge.Sheet) judge.Sheet {
	out := make(judge.Sheet, len(levels))
	copy(out, levels)
	for _, m := range a.LevelMaps {
		at, ok := q.Position(m.Question)
		if !ok {
			continue
		}
		asked := q.Questions()[at]
		for _, pair := range m.To {
			if to, known := asked.Level(pair.To); known && pair.From == asked.Levels[levels[at]].ID {
				out[at] = to
			}
		}
	}
	for _, id := range a.NotAsked {
		if at, ok := q.Position(id); ok {
			out[at] = 0
		}
	}
	return out
}

// Serves reports whether a protocol is not ruled out.
func (r *Result) Serves() bool { return r.Status == Possible || r.Status == NotRuledOutYet }

// Waits lists the questions whose open answers could rule the alternative out,
// each once.
func (r *Result) Waits(q *questionnaire.Questionnaire, answers questionnaire.Answers) []string {
	read := q.Read(answers)
	var out []string
	seen := map[string]bool{}
	for _, p := range r.Undecided {
		for _, id := range read.Undecided(p.When) {
			if !seen[id] {
				seen[id] = true
				out = append(out, id)
			}
		}
	}
	return out
}

// Remaining returns the gates that hold the residual verdict where it is: those
// that fire whatever is still open and cap at its highest verdict or lower.
func (r *Result) Remaining() []*questionnaire.Gate {
	if r.Residual == nil {
		return nil
	}
	var out []*questionnaire.Gate
	for _, g := range r.Residual.Fired() {
		if g.Caps <= r.Residual.Bracket.Highest {
			out = append(out, g.Gate)
		}
	}
	return out
}

// Answers returns answers as an alternative leaves them, so that what would
// make it better can be searched for by the same means.
func Answers(q *questionnaire.Questionnaire, a *questionnaire.Alternative, answers questionnaire.Answers) questionnaire.Answers {
	r := q.Read(answers)
	levels := sheet(q, a, r.Low)
	out := answers
	for at, question := range q.Questions() {
		if r.Known(at) && levels[at] == r.Low[at] || !r.Known(at) && levels[at] == q.Model().Worst(at) {
			continue
		}
		out = out.WithLevel(question.ID, question.Levels[levels[at]].ID)
	}
	return out
}
