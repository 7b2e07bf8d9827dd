package question

import (
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/report/summary"
	"flowverdict/ui/wizard/draw"
)

// About explains the question: everything that there is no room for on its page.
func (v *View) About() []draw.Para {
	q, def := v.q, v.session.Questionnaire()
	out := []draw.Para{{Text: q.Text, Role: draw.Strong}, {Text: q.Why, Gap: true}}
	if q.Help != "" {
		out = append(out, draw.Para{Text: q.Help, Gap: true})
	}
	out = append(out, draw.Heading("Levels, from best to worst"))
	for _, l := range q.Levels {
		text := l.Text
		if len(l.Sources) > 0 {
			text += " (" + strings.Join(v.session.Questionnaire().CitedNames(l.Sources), ", ") + ")"
		}
		out = append(out, draw.Para{Mark: v.theme.Marks.Bullet, Text: text})
	}
	out = append(out, v.aboutGates()...)
	out = append(out, draw.Heading("Who can change it"), draw.Paragraph(def.LeverName(q.Lever)))
	out = append(out, v.aboutSources()...)
	if len(q.Frameworks) > 0 {
		out = append(out, draw.Heading("Frameworks"))
		for _, id := range q.Frameworks {
			out = append(out, draw.Para{Mark: v.theme.Marks.Bullet, Text: summary.Control(&def.Definition, id)})
		}
	}
	return out
}

// aboutGates lists the gates that the question has a part in, fired ones
// first, with cap, reason and remedy.
func (v *View) aboutGates() []draw.Para {
	a := v.session.Assessment()
	var fired, other []draw.Para
	for i := range v.session.Questionnaire().Gates {
		g := &v.session.Questionnaire().Gates[i]
		if !g.Names(v.q.ID) {
			continue
		}
		caps := g.Caps
		p := draw.Para{Mark: v.theme.Marks.Bullet, Verdict: &caps, Text: g.Title + " caps at " + caps.String() + ". " + g.Reason}
		if hasFired(a, g.ID) {
			p.Text = "Fired: " + p.Text + " " + a.Remedy(g)
			fired = append(fired, p)
		} else {
			other = append(other, p)
		}
	}
	if len(fired)+len(other) == 0 {
		return nil
	}
	return append(append([]draw.Para{draw.Heading("Gates that this answer can fire")}, fired...), other...)
}

// aboutSources lists the sources by document, with its title and address.
func (v *View) aboutSources() []draw.Para {
	if len(v.q.Sources) == 0 {
		return nil
	}
	out := []draw.Para{draw.Heading("Sources")}
	for _, source := range summary.Sources(&v.session.Questionnaire().Definition, v.q.Sources) {
		out = append(out, draw.Para{Mark: v.theme.Marks.Bullet, Text: source})
	}
	return out
}

func hasFired(a *questionnaire.Assessment, gate string) bool {
	for _, g := range a.Fired() {
		if g.ID == gate {
			return true
		}
	}
	return false
}
