package analysis

import (
	"math/big"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/judge"
)

// reachability tells which verdicts completions of a reading reach, without
// trying them all.
type reachability struct {
	q      *questionnaire.Questionnaire
	m      *judge.Model
	s      *questionnaire.Reading
	boxes  [questionnaire.Suitable + 1][][]int // of each verdict; see clear
	sheet  []int                               // scratch of mildest
	summed int                                 // the effort of sums, in points looked over
}

func newReachability(q *questionnaire.Questionnaire, s *questionnaire.Reading) *reachability {
	r := &reachability{q: q, m: q.Model(), s: s, sheet: make([]int, len(q.Questions()))}
	for v := questionnaire.Governed; v <= questionnaire.Suitable; v++ {
		if q.Model().Verdict(s.High) >= v { // else no completion reaches it
			r.clear(v, slices.Clone(s.Low), 0)
		}
	}
	return r
}

// clear finds the completions on which no gate below a verdict fires, as
// boxes: sheets of worst levels, of which every completion that is nowhere
// worse is one. A gate must fail at one of its clauses, so each clause that
// can still fail gives boxes of its own; boxes inside others are left out.
func (r *reachability) clear(v questionnaire.Verdict, worst []int, from int) {
	for ; from < len(r.m.Gates); from++ {
		if g := &r.m.Gates[from]; g.Caps < v && g.Holds(worst) {
			break
		}
	}
	if inside(worst, r.boxes[v]) {
		return
	}
	if from == len(r.m.Gates) {
		r.boxes[v] = append(slices.DeleteFunc(r.boxes[v], func(b []int) bool { return inside(b, [][]int{worst}) }), slices.Clone(worst))
		return
	}
	for _, c := range r.m.Gates[from].Clauses {
		if r.s.High[c.Question] < c.Level {
			was := worst[c.Question]
			worst[c.Question] = c.Level - 1
			r.clear(v, worst, from+1)
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
	for _, worst := range r.boxes[v] {
		if level <= worst[at] && r.inBox(worst, at, level, from, below) {
			return true
		}
	}
	return false
}

// inBox first looks at the ends of the box and walks from one to the other,
// and only where the steps of the walk leap over the window tries every sum.
func (r *reachability) inBox(worst []int, at, level, from, below int) bool {
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
// about, so that one level is one shift.
func (r *reachability) sums(worst []int, at, over, upTo int) bool {
	r.summed += upTo
	lost, before, shifted := big.NewInt(1), new(big.Int), new(big.Int)
	for i := range worst {
		if i == at {
			continue
		}
		before.Set(lost)
		for level := r.s.High[i] + 1; level <= worst[i]; level++ {
			if loss := r.m.Share(i, r.s.High[i]) - r.m.Share(i, level); loss <= upTo {
				lost.Or(lost, shifted.Lsh(before, uint(loss)))
			}
		}
	}
	for loss := over + 1; loss <= upTo; loss++ {
		if lost.Bit(loss) == 1 {
			return true
		}
	}
	return false
}
