package questionnaire

import "flowverdict/questionnaire/internal/judge"

// remedy returns what a gate asks for on two sheets. A condition that holds on
// both holds on all that lie between them.
func (q *Questionnaire) remedy(g *Gate, low, high judge.Sheet) string {
	if g.Otherwise == "" {
		return g.Remedy
	}
	if a := q.Alternative(g.Instead); a != nil && q.ruledOut(a, low, high) {
		return g.Otherwise
	}
	return g.Remedy
}

func (q *Questionnaire) ruledOut(a *Alternative, low, high judge.Sheet) bool {
	for _, p := range a.RulesOut {
		if q.holds(p.When, low) && q.holds(p.When, high) {
			return true
		}
	}
	return false
}

func (q *Questionnaire) holds(w When, sheet judge.Sheet) bool {
	for _, c := range w {
		first, last, ok := q.Span(c)
		if !ok {
			return false
		}
		if level := sheet[q.position[c.Question]]; level < first || last < level {
			return false
		}
	}
	return true
}

// Remedy returns what a gate asks for in this assessment, or its own remedy
// where it does not stand in it.
func (a *Assessment) Remedy(g *Gate) string {
	for i := range a.Gates {
		if a.Gates[i].Gate == g {
			return a.Gates[i].Remedy
		}
	}
	return g.Remedy
}
