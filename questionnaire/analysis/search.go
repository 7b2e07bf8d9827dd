package analysis

import (
	"cmp"
	"slices"

	"flowverdict/questionnaire"
)

// setSearch enumerates sets of questions that reach a target, in the
// questionnaire's order. It decides question by question, with before without;
// a gate that only one undecided question can still lift decides that one.
type setSearch struct {
	free   []int // places of the questions that may be improved, in order
	gain   []int // what each brings at its best, as a weighted sum
	lever  []uint
	dear   []int   // indices into free, dearest first
	lifted [][]int // of each gate below the target that holds: the indices that lift it
	lifts  [][]int // the other way round: gates by index

	state []choice
	hits  []int // of each gate: how many chosen questions lift it
	ways  []int // of each gate: how many undecided questions could
	need  int   // weighted points still missing
	once  int   // the steps of looking at every question and clause once
	steps *budget
	trail []int // the questions that are decided, in the order of the decisions
	taken []int // by question, the round of apart that took it last
	round int

	least  bool // only sets without a smaller working one inside
	levers int  // how many different levers a set may have
	want   int  // and how many it shall have
	limit  int
	found  [][]int
	barred [][]int // indices: no set may hold all of one of these
}

// choice is what was decided of a question.
type choice int8

const (
	undecided choice = iota
	with
	without
)

func newSetSearch(q *questionnaire.Questionnaire, low []int, target questionnaire.Verdict, movable []bool, steps *budget) *setSearch {
	bit := map[string]uint{} // of each lever, by its id
	for i, l := range q.Levers() {
		bit[l.ID] = 1 << i
	}
	s := &setSearch{need: q.Model().Floor(target) - q.Model().Sum(low), levers: len(bit), steps: steps}
	index := make([]int, len(low))
	for at := range low {
		if movable[at] {
			index[at] = len(s.free)
			s.add(at, q.Model().Share(at, 0)-q.Model().Share(at, low[at]), bit[q.Questions()[at].Lever])
		}
	}
	s.begin()
	for i := range q.Model().Gates {
		g := &q.Model().Gates[i]
		if g.Caps >= target || !g.Holds(low) {
			continue
		}
		var by []int
		for _, c := range g.Clauses {
			if movable[c.Question] {
				by = append(by, index[c.Question])
			}
		}
		s.lift(by)
	}
	return s
}

// add makes a question one that may be chosen.
func (s *setSearch) add(at, gain int, lever uint) {
	s.dear = append(s.dear, len(s.free))
	s.free = append(s.free, at)
	s.gain = append(s.gain, gain)
	s.once++
	s.lever = append(s.lever, lever)
}

// begin leaves all questions that were added undecided.
func (s *setSearch) begin() {
	slices.SortStableFunc(s.dear, func(x, y int) int { return cmp.Compare(s.gain[y], s.gain[x]) })
	s.state, s.lifts, s.taken = make([]choice, len(s.free)), make([][]int, len(s.free)), make([]int, len(s.free))
}

// lift demands that one of these indices is chosen.
func (s *setSearch) lift(by []int) {
	for _, i := range by {
		s.lifts[i] = append(s.lifts[i], len(s.lifted))
	}
	s.lifted = append(s.lifted, by)
	s.ways = append(s.ways, len(by))
	s.hits = append(s.hits, 0)
	s.once += 1 + len(by)
}

// bar demands that not all of these indices are chosen.
func (s *setSearch) bar(set []int) {
	s.barred = append(s.barred, set)
	s.once += len(set)
}

// smallest returns up to limit sets of the smallest size that reaches the
// target: fewest levers first, then in order. One must exist.
func (s *setSearch) smallest(limit int) [][]int {
	for size := 1; size <= len(s.free); size++ {
		if sets := s.ofSize(size, limit, false); len(sets) > 0 || s.steps.stopped {
			return sets
		}
	}
	return nil
}

