package summary

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
)

// Decision is what people decided, and the exception that they made, in their
// own words. Its status is one of [review.DecisionStates]: what is none of them
// is proposed.
type Decision struct {
	review.Decision
	Exception review.Exception
	Gates     []string // of the exception, by title, or by id where there is no such gate
	Before    string   // of a superseded record: what was decided before; "" where that is not known
}

// Row is a value with what it is called.
type Row struct {
	Label string
	Value phrase.Phrase // empty where there is none
}

func decisionOf(q *questionnaire.Questionnaire, d review.Draft) Decision {
	out := Decision{Decision: d.Decision, Exception: d.Exception}
	out.Status = Status(d.Decision)
	if decided := d.Decision.Status; d.Decision.SupersededBy != "" && decided != review.Superseded && slices.Contains(review.DecisionStates(), decided) {
		out.Before = decided
	}
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
	if state := d.State(); slices.Contains(review.DecisionStates(), state) {
		return state
	}
	return review.Proposed
}
