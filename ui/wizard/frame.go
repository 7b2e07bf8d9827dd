package wizard

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/draw"
)

// frame puts header, body, panel and footer together. It measures no line
// twice and cuts only what is too wide.
func (m *model) frame(left, right string, p draw.Page, keys []binding) string {
	l, t := m.layout, &m.theme
	lines, above, below := p.Window(l.Body)
	var b strings.Builder
	b.Grow(l.Width * l.Window.H * 2)
	b.WriteString(" " + t.Header(left, right, l.Width-2))
	b.WriteByte('\n')
	if l.Rules {
		b.WriteString(t.Faint.Of(m.rule(above, t.Marks.Up, p.Over)))
		b.WriteByte('\n')
	}
	column := l.Column()
	for i := range l.Body {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		if line != "" || p.Panel != nil {
			b.WriteString(" " + line)
		}
		if p.Panel != nil {
			b.WriteString(strings.Repeat(" ", max(0, column-text.Width(line)+1)))
			b.WriteString(t.Faint.Of(t.Marks.Wall))
			if i < len(p.Panel) && p.Panel[i] != "" {
				b.WriteString(" " + p.Panel[i])
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString(m.message(p, below))
	b.WriteByte('\n')
	b.WriteString(footer(t, keys, l.Width))
	return b.String()
}

// rule is a line across the frame; near its end it says a few words and, where
// lines are hidden beyond it, that there is more.
func (m *model) rule(hidden bool, arrow, words string) string {
	t := &m.theme
	label := ""
	if hidden {
		label = " more " + arrow + " "
	}
	if room := m.layout.Width - 4 - text.Width(label); words != "" && (room > 20 || label == "") {
		label = " " + text.Cut(words, room-2, t.Marks.More) + " " + t.Marks.Rule + label
		label = strings.TrimSuffix(label, t.Marks.Rule)
	}
	if label == "" {
		return strings.Repeat(t.Marks.Rule, m.layout.Width)
	}
	return strings.Repeat(t.Marks.Rule, max(0, m.layout.Width-text.Width(label)-2)) + label + strings.Repeat(t.Marks.Rule, 2)
}

// message is the line above the footer: a draft that cannot be saved, what
// just happened, the preview where there is no panel, or a rule.
func (m *model) message(p draw.Page, below bool) string {
	t, width := &m.theme, m.layout.Width-1
	switch {
	case m.flash != "" && m.flashAlert:
		return " " + t.Warn.Of(text.Cut(m.flash, width-1, t.Marks.More))
	case m.saveErr != nil:
		return " " + t.Warn.Of(text.Cut("Draft NOT saved: "+text.Line(m.saveErr.Error()), width-1, t.Marks.More))
	case m.flash != "":
		return " " + t.Strong.Of(text.Cut(m.flash, width-1, t.Marks.More))
	case p.Aside != "":
		return " " + text.Cut(p.Aside, width-1, t.Marks.More)
	case m.layout.Rules:
		return t.Faint.Of(m.rule(below, t.Marks.Down, ""))
	case below:
		return t.Faint.Of(text.Cut(" more "+t.Marks.Down, width, t.Marks.More))
	}
	return ""
}

// small is all that is said in a window too small for a page.
func (m *model) small() string {
	w, h := m.layout.Window.W, m.layout.Window.H
	said := fmt.Sprintf("The window is %dx%d; %dx%d is needed. The draft is kept; ctrl+c leaves.", w, h, draw.LeastWidth, draw.LeastHeight)
	lines := text.Wrap(said, max(1, w), text.Anywhere)
	return strings.Join(lines[:min(len(lines), max(1, h))], "\n")
}
