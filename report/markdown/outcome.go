package markdown

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// outcome names the chosen option in MADR's one line, then the exception, and
// what to use instead of device flow.
func (v *view) outcome() {
	chosen, _ := v.chosen()
	v.paragraph("Chosen option: \"" + chosen + "\", because " + v.because())
	v.exception()
	if v.a.Verdict() < questionnaire.Conditional {
		v.instead()
	}
}

// because follows the decision that a person took, and claims no more than the
// record says.
func (v *view) because() inline {
	verdict := say("%s", v.a.Verdict())
	if !v.a.Bracket.Decided() {
		verdict += " while answers are missing"
	}
	if n := len(v.conditions); n > 0 && v.a.Verdict() == questionnaire.Conditional {
		verdict += ", on the " + count(n, "condition") + " under Confirmation"
	}
	d := v.r.Decision
	var out inline
	switch Status(d) {
	case review.Accepted:
		out = "device flow was " + decided(d) + "; the verdict is " + verdict
		if review.Lenient(d, v.a.Verdict()) {
			out += or(v.leniency(), ", and no exception is recorded that would permit it")
		}
	case review.Rejected:
		out = "device flow was " + decided(d) + "; the verdict is " + verdict
	case review.Superseded:
		out = "this record was " + decided(d) + " and no longer holds; the verdict is " + verdict
	default:
		out = "the verdict proposes it (" + verdict + "); nobody has decided yet"
	}
	if reason := text(d.Reason); reason != "" {
		return out + ". Reason given: " + sentence(reason)
	}
	return out + "."
}

// leniency says that an exception permits what the verdict does not.
func (v *view) leniency() inline {
	if !v.r.Exception.Given() {
		return ""
	}
	return ", and an exception permits it" + after(" until ", text(v.r.Exception.Until))
}

func (v *view) exception() {
	e := v.r.Exception
	if !e.Given() {
		return
	}
	var gates []inline
	for _, id := range e.Gates {
		if gate := v.q.Gate(id); gate != nil {
			gates = append(gates, text(gate.Title))
		} else {
			gates = append(gates, code(id))
		}
	}
	v.paragraph("An exception is recorded:")
	v.list(
		labelled("Gates", join(gates, "; ")),
		labelled("Reason", text(e.Reason)),
		labelled("Approved by", text(e.ApprovedBy)),
		labelled("Until", text(e.Until)),
	)
}

// instead says what the fired gates name and what they ask to be done.
func (v *view) instead() {
	var items []inline
	for _, o := range v.options {
		for _, gate := range o.gates {
			items = append(items, say("%s, because of %s: %s", o.Title, gate.Title, sentence(text(gate.Remedy))))
		}
	}
	if len(items) == 0 {
		v.paragraph("No gate that fired names another mechanism: what has to change is listed under Confirmation.")
		return
	}
	v.paragraph("What to use instead of device flow, by the gates that fired:")
	v.list(items...)
}

// consequences follows the chosen option: what device flow still needs, or
// what another mechanism leaves open.
func (v *view) consequences() {
	chosen, _ := v.chosen()
	var items []inline
	switch chosen {
	case deviceFlow:
		if fired := v.a.Fired(); len(fired) == 0 {
			items = append(items, "Good, because no gate caps the verdict.")
		}
		if best := len(v.q.Questions()) - len(v.costs); best > 0 {
			items = append(items, say("Good, because %d of %d answers cost device flow no points.", best, len(v.q.Questions())))
		}
		for _, g := range v.a.Fired() {
			items = append(items, say("Bad, because of %s, which calls for this: %s", g.Title, sentence(text(g.Remedy))))
		}
	case none:
		items = append(items, "Bad, because the reasons below may no longer hold: read the record that supersedes this one.")
	default:
		fired, possible := v.deciding()
		switch gates := join(titles(append(fired, possible...)), "; "); {
		case gates == "":
			items = append(items, "Good, because the answers bring too few points for device flow.")
		case len(fired) == 0:
			items = append(items, say("Good, because device flow is not used while these gates could cap it at %s: %s.", v.a.Verdict(), gates))
		default:
			items = append(items, say("Good, because device flow is not used where these gates cap it at %s: %s.", v.a.Verdict(), join(titles(fired), "; ")))
		}
		items = append(items, "Bad, because this record does not assess what is used instead, and the other gates may concern that too.")
	}
	if missing := len(v.a.Open) + len(v.a.Unknown); missing > 0 {
		items = append(items, "Bad, because "+count(missing, "answer")+" had to be counted as the worst level.")
	}
	v.list(items...)
}

// confirmation holds the conditions: by them the decision is checked.
func (v *view) confirmation() {
	if len(v.conditions) == 0 {
		none := inline("No gate has fired, so there is no condition to meet.")
		if !v.a.Bracket.Decided() {
			none = "No gate has fired yet, so there is no condition to meet so far."
		}
		v.paragraph(none, v.repeated())
		return
	}
	if v.a.Verdict() == questionnaire.Conditional {
		v.paragraph("Device flow is appropriate once each of these conditions is met.", v.repeated())
	} else {
		v.paragraph("Device flow could be looked at again once each of these conditions is met.", v.repeated())
	}
	var rows [][]inline
	for _, c := range v.conditions {
		gate := v.q.Gate(c.Gate)
		rows = append(rows, []inline{text(gate.Title), text(c.Action), or(text(c.Owner), v.mover(gate)), or(text(c.Due), "no date yet"), state(c)})
	}
	v.table([]inline{"Condition", "Action", "Owner", "Due", "State"}, rows)
}

func state(c review.Condition) inline {
	if c.Status == review.ConditionMet {
		return "met"
	}
	return "open"
}

// mover says who can move a gate whose condition nobody owns yet.
func (v *view) mover(gate *questionnaire.Gate) inline {
	for _, clause := range gate.When {
		if question := v.q.Question(clause.Question); question.Lever != questionnaire.Fact {
			return say("nobody yet; up to the %s", question.Lever)
		}
	}
	return "nobody yet"
}

func (v *view) repeated() inline {
	return sentence(after("The review is to be repeated by ", text(v.r.Review.ReviewBy)))
}
