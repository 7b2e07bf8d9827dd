package analysis

import (
	"math/big"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/internal/judge"
)

// reachability tells which verdicts completions of a reading reach, without
// trying them all. Where its budgets do not suffice, what might be counts as
// what is.
type reachability struct {
	q       *questionnaire.Questionnaire
	m       *judge.Model
	s       *questionnaire.Reading
	clear   [questionnaire.Suitable + 1]*boxes // of each verdict, once they are needed
	naming  [][]*judge.Gate                    // of each question: the gates that name it
	sheet   []int                              // scratch of mildest
	summed  int                                // the effort of sums, in points looked over
	limits  limits
	landing budget
}

func newReachability(q *questionnaire.Questionnaire, s *questionnaire.Reading, l limits) *reachability {
	r := &reachability{q: q, m: q.Model(), s: s, naming: make([][]*judge.Gate, len(q.Questions())), sheet: make([]int, len(q.Questions())), limits: l, landing: budget{left: l.landing}}
	for i := range r.m.Gates {
		for _, c := range r.m.Gates[i].Clauses {
			r.naming[c.Question] = append(r.naming[c.Question], &r.m.Gates[i])
		}
	}
	return r
}

// stopped reports whether a budget did not suffice, and made a difference.
func (r *reachability) stopped() bool {
	return r.landing.stopped || slices.ContainsFunc(r.clear[:], func(b *boxes) bool { return b != nil && b.guessed })
}

// boxes are completions on which no gate below a verdict fires: sheets of worst
// levels, of which every completion that is nowhere worse is one.
type boxes struct {
	worst   [][]int
	budget  budget
	guessed bool // something was taken for possible because there may be more of them
}

// boxesOf finds the completions on which no gate below a verdict fires.
func (r *reachability) boxesOf(v questionnaire.Verdict) *boxes {
	if r.clear[v] == nil {
		r.clear[v] = &boxes{budget: budget{left: r.limits.clear}}
		if r.m.Verdict(r.s.High) >= v { // else no completion reaches it
			r.findBoxes(r.clear[v], v, slices.Clone(r.s.Low), 0)
		}
	}
	return r.clear[v]
}

// findBoxes narrows a box until no gate from a place on fires in it. A gate must
// fail at one of its clauses, so each clause that can still fail gives boxes of
// its own; boxes inside others are left out.
func (r *reachability) findBoxes(b *boxes, v questionnaire.Verdict, worst []int, from int) {
	if !b.budget.spend(len(worst) * (1 + len(b.worst))) {
		return
	}
	for ; from < len(r.m.Gates); from++ {
		if g := &r.m.Gates[from]; g.Caps < v && g.Holds(worst) {
			break
		}
		b.budget.spend(1)
	}
	if inside(worst, b.worst) {
		return
	}
	if from == len(r.m.Gates) {
		b.worst = append(slices.DeleteFunc(b.worst, func(other []int) bool { return inside(other, [][]int{worst}) }), slices.Clone(worst))
		return
	}
	for _, c := range r.m.Gates[from].Clauses {
		if r.s.High[c.Question] < c.Level {
			was := worst[c.Question]
			worst[c.Question] = c.Level - 1
			r.findBoxes(b, v, worst, from+1)
			worst[c.Question] = was
		}
	}
}

// inside reports whether a box lies in one of others.
func inside(box []int, others [][]int) bool {
	return slices.ContainsFunc(others, func(other []int) bool {
		for at := range box {
			if box[at] > other[at] {
				return false
			}
		}
		return true
	})
}

// mildest is the best completion on which a gate that can fire does. It holds
// until the next call.
func (r *reachability) mildest(g *judge.Gate) []int {
	return g.Mildest(r.sheet, r.s.High)
}

// with judges a sheet with one question at another level.
func (r *reachability) with(sheet []int, at, level int) questionnaire.Verdict {
	was := sheet[at]
	sheet[at] = level
	v := r.m.Verdict(sheet)
	sheet[at] = was
	return v
}

// lands reports whether some completion with this level, on which no gate
// below the verdict fires, has a weighted sum of points in [from, below).
func (r *reachability) lands(v questionnaire.Verdict, at, level, from, below int) bool {
	if descends := r.descend(v, at, level, from, below); descends != unsure {
		return descends == yes
	}
	b := r.boxesOf(v)
	for _, worst := range b.worst {
		if level <= worst[at] && r.inBox(worst, at, level, from, below) {
			return true
		}
	}
	b.guessed = b.guessed || b.budget.stopped
	return b.budget.stopped
}

