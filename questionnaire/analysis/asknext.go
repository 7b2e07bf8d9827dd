package analysis

import (
	"cmp"
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/internal/judge"
)

// Ask is a question that is not known yet and whose answer can still change
// the verdict. Outcomes say what each answer would leave.
type Ask struct {
	Question *questionnaire.Question
	Unknown  bool      // asked before, and nobody could tell
	Outcomes []Outcome // of each level, best first
	Spread   int       // hundredths of a point between its best and its worst level, rounded down
}

// Outcome is what one level of a question would leave of the bracket.
type Outcome struct {
	Level    string
	Bracket  questionnaire.Bracket
	Verdicts []questionnaire.Verdict // those that some completion still leads to, best first
}

// Width is the number of steps between the ends of the bracket that the most
// unlucky answer leaves: 0 where every answer decides the verdict.
func (a Ask) Width() int {
	width := 0
	for _, o := range a.Outcomes {
		width = max(width, int(o.Bracket.Highest-o.Bracket.Lowest))
	}
	return width
}

// remaining is the sum over the levels of the verdicts that each leaves.
func (a Ask) remaining() int {
	sum := 0
	for _, o := range a.Outcomes {
		sum += len(o.Verdicts)
	}
	return sum
}

// Asking is what to ask next.
type Asking struct {
	Asks    []Ask // the most telling first
	Stopped bool  // the search ended at its limit: some of the questions, and of the verdicts that their levels leave, may be none
}

// AskNext returns the questions, open or answered with [questionnaire.Unknown], whose answer
// can still change the verdict: for some completion of the others, two of its
// levels give different verdicts. All others are [Irrelevant].
//
// First stands the one whose answer narrows the bracket most, looking one
// answer ahead: the smallest Width; then the fewest verdicts that remain
// possible on average, every level counted alike; then the largest Spread;
// then the questionnaire's order. It returns none where the verdict is
// decided.
//
// Whether points can decide is a search. Where it ends at its limit, a question
// that might matter is asked.
func AskNext(q *questionnaire.Questionnaire, answers questionnaire.Answers) Asking {
	return askNext(q, answers, usual())
}

func askNext(q *questionnaire.Questionnaire, answers questionnaire.Answers, l limits) Asking {
	r := newReachability(q, q.Read(answers), l)
	asks := r.asks()
	return Asking{asks, r.stopped()}
}

func (r *reachability) asks() []Ask {
	var out []Ask
	for at := range r.q.Questions() {
		if !r.s.Known(at) && r.relevant(at) {
			out = append(out, r.ask(at))
		}
	}
	slices.SortStableFunc(out, func(x, y Ask) int {
		return cmp.Or(
			cmp.Compare(x.Width(), y.Width()),
			cmp.Compare(x.remaining()*len(y.Outcomes), y.remaining()*len(x.Outcomes)),
			cmp.Compare(y.Spread, x.Spread),
		)
	})
	return out
}

// Irrelevant returns the questions, open or answered with [questionnaire.Unknown], whose
// answer cannot change the verdict whatever the other answers turn out to be,
// in the questionnaire's order. It stays so while others are answered, so all
// of them may be left out together. Where the search ends at its limit, those
// are left out of which it is not known.
func Irrelevant(q *questionnaire.Questionnaire, answers questionnaire.Answers) []*questionnaire.Question {
	return irrelevant(q, answers, usual())
}

func irrelevant(q *questionnaire.Questionnaire, answers questionnaire.Answers, l limits) []*questionnaire.Question {
	s := q.Read(answers)
	r := newReachability(q, s, l)
	var out []*questionnaire.Question
	for at, question := range q.Questions() {
		if !s.Known(at) && !r.relevant(at) {
			out = append(out, question)
		}
	}
	return out
}

// relevant reports whether the answer to a question that is not known can
// change the verdict. Of its levels the best and the worst differ most, so
// they are compared: for some verdict and some completion of the others, the
// best reaches it and the worst does not, be it by a gate or by points.
func (r *reachability) relevant(at int) bool {
	if r.m.Verdict(r.s.Low) == r.m.Verdict(r.s.High) {
		return false
	}
	worst := len(r.q.Questions()[at].Levels) - 1
	drop := r.m.Share(at, 0) - r.m.Share(at, worst)
	for v := questionnaire.Governed; v <= questionnaire.Suitable; v++ {
		if r.gated(at, v) {
			return true
		}
		from := r.m.Floor(v)
		if r.lands(v, at, 0, from, from+drop) {
			return true
		}
	}
	return false
}

// gated reports whether some completion reaches a verdict with the question at
// its best, and at its worst a gate keeps it below. The mildest sheet on which
// the gate can fire is the one to try: any other reaches less.
func (r *reachability) gated(at int, v questionnaire.Verdict) bool {
	for i := range r.m.Gates {
		g := &r.m.Gates[i]
		names := slices.ContainsFunc(g.Clauses, func(c judge.Clause) bool { return c.Question == at })
		if g.Caps >= v || !names || !g.Holds(r.s.Low) {
			continue
		}
		if sheet := r.mildest(g); r.with(sheet, at, 0) >= v {
			return true
		}
	}
	return false
}

// ask words what each level of a question would leave.
func (r *reachability) ask(at int) Ask {
	question := r.q.Questions()[at]
	a := Ask{Question: question, Unknown: r.s.Level(at) == questionnaire.Unknown, Outcomes: make([]Outcome, len(question.Levels))}
	for level := range question.Levels {
		b := questionnaire.Bracket{Lowest: r.with(r.s.Low, at, level), Highest: r.with(r.s.High, at, level)}
		a.Outcomes[level] = Outcome{Level: question.Levels[level].ID, Bracket: b, Verdicts: r.verdicts(at, level, b)}
	}
	a.Spread = r.m.Hundredths(r.m.Share(at, 0) - r.m.Share(at, len(question.Levels)-1))
	return a
}

// verdicts lists what completions with this level can lead to. The ends of the
// bracket are reached by its sheets; what lies between is looked for.
func (r *reachability) verdicts(at, level int, b questionnaire.Bracket) []questionnaire.Verdict {
	out := make([]questionnaire.Verdict, 0, int(b.Highest-b.Lowest)+1)
	for v := b.Highest; v >= b.Lowest; v-- {
		if v == b.Highest || v == b.Lowest || r.leads(v, at, level) {
			out = append(out, v)
		}
	}
	return out
}

// leads reports whether some completion with this level leads to exactly this
// verdict: a gate that caps there decides, or the points lie in its band.
func (r *reachability) leads(v questionnaire.Verdict, at, level int) bool {
	for i := range r.m.Gates {
		g := &r.m.Gates[i]
		if g.Caps != v || !g.Holds(r.s.Low) {
			continue
		}
		needs := slices.ContainsFunc(g.Clauses, func(c judge.Clause) bool { return c.Question == at && c.Level > level })
		if sheet := r.mildest(g); !needs && r.with(sheet, at, level) == v {
			return true
		}
	}
	return r.lands(v, at, level, r.m.Floor(v), r.m.Floor(v+1))
}
