package review

import "slices"

// Decision is what a person decided: never the same as the verdict.
type Decision struct {
	Status string `json:"status,omitempty"`
	By     string `json:"by,omitempty"`
	Date   string `json:"date,omitempty"` // day
	Reason string `json:"reason,omitempty"`

	// SupersededBy is the id of the record that took this one's place. What was
	// decided stays as it was taken: it happened to the record, and nobody decided it.
	SupersededBy string `json:"superseded_by,omitempty"`
}

// State returns where the decision stands: as its status says, or superseded
// where another record took its place.
func (d Decision) State() string {
	if d.SupersededBy != "" {
		return Superseded
	}
	return d.Status
}

// The states of a decision. Superseded is the status of records of before that
// say nothing of what was decided.
const (
	Proposed   = "proposed"
	Accepted   = "accepted"
	Rejected   = "rejected"
	Superseded = "superseded"
)

// DecisionStates returns all states of a decision.
func DecisionStates() []string { return []string{Proposed, Accepted, Rejected, Superseded} }

// DecisionsTaken returns the states that people decide on.
func DecisionsTaken() []string { return []string{Proposed, Accepted, Rejected} }

// DecisionFields returns the fields of a decision, in the order of a file.
func DecisionFields() []Field[Decision] {
	return []Field[Decision]{
		{
			Entry: Entry{Key: "status", Kind: KindChoice, Needed: true, Choices: DecisionStates(), About: "Where the decision stands.",
				Label: "Status", Hint: "what people decided; the verdict is only advice to them"},
			Text: func(d *Decision) *string { return &d.Status },
		},
		{
			Entry: Entry{Key: "by", About: "Who decided.",
				Label: "Decided by", Hint: "the person, role or board that decides"},
			Text: func(d *Decision) *string { return &d.By },
		},
		{
			Entry: Entry{Key: "date", Kind: KindDay, About: "The day of the decision.",
				Label: "Decided on", Prompt: "Date of the decision", Hint: "such as today; empty while it is proposed"},
			Text: func(d *Decision) *string { return &d.Date },
		},
		{
			Entry: Entry{Key: "reason", Kind: KindText, About: "Why it was decided so.",
				Label: "Reason", Hint: "why it was decided so"},
			Text: func(d *Decision) *string { return &d.Reason },
		},
		{
			Entry: Entry{Key: "superseded_by", Kind: KindRecord, About: "The id of the record that took the place of this one, once that is accepted. Written by the program.",
				Label: "Superseded by", Asked: AskedNever},
			Text: func(d *Decision) *string { return &d.SupersededBy },
		},
	}
}

// Exception lets a decision be more lenient than the verdict, for a while.
type Exception struct {
	Gates      []string `json:"gates,omitempty"`
	Reason     string   `json:"reason,omitempty"`
	ApprovedBy string   `json:"approved_by,omitempty"` // none of the reviewers
	Until      string   `json:"until,omitempty"`       // day
}

// Given reports whether there is an exception at all.
func (e Exception) Given() bool {
	return slices.ContainsFunc(ExceptionFields(), func(f Field[Exception]) bool { return !f.Empty(&e) })
}

// ExceptionFields returns the fields of an exception, in the order of a file.
func ExceptionFields() []Field[Exception] {
	return []Field[Exception]{
		{
			Entry: Entry{Key: "gates", Kind: KindWords, About: "The ids of the gates that the exception is about.",
				Label: "Gates", Prompt: "Exception, gates"},
			List: func(e *Exception) *[]string { return &e.Gates },
		},
		{
			Entry: Entry{Key: "reason", Kind: KindText, About: "Why the risk is taken.",
				Label: "Reason", Prompt: "Exception, reason", Hint: "why more is permitted than the verdict says"},
			Text: func(e *Exception) *string { return &e.Reason },
		},
		{
			Entry: Entry{Key: "approved_by", Needed: true, Filled: true, About: "Who approved it: none of the reviewers.",
				Label: "Approved by", Prompt: "Exception, approved by", Hint: "nobody who reviewed"},
			Text: func(e *Exception) *string { return &e.ApprovedBy },
		},
		{
			Entry: Entry{Key: "until", Kind: KindDay, Needed: true, Ahead: true, About: "The day on which the exception ends.",
				Label: "Until", Prompt: "Exception, until", Hint: "its last day, such as +6m"},
			Text: func(e *Exception) *string { return &e.Until },
		},
	}
}
