package analysis

import (
	"flowverdict/questionnaire"
)

// Difference is what changes between two sets of answers to one questionnaire.
// Swapping the two swaps Before and After, Fired and Lifted, Possible and
// Excluded, Appearing and Vanishing; equal answers differ in nothing.
type Difference struct {
	Before, After questionnaire.Assessment
	Answers       []Change              // answers that differ in their level
	Fired         []*questionnaire.Gate // fired after, and not before
	Lifted        []*questionnaire.Gate // fired before, and not after; one may still be possible
	Possible      []*questionnaire.Gate // possible after, and not before
	Excluded      []*questionnaire.Gate // possible before, and not after; one may have fired
	Appearing     []*questionnaire.Gate // conditions of after that before did not have
	Vanishing     []*questionnaire.Gate // conditions of before that after does not have
}

// Change is one answer that differs. From and To are a level, [questionnaire.Unknown], or ""
// while open.
type Change struct {
	Question *questionnaire.Question
	From, To string
}

// Compare assesses both sets of answers and lists what differs, everything in
// the questionnaire's order. Gates are listed whether overshadowed or not;
// conditions are the fired gates that are not, as in [questionnaire.Assessment.Fired]. A
// level that its question does not have is open, as for [questionnaire.Assess].
func Compare(q *questionnaire.Questionnaire, before, after questionnaire.Answers) Difference {
	d := Difference{Before: questionnaire.Assess(q, before), After: questionnaire.Assess(q, after)}
	from, to := q.Read(before), q.Read(after)
	for at, question := range q.Questions() {
		if was, is := from.Level(at), to.Level(at); was != is {
			d.Answers = append(d.Answers, Change{question, was, is})
		}
	}
	d.gates(q)
	return d
}

// gates walks both lists of gates side by side: each is in the questionnaire's
// order.
func (d *Difference) gates(q *questionnaire.Questionnaire) {
	before, after := d.Before.Gates, d.After.Gates
	for i := range q.Gates {
		was, is := take(&before, &q.Gates[i]), take(&after, &q.Gates[i])
		for _, x := range []struct {
			was, is      bool
			gained, lost *[]*questionnaire.Gate
		}{
			{was.fired, is.fired, &d.Fired, &d.Lifted},
			{was.possible, is.possible, &d.Possible, &d.Excluded},
			{was.condition, is.condition, &d.Appearing, &d.Vanishing},
		} {
			switch {
			case x.is && !x.was:
				*x.gained = append(*x.gained, &q.Gates[i])
			case x.was && !x.is:
				*x.lost = append(*x.lost, &q.Gates[i])
			}
		}
	}
}

// gateStanding is what a gate is in one assessment: nothing, where it is not in
// the list.
type gateStanding struct{ fired, possible, condition bool }

// take takes a gate from the front of a list, if it stands there.
func take(list *[]questionnaire.GateResult, gate *questionnaire.Gate) gateStanding {
	if len(*list) == 0 || (*list)[0].Gate != gate {
		return gateStanding{}
	}
	g := (*list)[0]
	*list = (*list)[1:]
	return gateStanding{g.State == questionnaire.Fired, g.State == questionnaire.Possible, g.State == questionnaire.Fired && !g.Overshadowed}
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