// answer is what a quick look tells.
type answer int

const (
	unsure answer = iota
	yes
	no
)

// descend lowers the best completion with this level, one level of one question
// after the other, as long as no gate below the verdict fires and the sum does
// not leap over the window. Mostly it lands in it, and then nothing else has to
// be tried.
func (r *reachability) descend(v questionnaire.Verdict, at, level, from, below int) answer {
	sheet := slices.Clone(r.s.High)
	sheet[at] = level
	sum := r.m.Sum(sheet)
	r.landing.spend(2 * len(sheet))
	switch {
	case sum < from, slices.ContainsFunc(r.m.Gates, func(g judge.Gate) bool { return g.Caps < v && g.Holds(sheet) }):
		return no
	case sum < below:
		return yes
	}
	for i := range sheet {
		for i != at && sheet[i] < r.s.Low[i] {
			after := sum - r.m.Share(i, sheet[i]) + r.m.Share(i, sheet[i]+1)
			sheet[i]++
			r.landing.spend(1 + len(r.naming[i]))
			if after < from || slices.ContainsFunc(r.naming[i], func(g *judge.Gate) bool { return g.Caps < v && g.Holds(sheet) }) {
				sheet[i]--
				break
			}
			if sum = after; sum < below {
				return yes
			}
		}
	}
	return unsure
}

// inBox first looks at the ends of the box and walks from one to the other,
// and only where the steps of the walk leap over the window tries every sum.
func (r *reachability) inBox(worst []int, at, level, from, below int) bool {
	if !r.landing.spend(3 * len(worst)) {
		return true
	}
	most, least := r.m.Share(at, level), r.m.Share(at, level)
	for i := range worst {
		if i != at {
			most += r.m.Share(i, r.s.High[i])
			least += r.m.Share(i, worst[i])
		}
	}
	if most < from || least >= below {
		return false
	}
	if most < below || least >= from {
		return true
	}
	return r.walk(worst, at, most, from, below) || r.sums(worst, at, most-below, most-from)
}

// walk lowers one question after the other by single levels.
func (r *reachability) walk(worst []int, at, sum, from, below int) bool {
	for i := range worst {
		if i == at {
			continue
		}
		for level := r.s.High[i]; level < worst[i]; level++ {
			sum -= r.m.Share(i, level) - r.m.Share(i, level+1)
			if from <= sum && sum < below {
				return true
			}
		}
	}
	return false
}

// sums tries every loss against the best sheet of the box: is there one that
// is more than over and at most up to? Bit n is set where a loss of n can come
// about, so that one level is one shift. All losses have a common measure, by
// which they are counted.
func (r *reachability) sums(worst []int, at, over, upTo int) bool {
	r.summed += upTo
	measure := r.measure(worst, at)
	over, upTo = over/measure, upTo/measure // of whole numbers above over, the first is one more than this
	lost, before, shifted := big.NewInt(1), new(big.Int), new(big.Int)
	for i := range worst {
		if i == at {
			continue
		}
		before.Set(lost)
		for level := r.s.High[i] + 1; level <= worst[i]; level++ {
			loss := (r.m.Share(i, r.s.High[i]) - r.m.Share(i, level)) / measure
			if loss > upTo {
				break // worse levels lose more
			}
			if !r.landing.spend(1 + (before.BitLen()+loss)/16) { // three passes over words of 64
				return true
			}
			lost.Or(lost, shifted.Lsh(before, uint(loss)))
		}
		if lost.BitLen() > upTo+1 {
			lost.And(lost, shifted.Sub(shifted.Lsh(big.NewInt(1), uint(upTo+1)), big.NewInt(1)))
		}
	}
	if lost.Rsh(lost, uint(over+1)); lost.Sign() == 0 {
		return false
	}
	return over+1+int(lost.TrailingZeroBits()) <= upTo
}

// measure is the greatest common divisor of all losses in a box.
func (r *reachability) measure(worst []int, at int) int {
	measure := 0
	for i := range worst {
		for level := r.s.High[i] + 1; level <= worst[i] && i != at; level++ {
			for a, b := r.m.Share(i, r.s.High[i])-r.m.Share(i, level), measure; ; a, b = b, a%b {
				if b == 0 {
					measure = a
					break
				}
			}
		}
	}
	return max(measure, 1)
}
