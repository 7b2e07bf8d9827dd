package content

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
)

// namedDrivers is how many gates a line of drivers names.
const namedDrivers = 6

// decisionDrivers names the gates that hold the verdict where it is, and counts
// the others. Which answers fire them stands with the answers.
func (v *view) decisionDrivers() {
	fired, possible := v.sum.Deciding()
	items := []Inline{
		sentence(after(fixed("Caps at "+v.a.Verdict().String()+": "), enumerate(titles(fired), namedDrivers, "gate"))),
		sentence(after(fixed("Might still fire and cap at "+v.a.Verdict().String()+": "), enumerate(titles(possible), namedDrivers, "gate"))),
	}
	higher, might := len(v.fired)-len(fired), len(v.possible)-len(possible)
	if higher > 0 {
		items = append(items, words(fixed(text.Plural(higher, "other gate caps higher.", "other gates cap higher."))))
	}
	if might > 0 {
		items = append(items, words(fixed(text.Plural(might, "other gate might still fire and cap higher.", "other gates might still fire and cap higher."))))
	}
	if len(fired)+len(possible) == 0 {
		items = append(items, say("Points: %s of 100.", fixed(summary.Range(v.a.Points))))
	}
	v.list(items...)
}

// reason tells the reason of a gate once in a document, and after that nothing.
func (v *view) reason(g *questionnaire.Gate) Inline {
	if v.told[g.ID] {
		return nil
	}
	v.told[g.ID] = true
	return v.claim(g.Reason, g.Sources)
}

// decidingInWords tells the reasons of gates that hold the verdict where it is
// and that the first page has no room for.
func (v *view) decidingInWords() {
	fired, _ := v.sum.Deciding()
	var items []Inline
	for _, g := range fired {
		if !v.told[g.ID] {
			items = append(items, say("%s: %s", strong(quoted(g.Title)), v.reason(g)))
		}
	}
	if len(items) > 0 {
		v.paragraph(say("Further gates that cap at %s:", v.a.Verdict()))
		v.list(items...)
	}
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
