package summary

import (
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// Decision is what people decided, and the exception that they made, in their
// own words.
type Decision struct {
	Status         string // one of [review.DecisionStates]: what is none of them is proposed
	By, On, Reason string
	Exception      review.Exception
	Gates          []string // of the exception, by title, or by id where there is no such gate
}

// Taken says who took the decision and when: "accepted by architecture board
// on 2026-11-24".
func (d Decision) Taken() Phrase {
	said := say("%s", own(d.Status))
	if by := people(d.By); by != nil {
		said = say("%s by %s", said, by)
	}
	if on := people(d.On); on != nil {
		said = say("%s on %s", said, on)
	}
	return said
}

// Text says in one sentence what was decided.
func (d Decision) Text() Phrase {
	if d.Status == review.Proposed {
		return say("Decision: proposed, nobody has decided yet.")
	}
	return say("Decision: %s.", d.Taken())
}

// Row is a value with what it is called.
type Row struct{ Label, Value string }

// Rows are the parts of the decision and of the exception that are given.
func (d Decision) Rows() []Row {
	out := []Row{{"Status", d.Status}, {"Decided by", d.By}, {"Decided on", d.On}, {"Reason", d.Reason}}
	if e := d.Exception; e.Given() {
		out = append(out, Row{"Exception for", strings.Join(d.Gates, "; ")}, Row{"Reason for it", e.Reason}, Row{"Approved by", e.ApprovedBy}, Row{"Until", e.Until})
	}
	return slices.DeleteFunc(out, func(r Row) bool { return strings.TrimSpace(r.Value) == "" })
}

func decisionOf(q *questionnaire.Questionnaire, d review.Draft) Decision {
	out := Decision{Status: Status(d.Decision), By: d.Decision.By, On: d.Decision.Date, Reason: d.Decision.Reason, Exception: d.Exception}
	for _, id := range d.Exception.Gates {
		title := id
		if gate := q.Gate(id); gate != nil {
			title = gate.Title
		}
		out.Gates = append(out.Gates, title)
	}
	return out
}

// Status is that of a decision. What is not decided in one of the words for it
// is proposed.
func Status(d review.Decision) string {
	if slices.Contains(review.DecisionStates(), d.Status) {
		return d.Status
	}
	return review.Proposed
}
