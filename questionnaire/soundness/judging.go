package soundness

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/internal/judge"
)

// masks: on the mildest sheet on which a gate fires, it must decide the
// verdict, or declare the gate that hides it. On any other sheet on which it
// fires the points are no higher and no fewer gates fire, so a gate that does
// not decide here decides nowhere.
func (c *checker) masks() {
	for i := range c.q.Model().Gates {
		g, sheet := &c.q.Gates[i], mildest(c.q, i)
		path := gatePath(c.gateAt[i])
		points := questionnaire.Suitable // where they cannot be counted
		if c.points {
			points = c.q.Model().Band(c.q.Model().Points(sheet))
		}
		var hiding []string // gates that fire whenever this one does, and cap at least as low
		for j := range c.q.Model().Gates {
			if j != i && c.q.Model().Gates[j].Caps <= g.Caps && c.q.Model().Gates[j].Holds(sheet) {
				hiding = append(hiding, c.q.Gates[j].ID)
			}
		}
		switch {
		case points <= g.Caps:
			c.add(MaskedGate, path, fmt.Sprintf("gate %q can never decide: the points alone give %s whenever it fires", g.ID, points), "lower its cap or the question's weight")
			c.showMasked(i, sheet)
		case c.leftOut[g.Behind]: // what that one does cannot be told
		case g.Behind != "" && !slices.Contains(hiding, g.Behind):
			c.add(FalseDeclared, path+".behind", fmt.Sprintf("gate %q is not hidden by %q", g.ID, g.Behind), "remove behind, or name the gate that always fires with it")
			c.showNotHidden(i, sheet)
		case g.Behind == "" && len(hiding) > 0:
			c.add(MaskedGate, path, fmt.Sprintf("gate %q can never decide: %s always fires with it and caps at least as low", g.ID, few(hiding)), "raise the other's cap, or declare it with behind: "+hiding[0])
			c.showMasked(i, sheet)
		}
	}
}

// few lists ids, of many the first only.
func few(ids []string) string {
	const most = 8
	if len(ids) <= most {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(ids[:most], ", "), len(ids)-most)
}

// mildest is the best sheet on which a gate fires.
func mildest(q *questionnaire.Questionnaire, gate int) judge.Sheet {
	best := make(judge.Sheet, len(q.Questions()))
	return q.Model().Gates[gate].Mildest(make(judge.Sheet, len(best)), best)
}

// deadLevels: neighbours must differ in points or in a gate. Questions whose
// levels cannot be compared are passed over.
func (c *checker) deadLevels() {
	named := map[judge.Clause]bool{}
	for _, g := range c.q.Model().Gates {
		for _, x := range g.Clauses {
			named[x] = true
		}
	}
	at := 0
	for s := range c.q.Sections {
		for i, q := range c.q.Sections[s].Questions {
			for j := 1; j < len(q.Levels) && c.questions[at]; j++ {
				if q.Levels[j].Points == q.Levels[j-1].Points && !named[judge.Clause{Question: at, Level: j}] {
					c.add(DeadLevel, fmt.Sprintf("sections[%d].questions[%d].levels[%d]", s, i, j), fmt.Sprintf("level %q of %q has the points of %q and no gate tells them apart", q.Levels[j].ID, q.ID, q.Levels[j-1].ID), "merge them, or lower its points")
					c.showAlike(at, j)
				}
			}
			at++
		}
	}
}

// verdicts: some sheet must lead to each verdict.
func (c *checker) verdicts() {
	for i, b := range c.d.Bands {
		reached, stopped := reaches(c.q, b.Verdict, searchLimit)
		if reached {
			continue
		}
		message := fmt.Sprintf("no answers lead to %s", b.Verdict)
		if stopped {
			message = fmt.Sprintf("no answers that lead to %s are found; the search ended at its limit, so there may be some", b.Verdict)
		}
		c.add(NoVerdict, fmt.Sprintf("bands[%d]", i), message, "widen its band or add a gate that caps at it")
		c.showEnds()
	}
}

// reaches reports whether some sheet leads to the verdict. Mostly the mildest
// one of some gate does, or one on the way down from the best; else it searches,
// and stops where that takes more than the limit.
func reaches(q *questionnaire.Questionnaire, v questionnaire.Verdict, limit int) (reached, stopped bool) {
	for i := range q.Model().Gates {
		if q.Model().Verdict(mildest(q, i)) == v {
			return true, false
		}
	}
	if descends(q, v) {
		return true, false
	}
	s := search{q: q, want: v, limit: limit, low: make([]int, len(q.Questions())), high: make([]int, len(q.Questions())), cost: len(q.Questions())}
	for i := range q.Model().Gates {
		s.cost += 1 + len(q.Model().Gates[i].Clauses)
	}
	for i, question := range q.Questions() {
		// A level that alone leads below it is on no sheet that leads to it.
		for level := len(question.Levels) - 1; ; level-- {
			if s.high[i] = level; q.Model().Verdict(s.high) >= v {
				s.low[i], s.high[i] = level, 0
				break
			}
		}
	}
	reached = s.from(0)
	return reached, !reached && s.spent > limit
}

// descends lowers the best sheet, one level of one question after the other, as
// long as the verdict is no worse than the one that is wanted.
func descends(q *questionnaire.Questionnaire, v questionnaire.Verdict) bool {
	sheet := make(judge.Sheet, len(q.Questions()))
	for i, question := range q.Questions() {
		for sheet[i] < len(question.Levels)-1 {
			sheet[i]++
			if verdict := q.Model().Verdict(sheet); verdict == v {
				return true
			} else if verdict < v {
				sheet[i]--
				break
			}
		}
	}
	return q.Model().Verdict(sheet) == v
}

// search looks for a sheet with a verdict, question by question, and leaves
// what the worst and the best completion rule out.
type search struct {
	q         *questionnaire.Questionnaire
	want      questionnaire.Verdict
	low, high []int
	cost      int // of judging one sheet
	limit     int
	spent     int
}

// searchLimit bounds the search, in clauses and points looked at, so that no
// file can make it long. A search that begins with the worst levels mostly finds
// a sheet at once; only bands narrower than the points of one answer come near
// the limit.
const searchLimit = 1 << 25

func (s *search) from(at int) bool {
	if s.spent += s.cost; s.spent > s.limit {
		return false
	}
	lowest, highest := s.q.Model().Verdict(s.low), s.q.Model().Verdict(s.high)
	switch {
	case lowest == s.want, highest == s.want:
		return true
	case lowest > s.want, highest < s.want:
		return false
	}
	worst := s.low[at]
	for level := worst; level >= 0; level-- {
		s.low[at], s.high[at] = level, level
		if s.from(at + 1) {
			return true
		}
	}
	s.low[at], s.high[at] = worst, 0
	return false
}
