package wording

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// Notice is what overrides all else that is said of a record, in one sentence:
// that another one holds instead, that it stands by exception only, that nobody
// has decided. Nothing where none of that is so.
func Notice(s State, f Names) phrase.Phrase {
	switch s.Decision {
	case Superseded:
		return phrase.Say("Superseded: %s holds instead.", f.successor())
	case Accepted:
		switch {
		case s.Lenient() && s.Exception:
			return phrase.Say("Accepted by exception%s.", f.until())
		case s.Lenient():
			return phrase.Say("Accepted against the verdict, and no exception permits that.")
		}
	case Proposed:
		if s.Exception {
			return phrase.Say("Not decided: nobody has accepted or rejected it, and an exception%s is prepared.", f.until())
		}
		return phrase.Say("Not decided: nobody has accepted or rejected it.")
	case None:
		if s.Exception {
			return phrase.Say("An exception%s is prepared.", f.until())
		}
	}
	return nil
}

// Verdict says what the answers come to, in one sentence: "Unsuitable, 33 to 59
// of 100: use another mechanism, or fix the named blockers first."
func Verdict(s State, f Names) phrase.Phrase {
	said := phrase.Say("%s, %s of 100", phrase.Own(text.UpperFirst(s.Verdict.String())), phrase.Own(f.Score))
	if means := meaning(s, f); means != nil {
		said = phrase.Say("%s: %s", said, means)
	}
	return phrase.Say("%s.", said)
}

// meaning says what a verdict means for the record. What the questionnaire says
// of its bands holds for all records, so conditions, which are met one by one,
// are for this function.
func meaning(s State, f Names) phrase.Phrase {
	switch {
	case s.Decision == Superseded && (s.Verdict != questionnaire.Conditional || s.Conditions < Open):
		return nil
	case s.Verdict != questionnaire.Conditional:
		band := strings.TrimSuffix(strings.TrimSpace(f.Band), ".")
		if band == "" {
			return nil
		}
		return phrase.Say("%s", text.LowerFirst(band))
	case s.Conditions == Facts:
		return phrase.Say("facts that nobody can change keep it from suitable")
	case s.Conditions == NoConditions && s.Decided:
		return phrase.Say("no gate caps it, and the points do not reach suitable")
	case s.Conditions == NoConditions:
		return phrase.Say("no gate has fired, and the answers that are missing count as the worst")
	case !s.Live():
		return phrase.Say("%s would have needed %s", f.Topic, phrase.Count(f.Conditions, "condition"))
	case s.Conditions == Met && f.Conditions == 1:
		return phrase.Say("%s is appropriate, and its condition is met", f.Topic)
	case s.Conditions == Met:
		return phrase.Say("%s is appropriate, and its %s are met", f.Topic, phrase.Count(f.Conditions, "condition"))
	}
	return phrase.Say("%s is appropriate once %s", f.Topic, phrase.Own(text.Plural(f.Open, "open condition is met", "open conditions are met")))
}

// Further is what else a reader has to know at once: what is missing, and what
// was decided where no notice says it. One sentence each.
func Further(s State, f Names) []phrase.Phrase {
	var out []phrase.Phrase
	if !s.Decided && s.Live() {
		raise := phrase.Own(", and they could raise it as far as ")
		if f.Missing == 1 {
			raise = ", and it could raise it as far as "
		}
		out = append(out, phrase.Say("%s missing%s%s.", phrase.Own(text.Plural(f.Missing, "answer is", "answers are")), raise, f.Highest))
	}
	switch s.Decision {
	case Accepted:
		if !s.Lenient() {
			out = append(out, phrase.Say("Accepted%s%s.", f.by(), unneeded(s, f)))
		}
	case Rejected:
		out = append(out, phrase.Say("Rejected%s%s.", f.by(), unneeded(s, f)))
	case Superseded:
		if before := before(s, f); before != nil {
			out = append(out, before)
		}
	}
	return out
}

// unneeded says of an exception that the decision does not rest on it.
func unneeded(s State, f Names) phrase.Phrase {
	switch {
	case !s.Exception:
		return nil
	case s.Decision == Rejected:
		return phrase.Say("; the exception on record has no effect")
	}
	return phrase.Say("; the verdict permits it without the exception%s", f.until())
}

// before says what was decided before another record took the place of this one.
func before(s State, f Names) phrase.Phrase {
	switch {
	case f.Before == Accepted && s.Exception:
		return phrase.Say("It was accepted by exception%s%s.", f.until(), f.by())
	case f.Before == Accepted:
		return phrase.Say("It was accepted%s.", f.by())
	case f.Before == Rejected && s.Exception:
		return phrase.Say("It was rejected%s, whatever exception is on record.", f.by())
	case f.Before == Rejected:
		return phrase.Say("It was rejected%s.", f.by())
	case s.Exception:
		return phrase.Say("An exception%s is on record.", f.until())
	}
	return nil
}
