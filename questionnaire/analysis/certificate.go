package analysis

import (
	"cmp"
	"slices"

	"flowverdict/questionnaire"
)

// Certificate says why no change that is allowed reaches a verdict: gates that
// frozen answers hold down, or points that frozen answers cost, or both. Each
// barrier alone makes it impossible, and every gate that does is named.
type Certificate struct {
	Gates   []Barrier                  // in the questionnaire's order
	Points  *Shortfall                 // nil where the points would suffice
	Instead []questionnaire.Substitute // what these gates name to use instead, the lowest cap first
}

// Barrier is a gate capping below the target whose whole condition rests on
// frozen answers. It is overshadowed when another barrier implies it and caps
// at least as low.
type Barrier struct {
	*questionnaire.Gate
	Frozen       []questionnaire.Answer // in the order of the gate's clauses
	Overshadowed bool
}

// Shortfall says that frozen answers cost too many points: with all else at
// its best there are only Best points where the target needs Needed. Frozen is
// the fewest answers that prove it, the dearest first.
type Shortfall struct {
	Best, Needed int // 0 to 100
	Frozen       []questionnaire.Answer
}

// certify says why the target is out of reach, or returns nil.
func certify(q *questionnaire.Questionnaire, s *questionnaire.Reading, target questionnaire.Verdict, movable []bool) *Certificate {
	best := slices.Clone(s.Low)
	for at := range best {
		if movable[at] {
			best[at] = 0
		}
	}
	var c Certificate
	held := make([]bool, len(q.Model().Gates))
	for i := range q.Model().Gates {
		held[i] = q.Model().Gates[i].Caps < target && q.Model().Gates[i].Holds(best)
	}
	for i := range q.Model().Gates {
		if !held[i] {
			continue
		}
		b := Barrier{Gate: &q.Gates[i], Overshadowed: slices.ContainsFunc(q.Model().Gates[i].Impliers, func(j int) bool { return held[j] })}
		for _, x := range q.Model().Gates[i].Clauses {
			b.Frozen = append(b.Frozen, answered(q, s, x.Question))
		}
		c.Gates = append(c.Gates, b)
	}
	c.Instead = substitutes(q, s, c.Gates)
	if missing := q.Model().Floor(target) - q.Model().Sum(best); missing > 0 {
		c.Points = shortfall(q, s, best, target)
	}
	if c.Gates == nil && c.Points == nil {
		return nil
	}
	return &c
}

// answered is the answer to a question without its note.
func answered(q *questionnaire.Questionnaire, s *questionnaire.Reading, at int) questionnaire.Answer {
	return questionnaire.Answer{Question: q.Questions()[at].ID, Level: s.Level(at)}
}

// substitutes are what barriers name to use instead, each once, without what the
// answers rule out.
func substitutes(q *questionnaire.Questionnaire, s *questionnaire.Reading, barriers []Barrier) []questionnaire.Substitute {
	var out []questionnaire.Substitute
	for _, b := range slices.SortedStableFunc(slices.Values(barriers), func(x, y Barrier) int { return cmp.Compare(x.Caps, y.Caps) }) {
		alternative := q.Alternative(b.Gate.Instead)
		if alternative == nil || s.RulesOut(alternative) {
			continue
		}
		at := slices.IndexFunc(out, func(s questionnaire.Substitute) bool { return s.ID == alternative.ID })
		if at < 0 {
			at = len(out)
			out = append(out, questionnaire.Substitute{Alternative: alternative})
		}
		out[at].Gates = append(out[at].Gates, b.Gate)
	}
	return out
}

// shortfall takes the dearest frozen answers until what they cost is more than
// the target allows, so that no smaller number of them would prove it.
func shortfall(q *questionnaire.Questionnaire, s *questionnaire.Reading, best []int, target questionnaire.Verdict) *Shortfall {
	cost := func(at int) int { return q.Model().Share(at, 0) - q.Model().Share(at, best[at]) }
	var dear []int
	for at := range best {
		if cost(at) > 0 {
			dear = append(dear, at)
		}
	}
	slices.SortStableFunc(dear, func(x, y int) int { return cmp.Compare(cost(y), cost(x)) })
	out := &Shortfall{Best: q.Model().Points(best), Needed: q.Model().Floor(target) / q.Model().Weight}
	left := 100*q.Model().Weight - q.Model().Floor(target)
	for _, at := range dear {
		out.Frozen = append(out.Frozen, answered(q, s, at))
		if left -= cost(at); left < 0 {
			break
		}
	}
	return out
}
