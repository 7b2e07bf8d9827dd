package analysis

import (
	"cmp"
	"slices"

	"flowverdict/questionnaire"
)

// Causes say which changed answers made the headline verdict what it is now.
//
// Where the verdict fell, a cause is a smallest set of answers that changed for
// the worse and are enough for the new verdict: with them, every change for the
// better, and everything else as it was before, the verdict is the new one, and
// without any one of them it is not. Where the verdict rose, it is the same the
// other way round: a smallest set of answers that changed for the better and
// are enough against every change for the worse. So where all changes go one
// way, a cause is a smallest set that gives the new verdict when it alone is
// applied to the old answers; and where they go both ways, one that others make
// up for is no cause, and what a cause does (a gate that fires, points that are
// missing) still stands in the new answers.
//
// Each cause is enough by itself. To change the verdict back, one answer of
// each of them has to change back.
type Causes struct {
	Sets    []Cause // smallest first, then in the questionnaire's order
	More    bool    // there are more than 100
	Stopped bool    // the search ended at its limit: each set holds, but there may be more

	// Worse is the headline of the old answers with the changes for the worse
	// only, Better the one with the changes for the better only. What is not
	// known counts as the worst level here too.
	Worse, Better questionnaire.Verdict
	Mixed         bool // there are changes of both kinds
}

// Cause is one smallest set of changed answers that is enough for the new
// verdict, and how it acts.
type Cause struct {
	Answers []Change              // in the questionnaire's order
	Gates   []*questionnaire.Gate // which it fires where the verdict fell, and lifts where it rose; not the overshadowed
	Points  bool                  // it takes, or brings, the points that make the verdict
}

// mostCauses is how many sets are listed.
const mostCauses = 100

// CausesOf returns the causes of the change of the headline verdict between
// two sets of answers to one questionnaire: none where it is the same. At most
// 100 are listed. Whatever the answers, the search is bounded.
func CausesOf(q *questionnaire.Questionnaire, before, after questionnaire.Answers) Causes {
	out, _ := causes(q, before, after, mostCauses, usual())
	return out
}

// causes also tells the steps that the search took.
func causes(q *questionnaire.Questionnaire, before, after questionnaire.Answers, limit int, l limits) (Causes, int) {
	s, t := q.Read(before), q.Read(after)
	worse, better := slices.Clone(s.Low), slices.Clone(s.Low)
	var fallen, risen []int
	for at := range s.Low {
		switch {
		case t.Low[at] > s.Low[at]:
			worse[at] = t.Low[at]
			fallen = append(fallen, at)
		case t.Low[at] < s.Low[at]:
			better[at] = t.Low[at]
			risen = append(risen, at)
		}
	}
	out := Causes{Worse: q.Model().Verdict(worse), Better: q.Model().Verdict(better), Mixed: len(fallen) > 0 && len(risen) > 0}
	was, is := q.Model().Verdict(s.Low), q.Model().Verdict(t.Low)
	var sets [][]int
	start, steps := better, budget{left: l.causes}
	switch {
	case is < was:
		sets = falls(q, better, t.Low, fallen, is, limit+1, &steps)
	case is > was:
		start = worse
		sets = rises(q, worse, t.Low, risen, is, limit+1, &steps)
	}
	out.Stopped = steps.stopped
	if len(sets) > limit {
		sets, out.More = sets[:limit], true
	}
	for _, set := range sets {
		c := cause(q, start, t.Low, set, is)
		for _, at := range set {
			c.Answers = append(c.Answers, Change{q.Questions()[at], s.Level(at), t.Level(at)})
		}
		out.Sets = append(out.Sets, c)
	}
	return out, l.causes - steps.left
}

