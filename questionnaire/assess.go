package questionnaire

// Assessment is all that the program computes from a questionnaire and
// answers. Low is the case in which every open or unknown answer turns out to
// be its question's worst level, high the case in which it is the best.
type Assessment struct {
	Bracket Bracket
	Score   Range // after the gates' ceilings, 0 to 100
	Points  Range // before them, 0 to 100
	Gates   []GateResult
	Unknown []string // questions answered with unknown, in order
	Open    []string // questions not answered, in order
}

// Verdict is the headline: the lowest, because what is not shown does not
// count.
func (a *Assessment) Verdict() Verdict { return a.Bracket.Lowest }

// Bracket is the lowest and the highest verdict that open answers still allow.
type Bracket struct{ Lowest, Highest Verdict }

// Decided reports whether the open answers cannot change the verdict.
func (b Bracket) Decided() bool { return b.Lowest == b.Highest }

// Range is a range of scores or points, both ends included.
type Range struct{ Low, High int }

// State says whether a gate caps the verdict whatever is still open.
type State int

// The states of a gate that stands in an assessment.
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

// GateResult is a gate that has fired or might still fire. It is overshadowed
// when another gate of the same state or a stronger one implies it and caps at
// least as low: it is kept in the data and left out of what people read.
type GateResult struct {
	*Gate
	State        State
	Overshadowed bool
}

// Fired returns the gates that have fired and are not overshadowed, in the
// questionnaire's order.
func (a *Assessment) Fired() []GateResult { return a.gates(Fired) }

// Possible returns the gates that might still fire and are not overshadowed.
func (a *Assessment) Possible() []GateResult { return a.gates(Possible) }

func (a *Assessment) gates(state State) []GateResult {
	var out []GateResult
	for _, g := range a.Gates {
		if g.State == state && !g.Overshadowed {
			out = append(out, g)
		}
	}
	return out
}

// Assess judges answers. It is pure and total: an answer to a question that
// the questionnaire does not have is passed over, a level that the question
// does not have counts as open. Of two answers to one question the last
// counts.
func Assess(q *Questionnaire, answers Answers) Assessment {
	n := len(q.questions)
	levels := make([]int, 2*n)
	low, high := levels[:n], levels[n:]
	status := make([]byte, n) // 0 open, 1 unknown, 2 a level
	for i := range q.questions {
		low[i] = len(q.questions[i].Levels) - 1
	}
	for i := range answers {
		at, ok := q.position[answers[i].Question]
		if !ok {
			continue
		}
		low[at], high[at], status[at] = len(q.questions[at].Levels)-1, 0, 0
		if answers[i].Level == Unknown {
			status[at] = 1
		} else if level, ok := q.levels[at][answers[i].Level]; ok {
			low[at], high[at], status[at] = level, level, 2
		}
	}
	a := q.judge(low, high)
	for i, s := range status {
		switch s {
		case 0:
			a.Open = append(a.Open, q.questions[i].ID)
		case 1:
			a.Unknown = append(a.Unknown, q.questions[i].ID)
		}
	}
	return a
}

// judge assesses two sheets of levels, one position for each question.
func (q *Questionnaire) judge(low, high []int) Assessment {
	a := Assessment{Points: Range{q.points(low), q.points(high)}}
	a.Score = a.Points
	count := 0
	for i := range q.gates {
		if q.gates[i].holds(low) {
			count++
		}
	}
	if count > 0 {
		a.Gates = make([]GateResult, 0, count)
	}
	for i := range q.gates {
		g := &q.gates[i]
		// Worse levels fire more gates, so one that holds in the highest case
		// holds in the lowest too.
		if !g.holds(low) {
			continue
		}
		result := GateResult{Gate: g.Gate}
		a.Score.Low = min(a.Score.Low, g.ceiling)
		sheet := low
		if g.holds(high) {
			result.State = Fired
			a.Score.High = min(a.Score.High, g.ceiling)
			sheet = high
		}
		for _, other := range g.impliers {
			if q.gates[other].holds(sheet) {
				result.Overshadowed = true
				break
			}
		}
		a.Gates = append(a.Gates, result)
	}
	a.Bracket = Bracket{q.Band(a.Score.Low), q.Band(a.Score.High)}
	return a
}

// points of a sheet: the weighted mean of its levels' points, rounded down.
func (q *Questionnaire) points(sheet []int) int {
	sum := 0
	for i, level := range sheet {
		sum += q.questions[i].Weight * q.questions[i].Levels[level].Points
	}
	return sum / q.weight
}

func (g *gate) holds(sheet []int) bool {
	for _, c := range g.clauses {
		if sheet[c.question] < c.level {
			return false
		}
	}
	return true
}
