package questionnaire

import (
	"math/big"
	"slices"
)

// outlook looks over every completion of a sheet without trying them all.
type outlook struct {
	q      *Questionnaire
	s      *standing
	boxes  [Suitable + 1][][]int // of each verdict; see clear
	sheet  []int                 // scratch of mildest
	summed int                   // the effort of sums, in points looked over
}

func (q *Questionnaire) outlook(s *standing) *outlook {
	o := &outlook{q: q, s: s, sheet: make([]int, len(q.questions))}
	for v := Governed; v <= Suitable; v++ {
		if q.verdict(s.high) >= v { // else no completion reaches it
			o.clear(v, slices.Clone(s.low), 0)
		}
	}
	return o
}

// clear finds the completions on which no gate below a verdict fires, as
// boxes: sheets of worst levels, of which every completion that is nowhere
// worse is one. A gate must fail at one of its clauses, so each clause that
// can still fail gives boxes of its own; boxes inside others are left out.
func (o *outlook) clear(v Verdict, worst []int, from int) {
	for ; from < len(o.q.gates); from++ {
		if g := &o.q.gates[from]; g.Caps < v && g.holds(worst) {
			break
		}
	}
	if inside(worst, o.boxes[v]) {
		return
	}
	if from == len(o.q.gates) {
		o.boxes[v] = append(slices.DeleteFunc(o.boxes[v], func(b []int) bool { return inside(b, [][]int{worst}) }), slices.Clone(worst))
		return
	}
	for _, c := range o.q.gates[from].clauses {
		if o.s.high[c.question] < c.level {
			was := worst[c.question]
			worst[c.question] = c.level - 1
			o.clear(v, worst, from+1)
			worst[c.question] = was
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
func (o *outlook) mildest(g *gate) []int {
	copy(o.sheet, o.s.high)
	for _, c := range g.clauses {
		o.sheet[c.question] = max(o.sheet[c.question], c.level)
	}
	return o.sheet
}

// with judges a sheet with one question at another level.
func (o *outlook) with(sheet []int, at, level int) Verdict {
	was := sheet[at]
	sheet[at] = level
	v := o.q.verdict(sheet)
	sheet[at] = was
	return v
}

// lands reports whether some completion with this level, on which no gate
// below the verdict fires, has a weighted sum of points in [from, below).
func (o *outlook) lands(v Verdict, at, level, from, below int) bool {
	for _, worst := range o.boxes[v] {
		if level <= worst[at] && o.inBox(worst, at, level, from, below) {
			return true
		}
	}
	return false
}

// inBox first looks at the ends of the box and walks from one to the other,
// and only where the steps of the walk leap over the window tries every sum.
func (o *outlook) inBox(worst []int, at, level, from, below int) bool {
	most, least := o.q.share(at, level), o.q.share(at, level)
	for i := range worst {
		if i != at {
			most += o.q.share(i, o.s.high[i])
			least += o.q.share(i, worst[i])
		}
	}
	if most < from || least >= below {
		return false
	}
	if most < below || least >= from {
		return true
	}
	return o.walk(worst, at, most, from, below) || o.sums(worst, at, most-below, most-from)
}

// walk lowers one question after the other by single levels.
func (o *outlook) walk(worst []int, at, sum, from, below int) bool {
	for i := range worst {
		if i == at {
			continue
		}
		for level := o.s.high[i]; level < worst[i]; level++ {
			sum -= o.q.share(i, level) - o.q.share(i, level+1)
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
func (o *outlook) sums(worst []int, at, over, upTo int) bool {
	o.summed += upTo
	lost, before, shifted := big.NewInt(1), new(big.Int), new(big.Int)
	for i := range worst {
		if i == at {
			continue
		}
		before.Set(lost)
		for level := o.s.high[i] + 1; level <= worst[i]; level++ {
			if loss := o.q.share(i, o.s.high[i]) - o.q.share(i, level); loss <= upTo {
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