// falls finds the smallest sets of fallen questions that lead from a sheet down
// to the verdict: those that let a gate fire, and those that cost the points.
func falls(q *questionnaire.Questionnaire, start, end, fallen []int, verdict questionnaire.Verdict, limit int, steps *budget) [][]int {
	var sets [][]int
	for i := range q.Model().Gates {
		g := &q.Model().Gates[i]
		if g.Caps > verdict || !g.Holds(end) {
			continue
		}
		var set []int
		for _, c := range g.Clauses {
			if start[c.Question] < c.Level {
				set = append(set, c.Question)
			}
		}
		slices.Sort(set)
		sets = append(sets, set)
	}
	sets = smallestOf(sets)
	cost := func(at int) int { return q.Model().Share(at, start[at]) - q.Model().Share(at, end[at]) }
	search := &setSearch{need: q.Model().Sum(start) - q.Model().Floor(verdict+1) + 1, levers: 1, steps: steps}
	for _, at := range fallen {
		search.add(at, cost(at), 1)
	}
	search.begin()
	for _, set := range sets {
		var barred []int
		for _, at := range set {
			barred = append(barred, slices.Index(fallen, at))
		}
		search.bar(barred)
	}
	// A set that lets a gate fire is not smallest where less of it costs the
	// points already.
	sets = slices.DeleteFunc(sets, func(set []int) bool {
		sum, least := 0, cost(set[0])
		for _, at := range set {
			sum, least = sum+cost(at), min(least, cost(at))
		}
		return sum-least >= search.need
	})
	found := search.ofAnySize(limit)
	if len(sets)+len(found) == 0 {
		found = [][]int{search.some()}
	}
	sets = append(sets, found...)
	slices.SortFunc(sets, func(x, y []int) int { return cmp.Or(cmp.Compare(len(x), len(y)), slices.Compare(x, y)) })
	return sets
}

// smallestOf leaves the sets, each once, that hold none of the others.
func smallestOf(sets [][]int) [][]int {
	var out [][]int
	for i, set := range sets {
		if !slices.ContainsFunc(sets, func(other []int) bool { return len(other) < len(set) && within(other, set) }) &&
			!slices.ContainsFunc(sets[:i], func(other []int) bool { return slices.Equal(other, set) }) {
			out = append(out, set)
		}
	}
	return out
}

// within reports whether the second set holds all of the first. Both are in
// order.
func within(set, other []int) bool {
	for _, at := range set {
		for len(other) > 0 && other[0] < at {
			other = other[1:]
		}
		if len(other) == 0 || other[0] != at {
			return false
		}
	}
	return true
}

// rises finds the smallest sets of risen questions that lead from a sheet up to
// the verdict: those that lift every gate below it and bring the points.
func rises(q *questionnaire.Questionnaire, start, end, risen []int, verdict questionnaire.Verdict, limit int, steps *budget) [][]int {
	search := &setSearch{need: q.Model().Floor(verdict) - q.Model().Sum(start), levers: 1, steps: steps}
	for _, at := range risen {
		search.add(at, q.Model().Share(at, end[at])-q.Model().Share(at, start[at]), 1)
	}
	search.begin()
	for i := range q.Model().Gates {
		g := &q.Model().Gates[i]
		if g.Caps >= verdict || !g.Holds(start) {
			continue
		}
		var by []int
		for _, c := range g.Clauses {
			if end[c.Question] < c.Level {
				if i := slices.Index(risen, c.Question); i >= 0 {
					by = append(by, i)
				}
			}
		}
		search.lift(by)
	}
	if sets := search.ofAnySize(limit); len(sets) > 0 {
		return sets
	}
	return [][]int{search.some()}
}

// cause says how a set acts that is changed on a sheet and gives the verdict.
func cause(q *questionnaire.Questionnaire, start, end, set []int, verdict questionnaire.Verdict) Cause {
	sheet := slices.Clone(start)
	for _, at := range set {
		sheet[at] = end[at]
	}
	fell := q.Model().Verdict(start) > verdict
	var c Cause
	m := q.Model()
	var gates []int
	for i := range m.Gates {
		g := &m.Gates[i]
		if fell && g.Caps == verdict && g.Holds(sheet) || !fell && g.Caps < verdict && g.Holds(start) {
			gates = append(gates, i)
		}
	}
	for _, i := range m.Unshadowed(gates) {
		c.Gates = append(c.Gates, &q.Gates[i])
	}
	c.Points = fell && m.Band(m.Points(sheet)) == verdict || !fell && m.Band(m.Points(start)) < verdict
	return c
}
