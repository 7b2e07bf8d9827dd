package review

import (
	"fmt"
	"slices"

	"flowverdict/questionnaire"
)

// Condition is what has to be done about one fired gate, or about one answer that
// was agreed to become better: it names a gate, or a question and the level that it
// has to reach. Action is the gate's remedy, as [questionnaire.GateResult] has it,
// or says the level; people fill in the rest.
type Condition struct {
	Gate string `json:"gate,omitempty"`

	// Of a condition on an answer:
	Question string `json:"question,omitempty"`
	Level    string `json:"level,omitempty"` // or a better one

	Action string `json:"action,omitempty"`
	Owner  string `json:"owner,omitempty"`
	Due    string `json:"due,omitempty"` // day
	Status string `json:"status,omitempty"`
}

// Key names a condition among those of a record: the id of its gate, or the answer
// that is to be reached, as in "privilege=read-only".
func (c Condition) Key() string {
	if c.Question == "" {
		return c.Gate
	}
	return c.Question + "=" + c.Level
}

// Title is the title of the gate or of the question that a condition is about, or
// its key where the questionnaire has neither.
func (c Condition) Title(q *questionnaire.Questionnaire) string {
	if g := q.Gate(c.Gate); g != nil {
		return g.Title
	}
	if of := q.Question(c.Question); of != nil {
		return of.Title
	}
	return c.Key()
}

// Same reports whether two conditions ask for the same: they are about one gate, or
// about one question.
func (c Condition) Same(other Condition) bool {
	return c.Gate == other.Gate && c.Question == other.Question
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
			Entry: Entry{Key: "gate", About: "The id of the gate. Written by the program.",
				Label: "Gate", Asked: AskedNever},
			Text: func(c *Condition) *string { return &c.Gate },
		},
		{
			Entry: Entry{Key: "question", About: "In place of the gate: the question whose answer has to become better.",
				Label: "Question", Asked: AskedNever},
			Text: func(c *Condition) *string { return &c.Question },
		},
		{
			Entry: Entry{Key: "level", About: "The level that its answer has to reach, or a better one.",
				Label: "Level", Asked: AskedNever},
			Text: func(c *Condition) *string { return &c.Level },
		},
		{
			Entry: Entry{Key: "action", Needed: true, About: "What to do: the gate's remedy, or what it says otherwise; or the level to reach, in words. Written by the program.",
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

// AllConditions returns the conditions of answers: those of [Conditions], then those
// of [Agreed].
func AllConditions(q *questionnaire.Questionnaire, answers questionnaire.Answers, a *questionnaire.Assessment, entered []Condition) []Condition {
	return append(Conditions(a, entered), Agreed(q, answers, a, entered)...)
}

// Agreed returns the conditions on answers that are still to be reached, one for a
// question, in the questionnaire's order: those that people entered, with the level
// in words as their action. A suitable verdict needs none; one on a question or a
// level that the questionnaire does not have is none.
func Agreed(q *questionnaire.Questionnaire, answers questionnaire.Answers, a *questionnaire.Assessment, entered []Condition) []Condition {
	if a.Verdict() == questionnaire.Suitable {
		return nil
	}
	var out []Condition
	for _, question := range q.Questions() {
		i := slices.IndexFunc(entered, func(c Condition) bool { return c.Gate == "" && c.Question == question.ID })
		if i < 0 || !Reachable(question, answers.Get(question.ID).Level, entered[i].Level) {
			continue
		}
		c := entered[i]
		c.Action = Reaches(question, c.Level)
		if c.Status == "" {
			c.Status = ConditionOpen
		}
		out = append(out, c)
	}
	return out
}

// Reachable reports whether a level of a question is better than what its answer
// counts as: the level answered, or the worst one where that is not known.
func Reachable(q *questionnaire.Question, answered, level string) bool {
	at, known := q.Level(answered)
	if !known {
		at = len(q.Levels) - 1
	}
	to, ok := q.Level(level)
	return ok && to < at
}

// Reaches says in a sentence what has to become true for the answer to a question
// to be a level, or a better one; "" where it has no such level.
func Reaches(q *questionnaire.Question, level string) string {
	at, ok := q.Level(level)
	switch {
	case !ok:
		return ""
	case at == 0:
		return fmt.Sprintf("To be answered with this: %s", q.Levels[at].Text)
	}
	return fmt.Sprintf("To be answered with this, or better: %s", q.Levels[at].Text)
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
