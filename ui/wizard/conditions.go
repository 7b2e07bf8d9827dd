package wizard

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

// newConditionScreen asks who sees to one condition, and by when.
func newConditionScreen(m *model, c review.Condition) *form {
	f := newConditionForm(m, c)
	f.title = func() (string, string) { return "Condition", text.Line(c.Gate) }
	f.intro = func(width int) []string {
		lines := wrap(text.Line(c.Action), width)
		for i := range lines {
			lines[i] = m.theme.strong.of(lines[i])
		}
		if g := m.q.Gate(c.Gate); g != nil {
			lines = append(lines, wrap(text.Line(g.Reason), width)...)
		}
		return lines
	}
	entered := func() review.Condition {
		n := c
		n.Owner, n.Due, n.Status = f.value("owner"), f.value("due"), f.value("status")
		return n
	}
	f.keep = func() {
		if f.changed() {
			f.settle()
			m.changed(m.s.SetCondition(entered()))
		}
	}
	f.preview = func(d review.Draft) review.Draft {
		if f.changed() {
			n := entered()
			d.Conditions = append(slices.DeleteFunc(slices.Clone(d.Conditions), func(x review.Condition) bool { return x.Gate == n.Gate }), n)
		}
		return d
	}
	return f
}

func newConditionForm(m *model, c review.Condition) *form {
	f := &form{still: still{m}, overlay: true, editing: true, finish: m.close}
	f.fields = []*field{
		{id: "owner", label: "Owner", value: c.Owner, hint: "the team or role that sees to it"},
		{id: "due", label: "Due", kind: dayField, value: c.Due, check: dayOrEmpty, hint: "the day by which it is done, YYYY-MM-DD"},
		{id: "status", label: "State", kind: choiceField, choices: review.ConditionStates(), value: c.Status, hint: "met once somebody has seen that it is done"},
	}
	f.explain = []para{heading("A condition"), paragraph("Each gate that fired brings a condition: what has to be done about it. In an accepted record every open condition has an owner and a due date.")}
	f.build()
	return f
}
