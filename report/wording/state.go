// Package wording holds the sentences that depend on where a record stands: what
// the answers say, what people decided, and what is still to be done. The
// report, the screen, the line-by-line driver, the closing lines and the
// register take them from here, so that none says of a record what is true of
// another state of it only.
//
// It imports the questionnaire's packages, phrases and internal ones.
package wording

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// State is all that sentences are chosen by.
type State struct {
	Verdict    questionnaire.Verdict
	Option     Option
	Decision   Decision
	Exception  bool // one is recorded; whether it has ended is for validation to say
	Conditions Conditions
	Decided    bool // the verdict stays whatever the answers that are missing turn out to be
}

// Option is what the verdict proposes.
type Option int

// The options.
const (
	Mechanism Option = iota // what is assessed
	Other                   // something else, or at least not what is assessed
	FindOut                 // nothing yet: answers that are missing decide
	Fix                     // nothing: what serves is ruled out, or no better
)

// Decision is what people decided.
type Decision int

// The decisions.
const (
	None     Decision = iota // the review is under way
	Proposed                 // the record is written, and nobody has decided
	Accepted
	Rejected
	Superseded // another record holds instead
)

// DecisionOf is the decision that a status says; no status is None, and what is
// none of [review.DecisionStates] is Proposed.
func DecisionOf(status string) Decision {
	switch status {
	case "":
		return None
	case review.Accepted:
		return Accepted
	case review.Rejected:
		return Rejected
	case review.Superseded:
		return Superseded
	}
	return Proposed
}

// Conditions are those that people can meet.
type Conditions int

// The conditions.
const (
	NoConditions Conditions = iota // no gate has fired
	Facts                          // what has fired rests on facts, which nobody can change
	Open                           // at least one is
	Met                            // all are
)

// Live reports whether something is still to be done about a record: it is
// neither rejected nor superseded.
func (s State) Live() bool { return s.Decision != Rejected && s.Decision != Superseded }

// Lenient reports whether people accepted more than the verdict permits.
func (s State) Lenient() bool {
	return s.Decision == Accepted && s.Verdict < questionnaire.Conditional
}

// Possible reports whether a record can be in the state. Suitable is decided
// and has no condition, because a verdict is the lowest that is possible and
// gates cap below suitable; from conditional up the option is what is assessed;
// and only missing answers are there to be found out.
func (s State) Possible() bool {
	switch {
	case s.Verdict == questionnaire.Suitable && (!s.Decided || s.Conditions != NoConditions):
		return false
	case s.Option == Mechanism:
		return s.Verdict >= questionnaire.Conditional
	case s.Option == FindOut && s.Decided:
		return false
	}
	return s.Verdict < questionnaire.Conditional
}

// States lists every state that is possible.
func States() []State {
	var out []State
	for _, v := range questionnaire.Verdicts() {
		for option := Mechanism; option <= Fix; option++ {
			for decision := None; decision <= Superseded; decision++ {
				for _, exception := range []bool{false, true} {
					for conditions := NoConditions; conditions <= Met; conditions++ {
						for _, decided := range []bool{true, false} {
							s := State{v, option, decision, exception, conditions, decided}
							if s.Possible() {
								out = append(out, s)
							}
						}
					}
				}
			}
		}
	}
	return out
}
