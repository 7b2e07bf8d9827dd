package wizard

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
)

// frame puts header, body, panel and footer together. It measures no line
// twice and cuts only what is too wide.
func (m *model) frame(left, right string, p page, keys []binding) string {
	l, t := m.layout, &m.theme
	lines, above, below := p.window(l.body)
	var b strings.Builder
	b.Grow(l.width * l.window.h * 2)
	b.WriteString(" " + t.header(left, right, l.width-2))
	b.WriteByte('\n')
	if l.rules {
		b.WriteString(t.faint.of(m.rule(above, t.marks.up, p.over)))
		b.WriteByte('\n')
	}
	column := l.column()
	for i := range l.body {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		if line != "" || p.panel != nil {
			b.WriteString(" " + line)
		}
		if p.panel != nil {
			b.WriteString(strings.Repeat(" ", max(0, column-text.Width(line)+1)))
			b.WriteString(t.faint.of(t.marks.wall))
			if i < len(p.panel) && p.panel[i] != "" {
				b.WriteString(" " + p.panel[i])
			}
		}
		b.WriteByte('\n')
	}
	b.WriteString(m.message(p, below))
	b.WriteByte('\n')
	b.WriteString(t.footer(keys, l.width))
	return b.String()
}

// header writes the first line: the left end gives way down to a few letters,
// then the right end.
func (t *theme) header(left, right string, width int) string {
	room := width - text.Width(right) - 1
	if right == "" || room < 8 && room < text.Width(left) {
		return t.strong.of(text.Cut(left, width, t.marks.more))
	}
	left = text.Cut(left, room, t.marks.more)
	return t.strong.of(left) + strings.Repeat(" ", width-text.Width(left)-text.Width(right)) + right
}

// rule is a line across the frame; near its end it says a few words and, where
// lines are hidden beyond it, that there is more.
func (m *model) rule(hidden bool, arrow, words string) string {
	t := &m.theme
	label := ""
	if hidden {
		label = " more " + arrow + " "
	}
	if room := m.layout.width - 4 - text.Width(label); words != "" && (room > 20 || label == "") {
		label = " " + text.Cut(words, room-2, t.marks.more) + " " + t.marks.rule + label
		label = strings.TrimSuffix(label, t.marks.rule)
	}
	if label == "" {
		return strings.Repeat(t.marks.rule, m.layout.width)
	}
	return strings.Repeat(t.marks.rule, max(0, m.layout.width-text.Width(label)-2)) + label + strings.Repeat(t.marks.rule, 2)
}

// message is the line above the footer: a draft that cannot be saved, what
// just happened, the preview where there is no panel, or a rule.
func (m *model) message(p page, below bool) string {
	t, width := &m.theme, m.layout.width-1
	switch {
	case m.flash != "" && m.flashAlert:
		return " " + t.warn.of(text.Cut(m.flash, width-1, t.marks.more))
	case m.saveErr != nil:
		return " " + t.warn.of(text.Cut("Draft NOT saved: "+text.Line(m.saveErr.Error()), width-1, t.marks.more))
	case m.flash != "":
		return " " + t.strong.of(text.Cut(m.flash, width-1, t.marks.more))
	case p.aside != "":
		return " " + text.Cut(p.aside, width-1, t.marks.more)
	case m.layout.rules:
		return t.faint.of(m.rule(below, t.marks.down, ""))
	case below:
		return t.faint.of(text.Cut(" more "+t.marks.down, width, t.marks.more))
	}
	return ""
}

// small is all that is said in a window too small for a page.
func (m *model) small() string {
	w, h := m.layout.window.w, m.layout.window.h
	said := fmt.Sprintf("The window is %dx%d; %dx%d is needed. The draft is kept; ctrl+c leaves.", w, h, leastWidth, leastHeight)
	lines := text.Wrap(said, max(1, w), text.Anywhere)
	return strings.Join(lines[:min(len(lines), max(1, h))], "\n")
}
