package content

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// outcome names the chosen option in MADR's one line, then the exception, and
// what to use instead of what is assessed.
func (v *view) outcome() {
	v.paragraph(say(`Chosen option: "%s", because %s`, v.titleOf(v.chosen()), v.because()))
	v.list(others(review.DecisionFields(), &v.r.Decision, "status", "by", "date", "reason", "superseded_by")...)
	v.exception()
	if v.a.Verdict() < questionnaire.Conditional {
		v.instead()
	}
}

// because follows the decision that a person took, and claims no more than the
// record says.
func (v *view) because() Inline {
	verdict := say("%s", v.a.Verdict())
	if !v.a.Bracket.Decided() {
		verdict = say("%s while answers are missing", verdict)
	}
	if n := len(v.sum.Conditions); n > 0 && v.a.Verdict() == questionnaire.Conditional {
		verdict = say("%s, on the %s under %s", verdict, count(n, "condition"), section("Confirmation"))
	}
	d := v.sum.Decision
	taken := drawn(d.Taken())
	var out Inline
	switch d.Status {
	case review.Accepted:
		out = say("%s was %s; the verdict is %s", v.topic.name, taken, verdict)
		if review.Lenient(v.r.Decision, v.a.Verdict()) {
			out = say("%s%s", out, or(v.leniency(), words(", and no exception is recorded that would permit it")))
		}
	case review.Rejected:
		out = say("%s was %s; the verdict is %s", v.topic.name, taken, verdict)
	case review.Superseded:
		out = say("this record was %s, and no longer holds; the verdict is %s", taken, verdict)
	default:
		out = say("the verdict proposes it (%s); nobody has decided yet", verdict)
	}
	return join([]Inline{say("%s.", out), after("Reason given: ", sentence(prose(d.Reason)))}, " ")
}

// leniency says that an exception permits what the verdict does not.
func (v *view) leniency() Inline {
	if !v.r.Exception.Given() {
		return nil
	}
	return say(", and an exception permits it%s", after(" until ", prose(v.r.Exception.Until)))
}

func (v *view) exception() {
	e := v.r.Exception
	if !e.Given() {
		return
	}
	var gates []Inline
	for _, id := range e.Gates {
		if gate := v.q.Gate(id); gate != nil {
			gates = append(gates, quoted(gate.Title))
		} else {
			gates = append(gates, code(id))
		}
	}
	v.paragraph(words("An exception is recorded:"))
	v.list(append([]Inline{labelled("Gates", join(gates, "; "))}, others(review.ExceptionFields(), &e, "gates")...)...)
}

// instead says what the fired gates name and what they ask to be done.
func (v *view) instead() {
	var items []Inline
	for _, x := range v.sum.Instead {
		for _, reason := range x.Reasons {
			items = append(items, drawn(reason))
		}
	}
	switch {
	case len(items) == 0 && v.allRuledOut():
		v.paragraph(say("The answers rule out what the gates name, or it would be no better: fix what blocks %s first, as listed under %s. No listed alternative serves while it stands.", v.topic.name, section("Confirmation")))
		return
	case len(items) == 0 && len(v.fired) == 0:
		v.paragraph(say("No gate has fired yet that could name another mechanism: what has to be found out or changed is listed under %s.", section("Why, and what would change it")))
		return
	case len(items) == 0:
		v.paragraph(say("No gate that fired names another mechanism: what has to change is listed under %s.", section("Confirmation")))
		return
	}
	v.paragraph(say("What to use instead of %s, by the gates that fired:", v.topic.name))
	v.list(items...)
}

// consequences follows the chosen option: what is assessed still needs
// something, or another mechanism leaves something open.
func (v *view) consequences() {
	var items []Inline
	switch v.chosen().kind {
	case used:
		if len(v.fired) == 0 {
			items = append(items, words("Good, because no gate caps the verdict."))
		}
		if best := len(v.q.Questions()) - len(v.costs); best > 0 {
			items = append(items, say("Good, because %d of %d answers cost %s no points.", best, len(v.q.Questions()), v.topic.name))
		}
		for _, g := range v.fired {
			items = append(items, say("Bad, because of %s, which calls for this: %s", quoted(g.Title), sentence(quoted(g.Remedy))))
		}
	case none:
		items = append(items, words("Bad, because the reasons below may no longer hold: read the record that supersedes this one."))
	case remedies:
		items = append(items, say("Bad, because neither %s nor a listed alternative serves before the conditions under %s are met.", v.topic.name, section("Confirmation")))
	case findOut:
		items = append(items, say("Bad, because what is open decides whether %s serves, and nobody knows yet.", v.topic.name))
	default:
		fired, possible := v.sum.Deciding()
		switch {
		case len(fired)+len(possible) == 0:
			items = append(items, say("Good, because the answers bring too few points for %s.", v.topic.name))
		case len(fired) == 0:
			items = append(items, say("Good, because %s is not used while these gates could cap it at %s: %s.", v.topic.name, v.a.Verdict(), join(titles(possible), "; ")))
		default:
			items = append(items, say("Good, because %s is not used where these gates cap it at %s: %s.", v.topic.name, v.a.Verdict(), join(titles(fired), "; ")))
		}
		items = append(items, v.whatRemains())
	}
	if missing := len(v.a.Open) + len(v.a.Unknown); missing > 0 {
		items = append(items, say("Bad, because %s had to be counted as the worst level.", count(missing, "answer")))
	}
	v.list(items...)
}

// confirmation holds the conditions: by them the decision is checked.
func (v *view) confirmation() {
	if len(v.sum.Conditions) == 0 {
		nothing := words("No gate has fired, so there is no condition to meet.")
		if !v.a.Bracket.Decided() {
			nothing = words("No gate has fired yet, so there is no condition to meet so far.")
		}
		v.paragraph(nothing, v.repeated())
		return
	}
	if v.a.Verdict() == questionnaire.Conditional {
		v.paragraph(say("%s is appropriate once each of these conditions is met.", v.topic.start), v.repeated())
	} else {
		v.paragraph(say("%s could be looked at again once each of these conditions is met.", v.topic.start), v.repeated())
	}
	v.conditions()
}

// conditions is the table of the conditions. A field that none of them has gets
// no column.
func (v *view) conditions() {
	header, rows := []fixed{"Condition", "Action"}, make([][]Inline, len(v.sum.Conditions))
	fields := make([][]summary.Row, len(rows))
	for i, c := range v.sum.Conditions {
		rows[i], fields[i] = []Inline{quoted(c.Gate.Title), quoted(c.Action)}, c.Rows()
	}
	for at, field := range fields[0] {
		if !slices.ContainsFunc(fields, func(of []summary.Row) bool { return len(of[at].Value) > 0 }) {
			continue
		}
		header = append(header, fixed(field.Label))
		for i := range rows {
			rows[i] = append(rows[i], drawn(fields[i][at].Value))
		}
	}
	v.table(words("Conditions, who has to meet them, and their state"), rows, header...)
}

func (v *view) repeated() Inline {
	return sentence(after("The review is to be repeated by ", prose(v.r.Review.ReviewBy)))
}
