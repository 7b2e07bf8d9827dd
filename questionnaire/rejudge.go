package questionnaire

import (
	"cmp"
	"slices"
)

// Rejudgement is what another questionnaire, or another version of one, makes
// of the same answers. Everything is said of the headline, in which what is not
// known counts as the worst level.
//
// Where the verdict falls, each of the reasons is enough for it by itself; where
// it rises, all of them together were needed. They are complete: the gates that
// people read, and the points, that stand at the lower verdict under the one
// questionnaire and not under the other.
type Rejudgement struct {
	Before, After Assessment
	Gates         []GateShift
	Points        *PointsShift // nil where points are no reason
	Fires         []*Gate      // hold now, by id, and did not; not the overshadowed
	FallsAway     []*Gate      // held, and do not now
	Lost          []Answer     // answers that the other questionnaire has no question or no level for
	Asked         []*Question  // what it asks in addition, and is open
}

// GateShift is a gate that is a reason for another verdict, and why it acts
// otherwise.
type GateShift struct {
	Gate *Gate // of the questionnaire that it holds the verdict down in
	How  Shift
	Was  *Gate // the one with its id in the other questionnaire, or nil
}

// Shift says why a gate acts otherwise under another questionnaire.
type Shift string

// The shifts. A gate of which several hold has the first.
const (
	GateAdded   Shift = "added"      // only the other questionnaire has it
	GateRemoved Shift = "removed"    // only the own one has it
	GateCap     Shift = "cap"        // it holds under both, and caps at another verdict
	GateWhen    Shift = "condition"  // its condition is another one
	GateOpen    Shift = "unanswered" // a question that it names is open under one of the two only
	GateLevels  Shift = "levels"     // the levels of a question that it names stand in another order
)

// PointsShift is how points, or the band that they must reach, differ.
type PointsShift struct {
	Before, After int        // points of the lowest case
	Verdict       Verdict    // the one whose band they reach under one of the two only
	From, Now     int        // where its band begins
	Costs         []CostDiff // the largest first, then in the order of the other questionnaire
}

// CostDiff is an answer that costs other points. A question that only one of
// the questionnaires has costs nothing under the other.
type CostDiff struct {
	Question      string
	Before, After int // hundredths of a point
}

// Rejudge judges answers to one questionnaire, the first, by another.
func Rejudge(own, other *Questionnaire, answers Answers) Rejudgement {
	s, t := own.stand(answers), other.stand(answers)
	was, is := own.judge(s.low, s.low), other.judge(t.low, t.low)
	r := Rejudgement{
		Before: Assess(own, answers), After: Assess(other, answers),
		Fires: s.without(is.Fired()), FallsAway: t.without(was.Fired()),
	}
	switch {
	case is.Verdict() < was.Verdict():
		r.Gates = shifts(t, s, is.Verdict(), GateAdded)
		r.Points = pointsShift(s, t, is.Verdict()+1)
	case is.Verdict() > was.Verdict():
		r.Gates = shifts(s, t, is.Verdict()-1, GateRemoved)
		r.Points = pointsShift(s, t, is.Verdict())
	}
	r.Lost, r.Asked = lost(s, t, answers)
	return r
}

// pointsShift tells how the points miss a verdict's band under one of the
// questionnaires only; nil where they do not.
func pointsShift(s, t *standing, v Verdict) *PointsShift {
	p := PointsShift{Before: s.q.points(s.low), After: t.q.points(t.low), Verdict: v, From: s.q.floor(v) / s.q.weight, Now: t.q.floor(v) / t.q.weight}
	if (p.Before < p.From) == (p.After < p.Now) {
		return nil
	}
	p.Costs = costDiffs(s, t)
	return &p
}

// shifts lists the gates that hold on the lower of two standings and cap at
// most at a verdict; alone is the shift of one that the other one lacks.
func shifts(lower, higher *standing, most Verdict, alone Shift) []GateShift {
	var holding []*gate
	for i := range lower.q.gates {
		if g := &lower.q.gates[i]; g.Caps <= most && g.holds(lower.low) {
			holding = append(holding, g)
		}
	}
	var out []GateShift
	for _, g := range lower.q.unshadowed(holding) {
		out = append(out, GateShift{Gate: g, How: shift(g, lower, higher, alone), Was: higher.q.Gate(g.ID)})
	}
	return out
}

func shift(g *Gate, lower, higher *standing, alone Shift) Shift {
	at, ok := higher.q.gateAt[g.ID]
	switch {
	case !ok:
		return alone
	case higher.holds(g.ID):
		return GateCap
	case condition(g) != condition(higher.q.gates[at].Gate):
		return GateWhen
	}
	for _, c := range g.When {
		if lower.isOpen(c.Question) != higher.isOpen(c.Question) {
			return GateOpen
		}
	}
	return GateLevels
}

// holds reports whether the gate with this id holds in the lowest case.
func (s *standing) holds(id string) bool {
	at, ok := s.q.gateAt[id]
	return ok && s.q.gates[at].holds(s.low)
}

// without leaves the gates that do not hold here, by their id.
func (s *standing) without(gates []GateResult) []*Gate {
	var out []*Gate
	for _, g := range gates {
		if !s.holds(g.ID) {
			out = append(out, g.Gate)
		}
	}
	return out
}

// isOpen reports whether a question has no answer that counts.
func (s *standing) isOpen(question string) bool {
	at, ok := s.q.position[question]
	return !ok || s.from[at] == ""
}

// costDiffs lists the answers that cost other points in the lowest case.
func costDiffs(s, t *standing) []CostDiff {
	var out []CostDiff
	add := func(id string) {
		if d := (CostDiff{id, s.cost(id), t.cost(id)}); d.Before != d.After {
			out = append(out, d)
		}
	}
	for _, question := range t.q.questions {
		add(question.ID)
	}
	for _, question := range s.q.questions {
		if _, again := t.q.position[question.ID]; !again {
			add(question.ID)
		}
	}
	distance := func(d CostDiff) int { return max(d.After-d.Before, d.Before-d.After) }
	slices.SortStableFunc(out, func(a, b CostDiff) int { return cmp.Compare(distance(b), distance(a)) })
	return out
}

// cost is what the answer to a question costs in the lowest case, in hundredths
// of a point; nothing where the questionnaire does not ask it.
func (s *standing) cost(question string) int {
	at, ok := s.q.position[question]
	if !ok {
		return 0
	}
	return s.q.hundredths(s.q.share(at, 0) - s.q.share(at, s.low[at]))
}

// lost lists the answers that count under the first questionnaire and cannot
// be read by the other, and the questions that only the other asks.
func lost(s, t *standing, answers Answers) (gone []Answer, asked []*Question) {
	for at, question := range s.q.questions {
		if s.from[at] != "" && t.isOpen(question.ID) {
			gone = append(gone, answers[s.answer[at]])
		}
	}
	for at, question := range t.q.questions {
		if _, had := s.q.position[question.ID]; !had && t.from[at] == "" {
			asked = append(asked, question)
		}
	}
	return gone, asked
}
