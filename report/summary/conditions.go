package summary

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
)

// Condition is what has to be done about a fired gate or an answer, by whom and
// until when. Owner says so where nobody is named; Due is nothing where no day is
// set.
type Condition struct {
	Gate     *questionnaire.Gate     // nil for one on an answer
	Question *questionnaire.Question // the answer to it, or the first that the gate names
	Action   string                  // the gate's remedy, or the level that is to be reached
	Owner    phrase.Phrase
	Due      phrase.Phrase
	Met      bool

	// Fact reports that the gate rests on facts only, which nobody can change, and
	// that nobody has taken on what it asks for: so it is no condition to be met.
	Fact bool

	Entered review.Condition // as people left it
}

// Title is what the condition is about.
func (c Condition) Title() string {
	if c.Gate == nil {
		return c.Question.Title
	}
	return c.Gate.Title
}

// Caps is the verdict that it holds down to: suitable for one on an answer, which
// holds nothing down.
func (c Condition) Caps() questionnaire.Verdict {
	if c.Gate == nil {
		return questionnaire.Suitable
	}
	return c.Gate.Caps
}

// Sources are those that it rests on.
func (c Condition) Sources() []questionnaire.Source {
	if c.Gate == nil {
		return c.Question.Sources
	}
	return c.Gate.Sources
}

// State is "met" or "open".
func (c Condition) State() string {
	if c.Met {
		return review.ConditionMet
	}
	return review.ConditionOpen
}

// Rows are the fields of the condition that people fill in, in the order of
// their table. One that nobody filled in has no value, where there is nothing
// else to say of it.
func (c Condition) Rows() []Row {
	var out []Row
	for _, f := range review.AskedOf(review.ConditionFields()) {
		row := Row{f.Label, phrase.OfPeople(f.Shown(&c.Entered))}
		switch f.Key {
		case "owner":
			row.Value = c.Owner
		case "due":
			row.Value = c.Due
		case "status":
			row.Value = phrase.Say("%s", phrase.Own(c.State()))
		}
		out = append(out, row)
	}
	return out
}

// Text says all of it.
func (c Condition) Text() phrase.Phrase {
	out := phrase.Say("%s: %s", c.Title(), text.Sentence(c.Action))
	for _, row := range c.Rows() {
		if len(row.Value) > 0 {
			out = phrase.Say("%s %s: %s.", out, phrase.Own(row.Label), row.Value)
		}
	}
	return out
}

func conditions(q *questionnaire.Questionnaire, answers questionnaire.Answers, a *questionnaire.Assessment, entered []review.Condition) []Condition {
	var out []Condition
	for _, c := range review.AllConditions(q, answers, a, entered) {
		gate := q.Gate(c.Gate)
		x := Condition{Gate: gate, Action: c.Action, Owner: phrase.OfPeople(c.Owner), Due: phrase.OfPeople(c.Due), Met: c.Status == review.ConditionMet, Entered: c}
		asked := c.Question
		if gate != nil {
			asked = gate.When[0].Question
		}
		x.Question, x.Fact = q.Question(asked), Facts(q, c)
		if x.Owner == nil {
			x.Owner = nobody(q, x)
		}
		out = append(out, x)
	}
	return out
}

// nobody says who can move what a condition is about that nobody owns yet.
func nobody(q *questionnaire.Questionnaire, c Condition) phrase.Phrase {
	asked := []string{c.Question.ID}
	if c.Gate != nil {
		asked = nil
		for _, clause := range c.Gate.When {
			asked = append(asked, clause.Question)
		}
	}
	for _, id := range asked {
		if question := q.Question(id); question.Lever != questionnaire.Fact {
			return phrase.Say("nobody yet (%s)", q.LeverName(question.Lever))
		}
	}
	return phrase.Say("nobody yet")
}

// Facts reports whether the gate of a condition rests on facts only, which nobody
// can change, while nobody has taken on what it asks for.
func Facts(q *questionnaire.Questionnaire, c review.Condition) bool {
	gate := q.Gate(c.Gate)
	if gate == nil || c.Status == review.ConditionMet || c.Owner != "" || c.Due != "" {
		return false
	}
	for _, clause := range gate.When {
		if question := q.Question(clause.Question); question != nil && question.Lever != questionnaire.Fact {
			return false
		}
	}
	return true
}
