package analysis

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/internal/judge"
)

// mildestLevels returns the sheet in which the questions of a set are improved
// by the fewest steps in all that reach the target, of several such sheets the
// one that improves earlier questions less. The set must reach the target with
// all its questions at their best. Where the budget does not suffice, it is some
// sheet of which no level can be made worse.
func mildestLevels(q *questionnaire.Questionnaire, low []int, target questionnaire.Verdict, set []int, steps *budget) []int {
	m := levelSearch{q: q, low: low, set: set, bound: slices.Clone(low), gain: q.Model().Floor(target) - q.Model().Sum(low), budget: steps}
	for i := range q.Model().Gates {
		if g := &q.Model().Gates[i]; g.Caps < target && g.Holds(low) {
			m.gates = append(m.gates, g)
		}
	}
	m.lift(0)
	if m.found == nil || steps.stopped {
		return m.eased()
	}
	return m.found
}

// eased begins with the set at its best and makes one question after the other
// as bad as the target allows.
func (m *levelSearch) eased() []int {
	sheet := slices.Clone(m.low)
	for _, at := range m.set {
		sheet[at] = 0
		m.gain -= m.q.Model().Share(at, 0) - m.q.Model().Share(at, m.low[at])
	}
	for _, at := range m.set {
		for level := m.low[at]; level > 0; level-- {
			loss := m.q.Model().Share(at, 0) - m.q.Model().Share(at, level)
			if sheet[at] = level; m.gain+loss <= 0 && !slices.ContainsFunc(m.gates, func(g *judge.Gate) bool { return g.Holds(sheet) }) {
				m.gain += loss
				break
			}
			sheet[at] = 0
		}
	}
	return sheet
}

// levelSearch looks for the levels of one set. A gate can be lifted at any of its
// clauses, so gates with several clauses in the set branch; what is left then
// is a bound on each question and points to gain.
type levelSearch struct {
	q     *questionnaire.Questionnaire
	low   []int
	set   []int
	gates []*judge.Gate // below the target that hold
	bound []int         // the worst level that each question may keep
	gain  int           // weighted points that are missing
	found []int
	steps int // of found
	*budget
}

// lift tries every way to lift the gates from this one on.
func (m *levelSearch) lift(at int) {
	for ; at < len(m.gates); at++ {
		if m.gates[at].Holds(m.bound) {
			break
		}
	}
	if !m.spend(len(m.gates) + len(m.set)) {
		return
	}
	if at == len(m.gates) {
		m.fill()
		return
	}
	for _, c := range m.gates[at].Clauses {
		if slices.Contains(m.set, c.Question) {
			was := m.bound[c.Question]
			m.bound[c.Question] = c.Level - 1
			m.lift(at + 1)
			m.bound[c.Question] = was
		}
	}
}

// fill spends the fewest further steps that gain the points missing below the
// bounds. most[i][t] is what the questions from the i-th on can gain with t
// steps.
func (m *levelSearch) fill() {
	forced, room, missing := 0, 0, m.gain
	for _, at := range m.set {
		forced += m.low[at] - m.bound[at]
		room += m.bound[at]
		missing -= m.q.Model().Share(at, m.bound[at]) - m.q.Model().Share(at, m.low[at])
	}
	if m.found != nil {
		room = min(room, m.steps-forced) // more steps than the best so far are of no use
	}
	if room < 0 {
		return
	}
	cost := 0
	for _, at := range m.set {
		cost += (room + 1) * (m.bound[at] + 1)
	}
	if !m.spend(cost) {
		return
	}
	most := make([][]int, len(m.set)+1)
	most[len(m.set)] = make([]int, room+1)
	for i := len(m.set) - 1; i >= 0; i-- {
		most[i] = make([]int, room+1)
		for t := range most[i] {
			for steps := 0; steps <= min(t, m.bound[m.set[i]]); steps++ {
				most[i][t] = max(most[i][t], m.more(i, steps)+most[i+1][t-steps])
			}
		}
	}
	for t := range most[0] {
		if most[0][t] >= missing {
			m.keep(most, forced+t, t, missing)
			return
		}
	}
}

// more is what steps below its bound gain for the i-th question of the set.
func (m *levelSearch) more(i, steps int) int {
	at := m.set[i]
	return m.q.Model().Share(at, m.bound[at]-steps) - m.q.Model().Share(at, m.bound[at])
}

// keep reads the sheet off that improves earlier questions less, and keeps it
// if it is better than the one found so far.
func (m *levelSearch) keep(most [][]int, total, t, missing int) {
	sheet := slices.Clone(m.low)
	for i, at := range m.set {
		for steps := 0; ; steps++ {
			if gained := m.more(i, steps); gained+most[i+1][t-steps] >= missing {
				sheet[at] = m.bound[at] - steps
				t, missing = t-steps, missing-gained
				break
			}
		}
	}
	// Worse levels first: the earlier question improved less.
	if m.found == nil || total < m.steps || slices.Compare(sheet, m.found) > 0 {
		m.found, m.steps = sheet, total
	}
}
