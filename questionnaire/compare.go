package questionnaire

// Difference is what changes between two sets of answers to one questionnaire.
// Swapping the two swaps Before and After, Fired and Lifted, Possible and
// Excluded, Appearing and Vanishing; equal answers differ in nothing.
type Difference struct {
	Before, After Assessment
	Answers       []Change // answers that differ in their level
	Fired         []*Gate  // fired after, and not before
	Lifted        []*Gate  // fired before, and not after; one may still be possible
	Possible      []*Gate  // possible after, and not before
	Excluded      []*Gate  // possible before, and not after; one may have fired
	Appearing     []*Gate  // conditions of after that before did not have
	Vanishing     []*Gate  // conditions of before that after does not have
}

// Change is one answer that differs. From and To are a level, [Unknown], or ""
// while open.
type Change struct {
	Question *Question
	From, To string
}

// Compare assesses both sets of answers and lists what differs, everything in
// the questionnaire's order. Gates are listed whether overshadowed or not;
// conditions are the fired gates that are not, as in [Assessment.Fired]. A
// level that its question does not have is open, as for [Assess].
func Compare(q *Questionnaire, before, after Answers) Difference {
	d := Difference{Before: Assess(q, before), After: Assess(q, after)}
	from, to := q.stand(before).from, q.stand(after).from
	for at, question := range q.questions {
		if from[at] != to[at] {
			d.Answers = append(d.Answers, Change{question, from[at], to[at]})
		}
	}
	d.Fired, d.Lifted = apart(d.Before.in(Fired), d.After.in(Fired))
	d.Possible, d.Excluded = apart(d.Before.in(Possible), d.After.in(Possible))
	d.Appearing, d.Vanishing = apart(d.Before.Fired(), d.After.Fired())
	return d
}

// Verdict tells whether the headline falls (-1), stays (0) or rises (1).
func (d *Difference) Verdict() int {
	switch before, after := d.Before.Verdict(), d.After.Verdict(); {
	case after < before:
		return -1
	case after > before:
		return 1
	}
	return 0
}

// Empty reports whether the assessments do not differ in verdict, bracket,
// score, points or gates. The answers may differ all the same.
func (d *Difference) Empty() bool {
	return d.Before.Bracket == d.After.Bracket && d.Before.Score == d.After.Score && d.Before.Points == d.After.Points &&
		len(d.Fired)+len(d.Lifted)+len(d.Possible)+len(d.Excluded) == 0
}

// in returns all gates in a state, overshadowed ones too.
func (a *Assessment) in(state State) []GateResult {
	var out []GateResult
	for _, g := range a.Gates {
		if g.State == state {
			out = append(out, g)
		}
	}
	return out
}

// apart returns the gates that only the second list has, and those that only
// the first has.
func apart(before, after []GateResult) (gained, lost []*Gate) {
	return only(after, before), only(before, after)
}

func only(these, those []GateResult) []*Gate {
	other := make(map[string]bool, len(those))
	for _, g := range those {
		other[g.ID] = true
	}
	var out []*Gate
	for _, g := range these {
		if !other[g.ID] {
			out = append(out, g.Gate)
		}
	}
	return out
}
