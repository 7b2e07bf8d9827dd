package analysis

import (
	"cmp"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/internal/judge"
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
	Before, After questionnaire.Assessment
	Gates         []GateShift
	Points        *PointsShift              // nil where points are no reason
	Fires         []*questionnaire.Gate     // hold now, by id, and did not; not the overshadowed
	FallsAway     []*questionnaire.Gate     // held, and do not now
	Lost          []questionnaire.Answer    // answers that the other questionnaire has no question or no level for
	Asked         []*questionnaire.Question // what it asks in addition, and is open
}

// GateShift is a gate that is a reason for another verdict, and why it acts
// otherwise.
type GateShift struct {
	Gate *questionnaire.Gate // of the questionnaire that it holds the verdict down in
	How  Shift
	Was  *questionnaire.Gate // the one with its id in the other questionnaire, or nil
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
	Before, After int                   // points of the lowest case
	Verdict       questionnaire.Verdict // the one whose band they reach under one of the two only
	From, Now     int                   // where its band begins
	Costs         []CostDiff            // the largest first, then in the order of the other questionnaire
}

// CostDiff is an answer that costs other points. A question that only one of
// the questionnaires has costs nothing under the other.
type CostDiff struct {
	Question      string
	Before, After int // hundredths of a point
}

// reading is answers read by one of the two questionnaires.
type reading struct {
	*questionnaire.Reading
	q *questionnaire.Questionnaire
	m *judge.Model
}

func readBy(q *questionnaire.Questionnaire, answers questionnaire.Answers) *reading {
	return &reading{q.Read(answers), q, q.Model()}
}

// Rejudge judges answers to one questionnaire, the first, by another. carried
// are these answers as the other one takes them.
func Rejudge(own, other *questionnaire.Questionnaire, answers, carried questionnaire.Answers) Rejudgement {
	s, t := readBy(own, answers), readBy(other, carried)
	was, is := own.Judge(s.Low, s.Low), other.Judge(t.Low, t.Low)
	r := Rejudgement{
		Before: questionnaire.Assess(own, answers), After: questionnaire.Assess(other, carried),
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
	r.Lost, r.Asked = lost(s, t)
	return r
}

// pointsShift tells how the points miss a verdict's band under one of the
// questionnaires only; nil where they do not.
func pointsShift(s, t *reading, v questionnaire.Verdict) *PointsShift {
	p := PointsShift{Before: s.m.Points(s.Low), After: t.m.Points(t.Low), Verdict: v, From: s.m.Floor(v) / s.m.Weight, Now: t.m.Floor(v) / t.m.Weight}
	if (p.Before < p.From) == (p.After < p.Now) {
		return nil
	}
	p.Costs = costDiffs(s, t)
	return &p
}

// shifts lists the gates that hold on the lower of two standings and cap at
// most at a verdict; alone is the shift of one that the other one lacks.
func shifts(lower, higher *reading, most questionnaire.Verdict, alone Shift) []GateShift {
	var holding []int
	for i := range lower.m.Gates {
		if g := &lower.m.Gates[i]; g.Caps <= most && g.Holds(lower.Low) {
			holding = append(holding, i)
		}
	}
	var out []GateShift
	for _, i := range lower.m.Unshadowed(holding) {
		g := &lower.q.Gates[i]
		out = append(out, GateShift{Gate: g, How: shift(g, lower, higher, alone), Was: higher.q.Gate(g.ID)})
	}
	return out
}

func shift(g *questionnaire.Gate, lower, higher *reading, alone Shift) Shift {
	at, ok := higher.q.GatePosition(g.ID)
	switch {
	case !ok:
		return alone
	case higher.holds(g.ID):
		return GateCap
	case g.Condition() != higher.q.Gates[at].Condition():
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
func (s *reading) holds(id string) bool {
	at, ok := s.q.GatePosition(id)
	return ok && s.m.Gates[at].Holds(s.Low)
}

// without leaves the gates that do not hold here, by their id.
func (s *reading) without(gates []questionnaire.GateResult) []*questionnaire.Gate {
	var out []*questionnaire.Gate
	for _, g := range gates {
		if !s.holds(g.ID) {
			out = append(out, g.Gate)
		}
	}
	return out
}

// isOpen reports whether a question has no answer that counts.
func (s *reading) isOpen(question string) bool {
	at, ok := s.q.Position(question)
	return !ok || s.Level(at) == ""
}

// costDiffs lists the answers that cost other points in the lowest case.
func costDiffs(s, t *reading) []CostDiff {
	var out []CostDiff
	add := func(id string) {
		if d := (CostDiff{id, s.cost(id), t.cost(id)}); d.Before != d.After {
			out = append(out, d)
		}
	}
	for _, question := range t.q.Questions() {
		add(question.ID)
	}
	for _, question := range s.q.Questions() {
		if _, again := t.q.Position(question.ID); !again {
			add(question.ID)
		}
	}
	distance := func(d CostDiff) int { return max(d.After-d.Before, d.Before-d.After) }
	slices.SortStableFunc(out, func(a, b CostDiff) int { return cmp.Compare(distance(b), distance(a)) })
	return out
}

// cost is what the answer to a question costs in the lowest case, in hundredths
// of a point; nothing where the questionnaire does not ask it.
func (s *reading) cost(question string) int {
	at, ok := s.q.Position(question)
	if !ok {
		return 0
	}
	return s.m.Hundredths(s.m.Share(at, 0) - s.m.Share(at, s.Low[at]))
}

// lost lists the answers that count under the first questionnaire and cannot
// be read by the other, and the questions that only the other asks.
func lost(s, t *reading) (gone []questionnaire.Answer, asked []*questionnaire.Question) {
	for at, question := range s.q.Questions() {
		if answer, ok := s.Answer(at); ok && s.Level(at) != "" && t.isOpen(question.ID) {
			gone = append(gone, answer)
		}
	}
	for at, question := range t.q.Questions() {
		if _, had := s.q.Position(question.ID); !had && t.Level(at) == "" {
			asked = append(asked, question)
		}
	}
	return gone, asked
}
