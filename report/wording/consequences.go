package wording

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// Consequences say what follows from the decision, or from what the verdict
// proposes while there is none, each in a sentence after "Good", "Bad" or
// "Neutral".
func Consequences(s State, f Names) []phrase.Phrase {
	var out []phrase.Phrase
	switch s.Decision {
	case Superseded:
		return []phrase.Phrase{phrase.Say("Neutral, because nothing follows from this record any more: read what %s decides.", f.successor())}
	case Rejected:
		out = rejected(f)
	case Accepted:
		out = used(s, f)
	default:
		if s.Option == Mechanism {
			out = used(s, f)
		} else {
			out = unused(s, f)
		}
	}
	if f.Missing == 0 || !s.Live() {
		return out
	}
	if s.Decided {
		return append(out, phrase.Say("Neutral, because %s missing, and the verdict stays the same whatever comes out.", phrase.Own(text.Plural(f.Missing, "answer is", "answers are"))))
	}
	return append(out, phrase.Say("Bad, because %s missing and counted as the worst.", phrase.Own(text.Plural(f.Missing, "answer is", "answers are"))))
}

// used are the consequences of using what is assessed.
func used(s State, f Names) []phrase.Phrase {
	var out []phrase.Phrase
	if s.Lenient() {
		if f.Fired {
			out = append(out, phrase.Say("Bad, because what the gates below conditional warn of is accepted%s.", f.until()))
		}
		if s.Exception {
			out = append(out, phrase.Say("Bad, because the exception ends%s, and %s then has to be replaced or decided on anew.", after(" on ", f.Until), f.Topic))
		}
	}
	switch s.Conditions {
	case Open:
		if f.Conditions == 1 {
			out = append(out, phrase.Say("Bad, because its condition is open: what it guards against can happen until it is met."))
			break
		}
		if f.Open == 1 {
			out = append(out, phrase.Say("Bad, because 1 of %s is open: what it guards against can happen until it is met.", phrase.Count(f.Conditions, "condition")))
			break
		}
		out = append(out, phrase.Say("Bad, because %s of %s are open: what they guard against can happen until they are met.", f.Open, phrase.Count(f.Conditions, "condition")))
	case Met:
		if f.Conditions == 1 {
			out = append(out, phrase.Say("Good, because its condition is met."))
			break
		}
		out = append(out, phrase.Say("Good, because its %s are met.", phrase.Count(f.Conditions, "condition")))
	case Facts:
		if !s.Lenient() {
			out = append(out, phrase.Say("Bad, because facts that nobody can change keep it from suitable."))
		}
	default:
		if !s.Lenient() {
			out = append(out, phrase.Say("Good, because no gate has fired."))
		}
	}
	if s.Verdict == questionnaire.Conditional && s.Conditions == NoConditions && s.Decided {
		out = append(out, phrase.Say("Bad, because the points do not reach suitable."))
	}
	return out
}

// rejected are the consequences of not using what is assessed.
func rejected(f Names) []phrase.Phrase {
	out := []phrase.Phrase{phrase.Say("Bad, because people who would have signed in by %s need another way.", f.Topic)}
	if f.Fired {
		out = append([]phrase.Phrase{phrase.Say("Good, because what the gates warn of cannot happen through %s.", f.Topic)}, out...)
	}
	return out
}

// unused are the consequences of what the verdict proposes, where that is not
// what is assessed.
func unused(s State, f Names) []phrase.Phrase {
	switch s.Option {
	case FindOut:
		return []phrase.Phrase{phrase.Say("Bad, because nobody knows yet whether %s serves.", f.Topic)}
	case Fix:
		return []phrase.Phrase{phrase.Say("Bad, because what blocks %s blocks the alternatives too, and has to be mended first.", f.Topic)}
	}
	if !f.Fired {
		return []phrase.Phrase{phrase.Say("Good, because the answers bring too few points for %s.", f.Topic)}
	}
	return []phrase.Phrase{phrase.Say("Good, because what the gates warn of cannot happen through %s.", f.Topic)}
}
