package wizard

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
)

// newConditionScreen asks who sees to one condition, and by when.
func newConditionScreen(m *model, c review.Condition) *formScreen {
	f := newConditionForm(m, c)
	f.title = func() (string, string) { return "Condition", text.Line(c.Gate) }
	f.Intro = func(width int) []string {
		lines := text.Wrap(text.Line(c.Action), width, text.Anywhere)
		for i := range lines {
			lines[i] = m.theme.Strong.Of(lines[i])
		}
		if g := m.q.Gate(c.Gate); g != nil {
			lines = append(lines, text.Wrap(text.Line(g.Reason), width, text.Anywhere)...)
		}
		return lines
	}
	entered := func() review.Condition {
		n := c
		for _, x := range review.AskedOf(review.ConditionFields()) {
			x.Enter(&n, f.Value(x.Key))
		}
		return n
	}
	f.keep = func() {
		if f.Changed() {
			f.MarkUnchanged()
			m.changed(m.s.SetCondition(entered()))
		}
	}
	f.preview = func(d review.Draft) review.Draft {
		if f.Changed() {
			n := entered()
			d.Conditions = append(slices.DeleteFunc(slices.Clone(d.Conditions), func(x review.Condition) bool { return x.Gate == n.Gate }), n)
		}
		return d
	}
	return f
}

func newConditionForm(m *model, c review.Condition) *formScreen {
	f := &formScreen{noInput: noInput{m}, overlay: true, finish: m.close}
	for _, x := range review.AskedOf(review.ConditionFields()) {
		f.Fields = append(f.Fields, form.FieldOf(&x.Entry, x.Shown(&c), m.today))
	}
	f.explain = []draw.Para{draw.Heading("A condition"), draw.Paragraph("Each gate that fired brings a condition: what has to be done about it. In an accepted record every open condition has an owner and a due date.")}
	f.Editing = true
	f.Build(&m.theme)
	return f
}
