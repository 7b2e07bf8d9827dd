package alternatives

import (
	"slices"

	"flowverdict/questionnaire"
)

// Option is what a record names as chosen: the mechanism itself, an
// alternative, or nothing.
type Option struct {
	Mechanism bool      // what is assessed, with its conditions
	FindOut   bool      // nothing yet: open answers decide
	Chosen    *Result   // an alternative that is not ruled out
	Overlays  []*Result // that are called for beside it

	// Gates of which the remedy is due too: with the chosen alternative they would
	// hold the verdict where it is.
	Remaining []*questionnaire.Gate
}

// Choose returns the option that a record names. Where nothing is chosen and
// nothing is to be found out, everything is ruled out or no better, and only
// remedies are left.
func Choose(q *questionnaire.Questionnaire, a *questionnaire.Assessment, all []Result) Option {
	var out Option
	for i := range all {
		if all[i].Status == CalledFor {
			out.Overlays = append(out.Overlays, &all[i])
		}
	}
	switch {
	case a.Bracket.Lowest > questionnaire.Unsuitable:
		out.Mechanism = true
	case a.Bracket.Highest > questionnaire.Unsuitable:
		out.FindOut = true
	default:
		out.Chosen = first(q, a, all)
		if c := out.Chosen; c != nil && c.Residual != nil && c.Residual.Bracket.Highest <= a.Bracket.Highest {
			out.Remaining = c.Remaining()
		}
	}
	return out
}

// first returns the alternative that serves: of those that fired gates name the
// first, else the first for which something speaks and that is better.
func first(q *questionnaire.Questionnaire, a *questionnaire.Assessment, all []Result) *Result {
	for _, s := range q.Instead(a) {
		at := slices.IndexFunc(all, func(r Result) bool { return r.ID == s.ID })
		if at >= 0 && all[at].Serves() {
			return &all[at]
		}
	}
	for i := range all {
		r := &all[i]
		if r.Serves() && len(r.For) > 0 && r.Residual != nil && r.Residual.Bracket.Highest > a.Bracket.Lowest {
			return r
		}
	}
	return nil
}

// NoOption is the id of the option of a record that names nothing.
const NoOption = "none"

// ID returns the id of the option: that of the mechanism itself, of an
// alternative, or [NoOption].
func (o Option) ID(mechanism string) string {
	switch {
	case o.Mechanism:
		return mechanism
	case o.Chosen != nil:
		return o.Chosen.ID
	}
	return NoOption
}
