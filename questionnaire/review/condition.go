package review

import "flowverdict/questionnaire"

// Condition is what has to be done about one fired gate. Action is the gate's
// remedy, as [questionnaire.GateResult] has it; people fill in the rest.
type Condition struct {
	Gate   string `json:"gate"`
	Action string `json:"action,omitempty"`
	Owner  string `json:"owner,omitempty"`
	Due    string `json:"due,omitempty"` // day
	Status string `json:"status,omitempty"`
}

// The states of a condition.
const (
	ConditionOpen = "open"
	ConditionMet  = "met"
)

// ConditionStates returns all states of a condition.
func ConditionStates() []string { return []string{ConditionOpen, ConditionMet} }

// ConditionFields returns the fields of a condition, in the order of a file.
func ConditionFields() []Field[Condition] {
	return []Field[Condition]{
		{
			Entry: Entry{Key: "gate", Needed: true, About: "The id of the gate. Written by the program.",
				Label: "Gate", Asked: AskedNever},
			Text: func(c *Condition) *string { return &c.Gate },
		},
		{
			Entry: Entry{Key: "action", Needed: true, About: "What to do: the gate's remedy, or what it says otherwise. Written by the program.",
				Label: "Action", Asked: AskedNever},
			Text: func(c *Condition) *string { return &c.Action },
		},
		{
			Entry: Entry{Key: "owner", About: "Who does it.",
				Label: "Owner", Hint: "the team or role that sees to it"},
			Text: func(c *Condition) *string { return &c.Owner },
		},
		{
			Entry: Entry{Key: "due", Kind: KindDay, Ahead: true, About: "Until when.",
				Label: "Due", Hint: "the day by which it is done, such as +3m"},
			Text: func(c *Condition) *string { return &c.Due },
		},
		{
			Entry: Entry{Key: "status", Kind: KindChoice, Needed: true, Choices: ConditionStates(), About: "open until it is done, then met.",
				Label: "State", Hint: "met once somebody has seen that it is done"},
			Text: func(c *Condition) *string { return &c.Status },
		},
	}
}

// Conditions returns one condition for each gate that has fired and is not
// overshadowed, in the questionnaire's order, with the remedy as its action.
// Owner, due date and state are taken over from what people entered before.
func Conditions(a *questionnaire.Assessment, entered []Condition) []Condition {
	var out []Condition
	for _, g := range a.Fired() {
		c := Condition{Gate: g.ID, Status: ConditionOpen}
		for _, e := range entered {
			if e.Gate == g.ID {
				c = e
				if c.Status == "" {
					c.Status = ConditionOpen
				}
			}
		}
		c.Action = g.Remedy
		out = append(out, c)
	}
	return out
}
