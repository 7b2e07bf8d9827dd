package questionnaire

import (
	"cmp"
	"slices"
)

// Ask is a question that is not known yet and whose answer can still change
// the verdict. Outcomes say what each answer would leave.
type Ask struct {
	Question *Question
	Unknown  bool      // asked before, and nobody could tell
	Outcomes []Outcome // of each level, best first
	Spread   int       // hundredths of a point between its best and its worst level, rounded down
}

// Outcome is what one level of a question would leave of the bracket.
type Outcome struct {
	Level    string
	Bracket  Bracket
	Verdicts []Verdict // those that some completion still leads to, best first
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

// AskNext returns the questions, open or answered with [Unknown], whose answer
// can still change the verdict: for some completion of the others, two of its
// levels give different verdicts. All others are [Irrelevant].
//
// First stands the one whose answer narrows the bracket most, looking one
// answer ahead: the smallest Width; then the fewest verdicts that remain
// possible on average, every level counted alike; then the largest Spread;
// then the questionnaire's order. It returns none where the verdict is
// decided.
func AskNext(q *Questionnaire, answers Answers) []Ask {
	return q.outlook(q.stand(answers)).asks()
}

func (o *outlook) asks() []Ask {
	var out []Ask
	for at := range o.q.questions {
		if !o.s.known(at) && o.relevant(at) {
			out = append(out, o.ask(at))
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

// Irrelevant returns the questions, open or answered with [Unknown], whose
// answer cannot change the verdict whatever the other answers turn out to be,
// in the questionnaire's order. It stays so while others are answered, so all
// of them may be left out together.
func Irrelevant(q *Questionnaire, answers Answers) []*Question {
	s := q.stand(answers)
	o := q.outlook(s)
	var out []*Question
	for at, question := range q.questions {
		if !s.known(at) && !o.relevant(at) {
			out = append(out, question)
		}
	}
	return out
}

// relevant reports whether the answer to a question that is not known can
// change the verdict. Of its levels the best and the worst differ most, so
// they are compared: for some verdict and some completion of the others, the
// best reaches it and the worst does not, be it by a gate or by points.
func (o *outlook) relevant(at int) bool {
	if o.q.verdict(o.s.low) == o.q.verdict(o.s.high) {
		return false
	}
	worst := len(o.q.questions[at].Levels) - 1
	drop := o.q.share(at, 0) - o.q.share(at, worst)
	for v := Governed; v <= Suitable; v++ {
		if o.gated(at, v) {
			return true
		}
		from := o.q.floor(v)
		if o.lands(v, at, 0, from, from+drop) {
			return true
		}
	}
	return false
}

// gated reports whether some completion reaches a verdict with the question at
// its best, and at its worst a gate keeps it below. The mildest sheet on which
// the gate can fire is the one to try: any other reaches less.
func (o *outlook) gated(at int, v Verdict) bool {
	for i := range o.q.gates {
		g := &o.q.gates[i]
		names := slices.ContainsFunc(g.clauses, func(c clause) bool { return c.question == at })
		if g.Caps >= v || !names || !g.holds(o.s.low) {
			continue
		}
		if sheet := o.mildest(g); o.with(sheet, at, 0) >= v {
			return true
		}
	}
	return false
}

// ask words what each level of a question would leave.
func (o *outlook) ask(at int) Ask {
	question := o.q.questions[at]
	a := Ask{Question: question, Unknown: o.s.from[at] == Unknown, Outcomes: make([]Outcome, len(question.Levels))}
	for level := range question.Levels {
		b := Bracket{o.with(o.s.low, at, level), o.with(o.s.high, at, level)}
		a.Outcomes[level] = Outcome{Level: question.Levels[level].ID, Bracket: b, Verdicts: o.verdicts(at, level, b)}
	}
	a.Spread = o.q.hundredths(o.q.share(at, 0) - o.q.share(at, len(question.Levels)-1))
	return a
}

// verdicts lists what completions with this level can lead to. The ends of the
// bracket are reached by its sheets; what lies between is looked for.
func (o *outlook) verdicts(at, level int, b Bracket) []Verdict {
	out := make([]Verdict, 0, int(b.Highest-b.Lowest)+1)
	for v := b.Highest; v >= b.Lowest; v-- {
		if v == b.Highest || v == b.Lowest || o.leads(v, at, level) {
			out = append(out, v)
		}
	}
	return out
}

// leads reports whether some completion with this level leads to exactly this
// verdict: a gate that caps there decides, or the points lie in its band.
func (o *outlook) leads(v Verdict, at, level int) bool {
	for i := range o.q.gates {
		g := &o.q.gates[i]
		if g.Caps != v || !g.holds(o.s.low) {
			continue
		}
		needs := slices.ContainsFunc(g.clauses, func(c clause) bool { return c.question == at && c.level > level })
		if sheet := o.mildest(g); !needs && o.with(sheet, at, level) == v {
			return true
		}
	}
	return o.lands(v, at, level, o.q.floor(v), o.q.floor(v+1))
}
