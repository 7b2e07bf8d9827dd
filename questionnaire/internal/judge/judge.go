package judge

// Unanswered stands for the level of a question that is open or unknown.
const Unanswered = -1

// Sheets returns the two cases that are judged. In the lowest one every
// question that is [Unanswered] has its worst level, in the highest its best.
// The sheets are the given ones, each as long as there are questions.
func (m *Model) Sheets(levels []int, low, high Sheet) {
	for at, level := range levels {
		low[at], high[at] = level, level
		if level == Unanswered {
			low[at], high[at] = m.Worst(at), 0
		}
	}
}

// Bracket is the lowest and the highest verdict that open answers still allow.
type Bracket struct{ Lowest, Highest Verdict }

// Decided reports whether the open answers cannot change the verdict.
func (b Bracket) Decided() bool { return b.Lowest == b.Highest }

// Range is a range of scores or points, both ends included.
type Range struct{ Low, High int }

// State says whether a gate caps the verdict whatever is still open.
type State int

// The states of a gate that holds in the lowest case.
const (
	Possible State = iota // fires only if open answers turn out badly
	Fired                 // fires whatever they are
)

// String returns the state as it stands in files.
func (s State) String() string {
	if s == Fired {
		return "fired"
	}
	return "possible"
}

// Judgement is what two sheets come to: the verdicts and scores of both, and
// the gates that hold on the lower one.
type Judgement struct {
	Bracket Bracket
	Score   Range // after the gates' ceilings, 0 to 100
	Points  Range // before them, 0 to 100
	Gates   []Holding
}

// Holding is a gate that has fired or might still fire. It is overshadowed
// when another gate of the same state or a stronger one implies it and caps at
// least as low.
type Holding struct {
	Gate         int
	State        State
	Overshadowed bool
}

// Judge judges two sheets, of which the first is nowhere better than the
// second.
func (m *Model) Judge(low, high Sheet) Judgement {
	j := Judgement{Points: Range{m.Points(low), m.Points(high)}}
	j.Score = j.Points
	count := 0
	for i := range m.Gates {
		if m.Gates[i].Holds(low) {
			count++
		}
	}
	if count > 0 {
		j.Gates = make([]Holding, 0, count)
	}
	for i := range m.Gates {
		g := &m.Gates[i]
		// Worse levels fire more gates, so one that holds in the highest case
		// holds in the lowest too.
		if !g.Holds(low) {
			continue
		}
		h := Holding{Gate: i}
		j.Score.Low = min(j.Score.Low, g.Ceiling)
		sheet := low
		if g.Holds(high) {
			h.State = Fired
			j.Score.High = min(j.Score.High, g.Ceiling)
			sheet = high
		}
		for _, other := range g.Impliers {
			if m.Gates[other].Holds(sheet) {
				h.Overshadowed = true
				break
			}
		}
		j.Gates = append(j.Gates, h)
	}
	j.Bracket = Bracket{m.Band(j.Score.Low), m.Band(j.Score.High)}
	return j
}

// Verdict of one sheet.
func (m *Model) Verdict(s Sheet) Verdict {
	v := m.Band(m.Points(s))
	for i := range m.Gates {
		if m.Gates[i].Caps < v && m.Gates[i].Holds(s) {
			v = m.Gates[i].Caps
		}
	}
	return v
}

// Holds reports whether every clause of the gate's condition holds on a sheet.
func (g *Gate) Holds(s Sheet) bool {
	for _, c := range g.Clauses {
		if s[c.Question] < c.Level {
			return false
		}
	}
	return true
}

// implies reports whether g's condition can hold only where other's does.
func (g *Gate) implies(other *Gate) bool {
	for _, want := range other.Clauses {
		met := false
		for _, have := range g.Clauses {
			met = met || have.Question == want.Question && have.Level >= want.Level
		}
		if !met {
			return false
		}
	}
	return true
}

// Mildest returns the best sheet on which a gate fires, all else as on a given
// sheet or worse where the condition asks for it. It is written to the first.
func (g *Gate) Mildest(to, from Sheet) Sheet {
	copy(to, from)
	for _, c := range g.Clauses {
		to[c.Question] = max(to[c.Question], c.Level)
	}
	return to
}

// Unshadowed leaves, of gates that hold together, those that no other of them
// implies while it caps at least as low.
func (m *Model) Unshadowed(gates []int) []int {
	holds := make([]bool, len(m.Gates))
	for _, i := range gates {
		holds[i] = true
	}
	var out []int
next:
	for _, i := range gates {
		for _, j := range m.Gates[i].Impliers {
			if holds[j] {
				continue next
			}
		}
		out = append(out, i)
	}
	return out
}
