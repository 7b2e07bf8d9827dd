package checklist

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
	"flowverdict/ui/wizard/draw"
)

// Panel is what there is to say of the line under the cursor, in a column of its
// own. Where not all of it fits, the last line points at the help page.
func (v *View) Panel(width, height int) []string {
	lines := v.Detail(width, true)
	if len(lines) <= height || height < 1 {
		return lines[:min(len(lines), max(0, height))]
	}
	t := v.theme
	lines = lines[:height]
	lines[height-1] = t.Marks.More + " " + t.Accent.Of("?")
	return lines
}

// Detail says of the line under the cursor which state is chosen, what it does
// and what tells its state. titled puts its title above that.
func (v *View) Detail(width int, titled bool) []string {
	var out []string
	t, s := v.theme, v.stops[v.at]
	title, rows := "", []summary.Row(nil)
	switch {
	case s.mitigation != nil:
		title, rows = s.mitigation.Title, s.mitigation.Rows()
	case s.practice != nil:
		title, rows = s.practice.Title(), s.practice.Rows()
	default:
		return nil
	}
	if left, right := v.said(v.at); titled || text.Width(left)+1+max(stateWidth, text.Width(right)) > v.layout.Column()-2 {
		for _, line := range text.Wrap(text.Line(title), width, text.Anywhere) {
			out = append(out, t.Strong.Of(line))
		}
		if titled { // what stands below keeps its place while the cursor moves
			out = append(out, make([]string, max(1, 3-len(out)))...)
		}
	}
	if v.Asked() {
		out = append(out, v.choices()...)
		if titled {
			out = append(out, "")
		}
	}
	for _, row := range rows {
		out = append(out, v.row(row, width)...)
	}
	return out
}

// choices are the states that can be set, with the one that is chosen and the one
// that is set.
func (v *View) choices() []string {
	t, m := v.theme, v.Mitigation()
	var out []string
	for i, state := range States() {
		mark := t.Marks.Open
		switch {
		case m.Record == nil || m.Record.State != state:
		case state == questionnaire.Unknown:
			mark = t.Marks.Unknown
		default:
			mark = t.Marks.Answered
		}
		line := fmt.Sprintf("%d %s %s", i+1, mark, state)
		if state == v.Choice {
			line = t.Accent.Of(t.Marks.Cursor) + " " + t.Strong.Of(line)
		} else {
			line = "  " + line
		}
		out = append(out, line)
	}
	return out
}

// row writes a value with its label before it.
func (v *View) row(r summary.Row, width int) []string {
	label := r.Label + ":"
	var out []string
	for i, value := range text.Lines(r.Value.String()) {
		said := text.Line(value)
		if i == 0 {
			said = label + " " + said
		}
		lines := text.Wrap(said, width, text.Anywhere)
		if i == 0 && len(lines) > 0 && strings.HasPrefix(lines[0], label) {
			lines[0] = v.theme.Accent.Of(label) + lines[0][len(label):]
		}
		out = append(out, lines...)
	}
	return out
}

// About says all of the line under the cursor, for the help page.
func (v *View) About() []draw.Para {
	s := v.stops[v.at]
	var out []draw.Para
	var rows []summary.Row
	switch {
	case s.mitigation != nil:
		out, rows = append(out, draw.Heading(s.mitigation.Title), draw.Paragraph("State: "+s.mitigation.Word())), s.mitigation.Rows()
	case s.practice != nil:
		out, rows = append(out, draw.Heading(s.practice.Title()), draw.Paragraph("It is "+s.practice.Word()+".")), s.practice.Rows()
	}
	for _, r := range rows {
		for _, line := range text.Lines(r.Label + ": " + r.Value.String()) {
			out = append(out, draw.Paragraph(line))
		}
	}
	return out
}
