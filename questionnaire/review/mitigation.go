package review

import "flowverdict/questionnaire"

// Mitigation is what a review says of a mitigation that answers do not tell, or
// not surely: its state, and what that rests on.
type Mitigation struct {
	ID        string   `json:"id"`
	State     string   `json:"state,omitempty"` // present, partial, absent or unknown; "" where only a note was taken
	Evidence  string   `json:"evidence,omitempty"`
	Links     []string `json:"links,omitempty"`
	Collected string   `json:"collected,omitempty"` // day
}

// Says reports whether anything is said of the mitigation.
func (m Mitigation) Says() bool { return m.State != "" || m.HasNote() }

// HasNote reports whether anything beside the state is said of the mitigation.
func (m Mitigation) HasNote() bool { return m.Evidence != "" || len(m.Links) > 0 || m.Collected != "" }

// MitigationFields returns the fields of a mitigation, in the order of a file.
func MitigationFields() []Field[Mitigation] {
	return []Field[Mitigation]{
		{
			Entry: Entry{Key: "id", Needed: true, Filled: true, About: "The id of the mitigation.",
				Label: "Mitigation", Asked: AskedNever},
			Text: func(m *Mitigation) *string { return &m.ID },
		},
		{
			Entry: Entry{Key: "state", Kind: KindChoice, Needed: true, Choices: append(questionnaire.MitigationStates(), questionnaire.Unknown), About: "Whether it is there. Where the answers tell it, they count.",
				Label: "State", Hint: "present, partial or absent; unknown where nobody could tell"},
			Text: func(m *Mitigation) *string { return &m.State },
		},
		{
			Entry: Entry{Key: "evidence", Kind: KindText, About: "What was seen, and where: for whoever asks later.",
				Label: "Evidence", Hint: "what the state rests on"},
			Text: func(m *Mitigation) *string { return &m.Evidence },
		},
		{
			Entry: Entry{Key: "links", Kind: KindLinks, About: "Where the evidence can be read: absolute http or https URLs.",
				Label: "Links", Hint: "one a line, http or https"},
			List: func(m *Mitigation) *[]string { return &m.Links },
		},
		{
			Entry: Entry{Key: "collected", Kind: KindDay, About: "The day on which the evidence was collected.",
				Label: "Collected", Hint: "the day on which it was found out, such as today"},
			Text: func(m *Mitigation) *string { return &m.Collected },
		},
	}
}
