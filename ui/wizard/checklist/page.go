package checklist

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/report/summary"
	"flowverdict/ui/wizard/draw"
)

// stateWidth is the width of the column of states.
const stateWidth = 7

// Page draws the list for the layout that it was last fitted to. What there is to
// say of the line under the cursor stands beside it, or below it where there is
// no room.
func (v *View) Page() draw.Page {
	width := v.layout.Column()
	p := draw.Page{Top: &v.top}
	for _, line := range v.counts(width) {
		p.Lines = append(p.Lines, v.theme.Faint.Of(line))
	}
	p.Pinned = len(p.Lines)
	for i := range v.stops {
		if title := v.heading(i); title != "" {
			p.Lines = append(p.Lines, "")
			for _, line := range text.Wrap(title, width, text.Anywhere) {
				p.Lines = append(p.Lines, v.theme.Strong.Of(line))
			}
		}
		from := len(p.Lines)
		if v.stops[i].id == onward && i > 0 {
			p.Lines = append(p.Lines, "")
			from++
		}
		p.Lines = append(p.Lines, v.line(i, width))
		if i == v.at {
			if v.layout.Panel == 0 {
				p.Lines = append(p.Lines, indented(v.Detail(width-4, false))...)
			}
			p.From, p.To = from, len(p.Lines)
		}
	}
	if v.layout.Panel > 0 {
		p.Panel = v.Panel(v.layout.Panel, v.layout.Body)
	}
	if p.ShowTop(v.at == 0, v.layout.Body); v.at == v.Last() && v.layout.Panel > 0 {
		p.To = len(p.Lines)
	}
	return p
}

// counts say how many mitigations are present, by what they do.
func (v *View) counts(width int) []string {
	return text.Wrap(strings.Join(v.coverage.Present(), " "+v.theme.Marks.Dot+" "), width, text.Anywhere)
}

// heading is what stands above a line, where a group begins.
func (v *View) heading(i int) string {
	switch told := len(v.coverage.Said) + 1; {
	case i == 0 && told > 1:
		return "Asked here, because no answer tells it"
	case i == told && len(v.coverage.Told) > 0:
		return "Told by the answers"
	case i == told+len(v.coverage.Told):
		return "Practices"
	}
	return ""
}

func (v *View) line(i, width int) string {
	t := v.theme
	left, right := v.said(i)
	if right != "" {
		right = text.Pad(right, stateWidth)
	}
	line := draw.Columns(left, right, width-2, t.Marks.More)
	if i == v.at {
		return t.Accent.Of(t.Marks.Cursor) + " " + t.Strong.Of(line)
	}
	return "  " + line
}

// said is what the two ends of a line say.
func (v *View) said(i int) (left, right string) {
	s, marks := v.stops[i], &v.theme.Marks
	switch {
	case s.mitigation != nil:
		return v.mark(s.mitigation) + " " + text.Line(s.mitigation.Title), s.mitigation.Word()
	case s.practice != nil:
		mark := marks.Answered
		if s.practice.Word() == "open" {
			mark = marks.Open
		}
		return mark + " " + text.Line(s.practice.Title()), s.practice.Word()
	}
	if n := v.coverage.Open(); n > 0 {
		return fmt.Sprintf("Go on to the decision, with %d open", n), ""
	}
	return "Go on to the decision", ""
}

// mark is the sign of how a mitigation stands.
func (v *View) mark(m *summary.Mitigation) string {
	switch {
	case m.Differs():
		return v.theme.Marks.Alert
	case m.Word() == "open":
		return v.theme.Marks.Open
	case m.Word() == "unknown":
		return v.theme.Marks.Unknown
	}
	return v.theme.Marks.Answered
}

func indented(lines []string) []string {
	for i := range lines {
		lines[i] = "    " + lines[i]
	}
	return lines
}
