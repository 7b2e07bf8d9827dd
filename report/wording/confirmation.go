package wording

import (
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// Confirmation says by what the decision is checked. The conditions are listed
// below it where the record is [State.Live] and has some.
func Confirmation(s State, f Names) phrase.Phrase {
	switch {
	case s.Decision == Superseded:
		return phrase.Say("Nothing is checked by this record any more.")
	case s.Decision == Rejected:
		return phrase.Say("The decision holds as long as %s is not in use.", f.Topic)
	case s.Conditions == Facts:
		return phrase.Say("There is no condition to meet: what has fired rests on facts, which nobody can change.")
	case s.Conditions == NoConditions && s.Decided:
		return phrase.Say("There is no condition to meet.")
	case s.Conditions == NoConditions:
		return phrase.Say("There is no condition to meet so far.")
	case s.Conditions == Met && f.Conditions == 1:
		return phrase.Say("The condition is met; the next review answers its questions again.")
	case s.Conditions == Met:
		return phrase.Say("Every condition is met; the next review answers their questions again.")
	case s.Lenient() && s.Exception:
		return phrase.Say("The exception lifts no condition: what is open here is still to be met.")
	case s.Verdict == questionnaire.Conditional && f.Open == 1:
		return phrase.Say("%s is appropriate once the open condition is met.", f.TopicStart)
	case s.Verdict == questionnaire.Conditional:
		return phrase.Say("%s is appropriate once the open conditions are met.", f.TopicStart)
	}
	return phrase.Say("What is met here no longer speaks against %s.", f.Topic)
}

// NothingToDo says why there is nothing to do, where a record has no task.
func NothingToDo(s State, f Names) phrase.Phrase {
	switch s.Decision {
	case Superseded:
		return phrase.Say("Nothing here: see what %s asks for.", f.successor())
	case Rejected:
		return phrase.Say("Nothing: %s is not used.", f.Topic)
	case Accepted:
		return phrase.Say("Nothing until the next review.")
	}
	return phrase.Say("Decide: accept or reject it.")
}