// beyond returns up to limit sets of the next size that has any, after
// smallest: sets without a smaller working one inside.
func (s *setSearch) beyond(limit int) [][]int {
	if s.steps.stopped || len(s.found) == 0 {
		return nil
	}
	for size := len(s.found[0]) + 1; size <= len(s.free); size++ {
		if sets := s.ofSize(size, limit, true); len(sets) > 0 || s.steps.stopped {
			return sets
		}
	}
	return nil
}

// ofAnySize returns up to limit sets without a smaller working one inside,
// smallest first.
func (s *setSearch) ofAnySize(limit int) [][]int {
	var out [][]int
	for size := 1; size <= len(s.free) && len(out) < limit && !s.steps.stopped; size++ {
		out = append(out, s.ofSize(size, limit-len(out), true)...)
	}
	return out
}

func (s *setSearch) ofSize(size, limit int, least bool) [][]int {
	s.found, s.limit, s.least = nil, limit, least
	for s.want = 1; s.want <= s.levers; s.want++ {
		if !s.from(0, size, 0) {
			break
		}
	}
	return s.found
}

// from decides the questions from this index on, with so many left to choose
// and these levers in use. It returns false when the search is over.
func (s *setSearch) from(at, left int, used uint) bool {
	if !s.steps.spend(4 * s.once) {
		return false
	}
	if !s.hopeful(left, used) {
		return true
	}
	if left == 0 {
		s.keep()
		return len(s.found) < s.limit
	}
	for s.state[at] != undecided {
		at++ // hopeful has seen that enough undecided questions are left
	}
	return s.branch(at, with, left, used) && s.branch(at, without, left, used)
}

// branch decides one question and all that follows from it, searches on, and
// takes it back.
func (s *setSearch) branch(at int, c choice, left int, used uint) bool {
	start := len(s.trail)
	decide := func(i int, c choice) {
		s.decide(i, c)
		s.trail = append(s.trail, i)
		if c == with {
			left--
			used |= s.lever[i]
		}
	}
	decide(at, c)
	possible := true
	for stable := false; !stable && possible; {
		stable = true
		s.steps.spend(len(s.lifted))
		for g := range s.lifted {
			if s.hits[g] > 0 || s.ways[g] > 1 {
				continue
			}
			if s.ways[g] == 0 || left == 0 {
				possible = false
				break
			}
			for _, i := range s.lifted[g] {
				if s.state[i] == undecided {
					decide(i, with)
				}
			}
			stable = false
		}
	}
	more := !possible || s.from(at+1, left, used)
	for _, i := range slices.Backward(s.trail[start:]) {
		s.undo(i)
	}
	s.trail = s.trail[:start]
	return more
}

func (s *setSearch) decide(i int, c choice) {
	s.state[i] = c
	for _, g := range s.lifts[i] {
		s.ways[g]--
		if c == with {
			s.hits[g]++
		}
	}
	if c == with {
		s.need -= s.gain[i]
	}
}

func (s *setSearch) undo(i int) {
	for _, g := range s.lifts[i] {
		s.ways[g]++
		if s.state[i] == with {
			s.hits[g]--
		}
	}
	if s.state[i] == with {
		s.need += s.gain[i]
	}
	s.state[i] = undecided
}

func (s *setSearch) keep() { s.found = append(s.found, s.chosen()) }

func (s *setSearch) chosen() []int {
	var set []int
	for i, c := range s.state {
		if c == with {
			set = append(set, s.free[i])
		}
	}
	return set
}

// some returns a set that reaches the target and has no smaller working one
// inside, which is not searched for: of all questions, those that gain least
// are left out as far as the others suffice. One must exist, and no question
// be decided.
func (s *setSearch) some() []int {
	for i := range s.free {
		s.decide(i, with)
	}
	for _, i := range slices.Backward(s.dear) {
		if s.undo(i); !s.works() {
			s.decide(i, with)
		}
	}
	set := s.chosen()
	for i, c := range s.state {
		if c == with {
			s.undo(i)
		}
	}
	return set
}
