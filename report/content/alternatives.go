package content

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
)

// proposed is what the verdict proposes where alternatives are judged on the
// answers. It is never one that they rule out.
func (v *view) proposed() choice {
	switch o := v.sum.Option; {
	case o.Mechanism:
		return choice{kind: used}
	case o.FindOut:
		return choice{kind: findOut}
	case o.Chosen != nil:
		return choice{alternative, o.Chosen.Alternative}
	}
	return choice{kind: remedies}
}

// allRuledOut reports whether nothing is left to be named although gates fired.
func (v *view) allRuledOut() bool {
	o := v.sum.Option
	return v.q.JudgesAlternatives() && !o.Mechanism && !o.FindOut && o.Chosen == nil
}

// judged returns what is judged of an alternative, or nil where nothing is.
func (v *view) judged(id string) *alternatives.Result {
	at := slices.IndexFunc(v.sum.Alternatives, func(r alternatives.Result) bool { return r.ID == id && r.Judged() })
	if at < 0 {
		return nil
	}
	return &v.sum.Alternatives[at]
}

// speaksFor lists what speaks for an alternative by the answers.
func (v *view) speaksFor(id string) []Inline {
	r := v.judged(id)
	if r == nil {
		return nil
	}
	var out []Inline
	for _, p := range r.For {
		out = append(out, say("Good, because of this: %s", v.claim(p.Why, p.Sources)))
	}
	return out
}

// ofAlternative says which verdict would remain with an alternative, or that
// none was found.
func (v *view) ofAlternative(id string) Inline {
	r := v.judged(id)
	if r == nil {
		return v.onlyTopic()
	}
	return say("Neutral, because the same answers would give it the verdict %s.", verdicts(r.Residual.Bracket))
}

// whatRemains says of the chosen alternative which gates stand against it as
// well.
func (v *view) whatRemains() Inline {
	c := v.sum.Option.Chosen
	switch {
	case c == nil || c.Residual == nil:
		return words("Bad, because this record does not assess what is used instead, and the other gates may concern that too.")
	case len(v.sum.Option.Remaining) > 0:
		return say("Bad, because the change of flow alone would not help. This stands against it as well: %s.", join(titles(v.sum.Option.Remaining), "; "))
	}
	return say("Good, because the same answers would give it the verdict %s.", verdicts(c.Residual.Bracket))
}

// verdicts is a bracket in words.
func verdicts(b questionnaire.Bracket) Inline {
	if b.Decided() {
		return say("%s", b.Lowest)
	}
	return say("%s to %s", b.Lowest, b.Highest)
}

// allAlternatives is the table of everything that could be used instead.
func (v *view) allAlternatives() {
	if !v.q.JudgesAlternatives() {
		return
	}
	v.heading(3, "Alternatives")
	v.paragraph(say("Each is judged on the same answers. Its verdict is what would remain of the findings with it instead of %s.", v.topic.name))
	var rows [][]Inline
	for i := range v.sum.Alternatives {
		r := &v.sum.Alternatives[i]
		var verdict Inline
		if r.Residual != nil {
			verdict = verdicts(r.Residual.Bracket)
		}
		rows = append(rows, []Inline{quoted(r.Title), words(statusWords(r.Status)), verdict, join(v.reasons(r), " ")})
	}
	v.table(words("Alternatives, judged on the same answers"), rows, "Alternative", "Status", "Its verdict", "Why")
}

func statusWords(s alternatives.Status) fixed {
	switch s {
	case alternatives.RuledOut:
		return "ruled out"
	case alternatives.NotRuledOutYet:
		return "not ruled out yet"
	case alternatives.CalledFor:
		return "called for"
	case alternatives.NotCalledFor:
		return "not called for"
	}
	return "possible"
}

// reasons are what rules an alternative out, speaks against it and for it.
func (v *view) reasons(r *alternatives.Result) []Inline {
	var out []Inline
	for _, x := range []struct {
		label fixed
		list  []questionnaire.Precondition
	}{{"Ruled out", r.RulesOut}, {"Against", r.Against}, {"For", r.For}} {
		for _, p := range x.list {
			out = append(out, say("%s: %s", x.label, v.claim(p.Why, p.Sources)))
		}
	}
	return out
}
