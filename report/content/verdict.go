package content

// summary is what a reader sees first: the verdict and what holds it there in
// one bold sentence, what could still change it, what it rests on, what was
// decided, and where to read on.
func (v *view) summary() {
	v.paragraph(strong(drawn(v.sum.Headline)))
	v.paragraph(drawn(v.sum.Undecided), quoted(v.sum.Resting), drawn(v.sum.Decision.Text()), v.pointer())
}

// pointer names the alternatives and counts the conditions.
func (v *view) pointer() Inline {
	var out []Inline
	var named []Inline
	for _, x := range v.sum.Instead {
		named = append(named, quoted(x.Title))
	}
	if len(named) > 0 {
		out = append(out, say("Named instead of %s: %s.", v.topic.name, enumerate(named, 4, "alternative")))
	}
	open := 0
	for _, c := range v.sum.Conditions {
		if !c.Met {
			open++
		}
	}
	switch total := len(v.sum.Conditions); {
	case total > 0 && open == 0:
		out = append(out, say("%s, all met (see %s).", count(total, "condition"), section("Confirmation")))
	case total > 0:
		out = append(out, say("%s, %d still open (see %s).", count(total, "condition"), open, section("Confirmation")))
	}
	return join(out, " ")
}

// decisionDrivers lists the gates that fired with their reasons, those that
// might still fire by their cap, and the points.
func (v *view) decisionDrivers() {
	var items []Inline
	for _, g := range v.sum.Gates {
		items = append(items, say("%s caps at %s: %s", strong(quoted(g.Title)), g.Caps, v.claim(g.Reason, g.Sources)))
	}
	for _, might := range v.sum.Might {
		items = append(items, drawn(might))
	}
	v.list(append(items, drawn(v.sum.Points))...)
}
