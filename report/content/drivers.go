package content

import (
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
)

// decisionDrivers lists the gates that hold the verdict where it is, with the
// answers that they rest on; the others in a line; and the points.
func (v *view) decisionDrivers() {
	fired, possible := v.sum.Deciding()
	var items []Inline
	for _, g := range fired {
		items = append(items, say("%s caps at %s, because %s.%s", strong(quoted(g.Title)), g.Caps, v.answersOf(g), after(" ", v.reason(g))))
	}
	if len(possible) > 0 {
		items = append(items, say("Might still fire and cap at %s: %s.", v.a.Verdict(), join(titles(possible), "; ")))
	}
	items = append(items, v.capHigher()...)
	v.list(append(items, say("Points before any gate: %s of 100.", fixed(summary.Range(v.a.Points))))...)
}

// reason tells the reason of a gate once in a document, and after that nothing.
func (v *view) reason(g *questionnaire.Gate) Inline {
	if v.told[g.ID] {
		return nil
	}
	v.told[g.ID] = true
	return v.claim(g.Reason, g.Sources)
}

// answersOf names the answers that a gate rests on, with their levels.
func (v *view) answersOf(g *questionnaire.Gate) Inline {
	var out []Inline
	for _, c := range g.When {
		question := v.q.Question(c.Question)
		out = append(out, say("%s is %s", v.asked(question).title, v.answerID(question)))
	}
	return enumerate(out, len(out), "")
}

// capHigher names the gates that cap above the verdict, or would.
func (v *view) capHigher() []Inline {
	var fired []Inline
	possible := 0
	for _, g := range v.fired {
		if g.Caps > v.a.Verdict() {
			fired = append(fired, quoted(g.Title))
		}
	}
	for _, g := range v.possible {
		if g.Caps > v.a.Verdict() {
			possible++
		}
	}
	out := []Inline{sentence(after("Capping higher: ", join(fired, "; ")))}
	if possible > 0 {
		out = append(out, say("%s might still fire and cap higher.", count(possible, "more gate")))
	}
	return out
}

// gatesInWords tells the reasons of gates that have fired and that nothing before
// has told.
func (v *view) gatesInWords() {
	var items []Inline
	for i := range v.fired {
		g := v.fired[i].Gate
		if !v.told[g.ID] {
			items = append(items, say("%s (%s): %s", strong(quoted(g.Title)), g.Caps, v.reason(g)))
		}
	}
	if len(items) > 0 {
		v.heading(3, "Gates")
		v.paragraph(words("Those that have fired and cap higher than the verdict:"))
		v.list(items...)
	}
}
