package summary

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Condition is what has to be done about a fired gate, by whom and until when.
// Owner and Due say so where nobody is named and no day is set.
type Condition struct {
	Gate   *questionnaire.Gate
	Action string // the gate's remedy
	Owner  Phrase
	Due    Phrase
	Met    bool

	Entered review.Condition // as people left it
}

// State is "met" or "open".
func (c Condition) State() string {
	if c.Met {
		return review.ConditionMet
	}
	return review.ConditionOpen
}

// Text says all of it.
func (c Condition) Text() Phrase {
	return say("%s: %s Owner: %s. Due: %s. State: %s.", c.Gate.Title, text.Sentence(c.Action), c.Owner, c.Due, own(c.State()))
}

func conditions(q *questionnaire.Questionnaire, a *questionnaire.Assessment, entered []review.Condition) []Condition {
	var out []Condition
	for _, c := range review.Conditions(a, entered) {
		gate := q.Gate(c.Gate)
		x := Condition{Gate: gate, Action: c.Action, Owner: people(c.Owner), Due: people(c.Due), Met: c.Status == review.ConditionMet, Entered: c}
		if x.Owner == nil {
			x.Owner = nobody(q, gate)
		}
		if x.Due == nil {
			x.Due = say("no date yet")
		}
		out = append(out, x)
	}
	return out
}

// nobody says who can move a gate whose condition nobody owns yet.
func nobody(q *questionnaire.Questionnaire, gate *questionnaire.Gate) Phrase {
	for _, clause := range gate.When {
		if question := q.Question(clause.Question); question.Lever != questionnaire.Fact {
			return say("nobody yet; up to the %s", q.LeverName(question.Lever))
		}
	}
	return say("nobody yet")
}
