package summary

import (
	"cmp"
	"slices"
	"strings"

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

// Taken says who took the decision and when: "accepted by architecture board
// on 2026-11-24". Being superseded is nobody's decision and stands beside it.
func (d Decision) Taken() phrase.Phrase {
	if d.Status != review.Superseded {
		return d.signed(phrase.Own(d.Status))
	}
	superseded := phrase.Say("superseded")
	if by := phrase.OfPeople(d.SupersededBy); by != nil {
		superseded = phrase.Say("superseded by %s", by)
	}
	if d.Before == "" && phrase.OfPeople(d.By) == nil && phrase.OfPeople(d.Date) == nil {
		return superseded
	}
	return phrase.Say("%s, %s", d.signed(phrase.Own(cmp.Or(d.Before, "decided"))), superseded)
}

// signed is what was done, with who did it and when.
func (d Decision) signed(what phrase.Own) phrase.Phrase {
	said := phrase.Say("%s", what)
	if by := phrase.OfPeople(d.By); by != nil {
		said = phrase.Say("%s by %s", said, by)
	}
	if on := phrase.OfPeople(d.Date); on != nil {
		said = phrase.Say("%s on %s", said, on)
	}
	return said
}

// Text says in one sentence what was decided.
func (d Decision) Text() phrase.Phrase {
	if d.Status == review.Proposed {
		return phrase.Say("Decision: proposed, nobody has decided yet.")
	}
	return phrase.Say("Decision: %s.", d.Taken())
}

// Row is a value with what it is called.
type Row struct {
	Label string
	Value phrase.Phrase // empty where there is none
}

// Rows are the parts of the decision and of the exception that are given.
func (d Decision) Rows() []Row {
	var out []Row
	for _, f := range review.DecisionFields() {
		out = append(out, Row{f.Label, phrase.OfPeople(f.Shown(&d.Decision))})
	}
	for _, f := range review.ExceptionFields() {
		row := Row{f.Label, phrase.OfPeople(f.Shown(&d.Exception))}
		switch f.Key {
		case "gates":
			row = Row{"Exception for", phrase.OfPeople(strings.Join(d.Gates, "; "))}
		case "reason": // that of the decision stands above it
			row.Label = "Reason for it"
		}
		out = append(out, row)
	}
	return slices.DeleteFunc(out, func(r Row) bool { return len(r.Value) == 0 })
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
