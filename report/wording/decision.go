package wording

import (
	"flowverdict/questionnaire"
	"flowverdict/report/phrase"
)

// Taken says what people decided, as a value beside its name: "accepted by
// exception until 2027-05-23".
func Taken(s State, f Names) phrase.Phrase {
	switch s.Decision {
	case None, Proposed:
		if s.Exception {
			return phrase.Say("proposed, with an exception%s prepared", f.until())
		}
		return phrase.Say("proposed")
	case Superseded:
		switch {
		case f.Before == Accepted && s.Exception:
			return phrase.Say("accepted by exception%s, superseded%s", f.until(), after(" by ", f.Successor))
		case f.Before == Accepted:
			return phrase.Say("accepted, superseded%s", after(" by ", f.Successor))
		case f.Before == Rejected:
			return phrase.Say("rejected, superseded%s", after(" by ", f.Successor))
		}
		return phrase.Say("superseded%s", after(" by ", f.Successor))
	case Rejected:
		return phrase.Say("rejected")
	}
	switch {
	case s.Lenient() && s.Exception:
		return phrase.Say("accepted by exception%s", f.until())
	case s.Lenient():
		return phrase.Say("accepted against the verdict")
	}
	return phrase.Say("accepted")
}

// Because says why the option that a record names is chosen: it follows
// "because".
func Because(s State, f Names) phrase.Phrase {
	verdict := verdictNow(s, f)
	switch s.Decision {
	case Superseded:
		said := phrase.Say("%s holds instead", f.successor())
		switch f.Before {
		case Accepted:
			return phrase.Say("%s; %s was accepted%s%s", said, f.Topic, byException(s, f), f.by())
		case Rejected:
			return phrase.Say("%s; %s was rejected%s", said, f.Topic, f.by())
		}
		return said
	case Rejected:
		return phrase.Say("%s was rejected%s; the verdict is %s", f.Topic, f.by(), verdict)
	case Accepted:
		switch {
		case s.Lenient() && s.Exception:
			return phrase.Say("%s was accepted%s%s; the verdict is %s", f.Topic, byException(s, f), f.by(), verdict)
		case s.Lenient():
			return phrase.Say("%s was accepted%s; the verdict is %s, and no exception permits that", f.Topic, f.by(), verdict)
		}
		return phrase.Say("%s was accepted%s; the verdict is %s", f.Topic, f.by(), verdict)
	}
	switch s.Option {
	case FindOut:
		return phrase.Say("the answers that are missing decide whether %s serves; nobody has decided yet", f.Topic)
	case Fix:
		return phrase.Say("neither %s nor a listed alternative serves as things are; nobody has decided yet", f.Topic)
	}
	return phrase.Say("the verdict proposes it (%s); nobody has decided yet", verdict)
}

func byException(s State, f Names) phrase.Phrase {
	if !s.Exception {
		return nil
	}
	return phrase.Say(" by exception%s", f.until())
}

// verdictNow is the verdict with what it still waits for.
func verdictNow(s State, f Names) phrase.Phrase {
	said := phrase.Say("%s", s.Verdict)
	if !s.Decided {
		said = phrase.Say("%s while answers are missing", said)
	}
	if s.Verdict != questionnaire.Conditional || s.Decision == Rejected {
		return said
	}
	switch s.Conditions {
	case Open:
		return phrase.Say("%s, on %s of which %s %s open", said, phrase.Count(f.Conditions, "condition"), f.Open, verb(f.Open))
	case Met:
		return phrase.Say("%s, and every condition is met", said)
	}
	return said
}

// verb is that of so many things.
func verb(n int) phrase.Own {
	if n == 1 {
		return "is"
	}
	return "are"
}
