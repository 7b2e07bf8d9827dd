package review

import (
	"strings"

	"flowverdict/questionnaire"
)

// Lenient reports whether a decision permits more than the verdict: accepted
// where the verdict asks for another architecture or another mechanism.
func Lenient(d Decision, verdict questionnaire.Verdict) bool {
	return d.State() == Accepted && verdict < questionnaire.Conditional
}

// Blocking returns the gates that hold the verdict below conditional: those
// that an exception is for, by id, in the questionnaire's order. Overshadowed
// ones are not named.
func Blocking(a *questionnaire.Assessment) []string {
	var out []string
	for _, g := range a.Fired() {
		if g.Caps < questionnaire.Conditional {
			out = append(out, g.ID)
		}
	}
	return out
}

// Complete reports whether people have said all that an exception needs: why,
// who approved it, and until when.
func (e Exception) Complete() bool {
	return strings.TrimSpace(e.Reason) != "" && strings.TrimSpace(e.ApprovedBy) != "" && e.Until != ""
}

// Completed returns a decision and its exception with what follows from the
// rest of them. A decision to accept or to reject that has no day was taken
// today; an exception that names no gate is for all that are [Blocking].
func Completed(d Decision, e Exception, a *questionnaire.Assessment, today string) (Decision, Exception) {
	if d.Date == "" && (d.Status == Accepted || d.Status == Rejected) {
		d.Date = today
	}
	if e.Given() && len(e.Gates) == 0 {
		e.Gates = Blocking(a)
	}
	return d, e
}
