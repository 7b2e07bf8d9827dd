package content

import (
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

// allAlternatives is the table of everything that could be used instead, and says
// what is chosen or called for of it.
func (v *view) allAlternatives() {
	v.heading(3, "Alternatives")
	v.paragraph(say("Each is judged on the same answers; its verdict is what would remain of the findings with it instead of %s.", v.topic.name))
	var rows [][]Inline
	for i := range v.sum.Alternatives {
		r := &v.sum.Alternatives[i]
		if why := join(v.reasons(r), " "); len(why) > 0 {
			rows = append(rows, []Inline{quoted(r.Title), why})
		}
	}
	if len(rows) > 0 {
		v.table(words("What speaks for and against the alternatives"), rows, "Alternative", "Why")
	}
	var items []Inline
	if r := v.sum.Option.Chosen; r != nil {
		items = append(items, say("%s: %s", strong(quoted(r.Title)), v.claim(r.Text, r.Sources)))
	}
	v.list(items...)
}

// reasons are what rules an alternative out, or else speaks against it and for it.
func (v *view) reasons(r *alternatives.Result) []Inline {
	var out []Inline
	for _, x := range []struct {
		label fixed
		list  []questionnaire.Precondition
	}{{"Not possible", r.RulesOut}, {"Against", r.Against}, {"For", r.For}} {
		if r.RulesOut != nil && x.label != "Not possible" {
			break
		}
		for _, p := range x.list {
			why := v.claim(p.Why, p.Sources)
			if first := v.whys[p.Why]; first != nil && first != r.Alternative {
				why = say("see %s.", quoted(first.Title))
			} else {
				v.whys[p.Why] = r.Alternative
			}
			out = append(out, say("%s: %s", x.label, why))
		}
	}
	return out
}
