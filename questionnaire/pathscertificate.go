package questionnaire

import (
	"cmp"
	"slices"
)

// Certificate says why no change that is allowed reaches a verdict: gates that
// frozen answers hold down, or points that frozen answers cost, or both. Each
// barrier alone makes it impossible, and every gate that does is named.
type Certificate struct {
	Gates   []Barrier    // in the questionnaire's order
	Points  *Shortfall   // nil where the points would suffice
	Instead []Substitute // what these gates name to use instead, the lowest cap first
}

// Barrier is a gate capping below the target whose whole condition rests on
// frozen answers. It is overshadowed when another barrier implies it and caps
// at least as low.
type Barrier struct {
	*Gate
	Frozen       []Answer // in the order of the gate's clauses
	Overshadowed bool
}

// Shortfall says that frozen answers cost too many points: with all else at
// its best there are only Best points where the target needs Needed. Frozen is
// the fewest answers that prove it, the dearest first.
type Shortfall struct {
	Best, Needed int // 0 to 100
	Frozen       []Answer
}

// certify says why the target is out of reach, or returns nil.
func (q *Questionnaire) certify(s *standing, target Verdict, movable []bool) *Certificate {
	best := slices.Clone(s.low)
	for at := range best {
		if movable[at] {
			best[at] = 0
		}
	}
	var c Certificate
	held := make([]bool, len(q.gates))
	for i := range q.gates {
		held[i] = q.gates[i].Caps < target && q.gates[i].holds(best)
	}
	for i := range q.gates {
		if !held[i] {
			continue
		}
		b := Barrier{Gate: q.gates[i].Gate, Overshadowed: slices.ContainsFunc(q.gates[i].impliers, func(j int) bool { return held[j] })}
		for _, x := range q.gates[i].clauses {
			b.Frozen = append(b.Frozen, s.answered(x.question))
		}
		c.Gates = append(c.Gates, b)
	}
	c.Instead = q.substitutes(c.Gates)
	if missing := q.floor(target) - q.sum(best); missing > 0 {
		c.Points = q.shortfall(s, best, target)
	}
	if c.Gates == nil && c.Points == nil {
		return nil
	}
	return &c
}

// answered is the answer to a question without its note.
func (s *standing) answered(at int) Answer {
	return Answer{Question: s.q.questions[at].ID, Level: s.from[at]}
}

// substitutes are what barriers name to use instead, each once.
func (q *Questionnaire) substitutes(barriers []Barrier) []Substitute {
	var out []Substitute
	for _, b := range slices.SortedStableFunc(slices.Values(barriers), func(x, y Barrier) int { return cmp.Compare(x.Caps, y.Caps) }) {
		alternative := q.Alternative(b.Gate.Instead)
		if alternative == nil {
			continue
		}
		at := slices.IndexFunc(out, func(s Substitute) bool { return s.ID == alternative.ID })
		if at < 0 {
			at = len(out)
			out = append(out, Substitute{Alternative: alternative})
		}
		out[at].Gates = append(out[at].Gates, b.Gate)
	}
	return out
}

// shortfall takes the dearest frozen answers until what they cost is more than
// the target allows, so that no smaller number of them would prove it.
func (q *Questionnaire) shortfall(s *standing, best []int, target Verdict) *Shortfall {
	cost := func(at int) int { return q.share(at, 0) - q.share(at, best[at]) }
	var dear []int
	for at := range best {
		if cost(at) > 0 {
			dear = append(dear, at)
		}
	}
	slices.SortStableFunc(dear, func(x, y int) int { return cmp.Compare(cost(y), cost(x)) })
	out := &Shortfall{Best: q.points(best), Needed: q.floor(target) / q.weight}
	left := 100*q.weight - q.floor(target)
	for _, at := range dear {
		out.Frozen = append(out.Frozen, s.answered(at))
		if left -= cost(at); left < 0 {
			break
		}
	}
	return out
}
