package analysis

import (
	"math/bits"
	"slices"
)

// hopeful reports whether what is decided may still grow into a set that is
// looked for. It errs on the side of hope, except at a leaf, where it is
// exact.
func (s *setSearch) hopeful(left int, used uint) bool {
	if left < 0 || bits.OnesCount(used) > s.want || s.apart() > left {
		return false
	}
	if slices.ContainsFunc(s.barred, s.holds) {
		return false
	}
	if s.least && (left > 0 && s.works() || !s.critical(left)) {
		return false
	}
	if left == 0 {
		return s.works() && bits.OnesCount(used) == s.want
	}
	for levers := used; levers < 1<<s.levers; levers = (levers + 1) | used {
		if bits.OnesCount(levers) != s.want {
			continue
		}
		if s.steps.spend(s.once); s.reachable(left, levers) {
			return true
		}
	}
	return false
}

// holds reports whether all of these indices are chosen.
func (s *setSearch) holds(set []int) bool {
	return !slices.ContainsFunc(set, func(i int) bool { return s.state[i] != with })
}

// works reports whether the chosen questions reach the target.
func (s *setSearch) works() bool {
	return s.need <= 0 && !slices.Contains(s.hits, 0)
}

// apart is a number of gates still to be lifted of which no two can be lifted
// by one question: at least so many questions are needed.
func (s *setSearch) apart() int {
	count := 0
	s.round++
	for g, by := range s.lifted {
		if s.hits[g] > 0 || slices.ContainsFunc(by, func(i int) bool { return s.state[i] == undecided && s.taken[i] == s.round }) {
			continue
		}
		for _, i := range by {
			s.taken[i] = s.round
		}
		count++
	}
	return count
}

// reachable reports whether undecided questions of these levers can gain the
// points that are missing, and lift each gate.
func (s *setSearch) reachable(left int, levers uint) bool {
	missing := s.need
	for _, i := range s.dear {
		if left > 0 && s.state[i] == undecided && s.lever[i]&levers != 0 {
			missing -= s.gain[i]
			left--
		}
	}
	if left > 0 || missing > 0 {
		return false
	}
	for g, by := range s.lifted {
		if s.hits[g] == 0 && !slices.ContainsFunc(by, func(i int) bool { return s.state[i] == undecided && s.lever[i]&levers != 0 }) {
			return false
		}
	}
	return true
}

// critical reports whether every chosen question may still turn out to be one
// that cannot be left out: it alone lifts some gate, or the points do not
// suffice without it even where the rest gains as little as it can.
func (s *setSearch) critical(left int) bool {
	spare := -s.need
	for _, i := range slices.Backward(s.dear) {
		if left > 0 && s.state[i] == undecided {
			spare += s.gain[i]
			left--
		}
	}
	for i, c := range s.state {
		if c == with && s.gain[i] <= spare && !slices.ContainsFunc(s.lifts[i], func(g int) bool { return s.hits[g] == 1 }) {
			return false
		}
	}
	return true
}
