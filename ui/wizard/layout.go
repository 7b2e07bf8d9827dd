package wizard

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"flowverdict/questionnaire/safetext"
)

// The limits of the screen, in cells.
const (
	leastWidth, leastHeight = 34, 8
	wideFrom                = 76 // from here the panel stands beside the question
	textLimit               = 90 // longer lines are hard to read
	panelLeast, panelMost   = 26, 40
	tallFrom                = 12 // below, the two rules make room for text
)

// layout is what the size of the window allows.
type layout struct {
	width  int // of the frame
	body   int // lines between header and footer
	text   int // width of the main column
	panel  int // width of the panel, 0 where there is no room for one
	rules  bool
	window struct{ w, h int }
}

// newLayout lays out a window. Before its size is known the usual one is
// assumed, so that keys typed ahead find fields to work on; nothing is drawn.
func newLayout(w, h int) layout {
	if w <= 0 || h <= 0 {
		l := newLayout(80, 24)
		l.window.w, l.window.h = 0, 0
		return l
	}
	l := layout{width: min(w, textLimit+panelMost+5), rules: h >= tallFrom, text: w - 2}
	l.window.w, l.window.h = w, h
	l.body = h - 2
	if l.rules {
		l.body -= 2
	} else {
		l.body-- // the line for messages stays
	}
	if w >= wideFrom {
		l.panel = max(panelLeast, min(panelMost, w*3/10))
	}
	l.text = max(1, min(l.text, textLimit))
	return l
}

// beside is the width of the main column where the panel stands beside it.
func (l layout) beside() int {
	if l.panel == 0 {
		return l.text
	}
	return min(textLimit, l.width-l.panel-5)
}

func (l layout) tooSmall() bool { return l.window.w < leastWidth || l.window.h < leastHeight }

// page is what a screen shows: lines of the body, none wider than its column.
type page struct {
	lines  []string
	from   int  // the lines that must be seen: from
	to     int  // up to, without
	pinned int  // lines at the top that stay as long as there is room
	top    *int // where the screen last began below the pinned lines
	panel  []string
	above  bool   // lines before the first one are hidden
	over   string // said in the rule above the body
	aside  string // said above the footer, in place of the rule
}

// window cuts the lines that fit out of a page, so that the lines under the
// cursor are seen and the pinned lines stay. It moves no further than it must
// and reports what is left out.
func (p page) window(height int) (lines []string, above, below bool) {
	if len(p.lines) <= height {
		return p.lines, p.above, false
	}
	pinned := min(p.pinned, max(0, height-max(1, p.to-p.from)))
	rest, room := p.lines[pinned:], height-pinned
	from, to := max(0, p.from-pinned), max(0, p.to-pinned)
	top := 0
	if p.top != nil {
		top = *p.top
	}
	if to > top+room {
		top = to - room
	}
	if from < top {
		top = from // a block too tall shows its beginning
	}
	top = max(0, min(top, len(rest)-room))
	if p.top != nil {
		*p.top = top
	}
	out := append(append(make([]string, 0, height), p.lines[:pinned]...), rest[top:top+room]...)
	return out, p.above || top > 0, top+room < len(rest)
}

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
	column := l.beside()
	for i := range l.body {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		if line != "" || p.panel != nil {
			b.WriteString(" " + line)
		}
		if p.panel != nil {
			b.WriteString(strings.Repeat(" ", max(0, column-widthOf(line)+1)))
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
	room := width - widthOf(right) - 1
	if right == "" || room < 8 && room < widthOf(left) {
		return t.strong.of(cut(left, width, t.marks.more))
	}
	left = cut(left, room, t.marks.more)
	return t.strong.of(left) + strings.Repeat(" ", width-widthOf(left)-widthOf(right)) + right
}

// rule is a line across the frame; near its end it says a few words and, where
// lines are hidden beyond it, that there is more.
func (m *model) rule(hidden bool, arrow, words string) string {
	t := &m.theme
	label := ""
	if hidden {
		label = " more " + arrow + " "
	}
	if room := m.layout.width - 4 - widthOf(label); words != "" && (room > 20 || label == "") {
		label = " " + cut(words, room-2, t.marks.more) + " " + t.marks.rule + label
		label = strings.TrimSuffix(label, t.marks.rule)
	}
	if label == "" {
		return strings.Repeat(t.marks.rule, m.layout.width)
	}
	return strings.Repeat(t.marks.rule, max(0, m.layout.width-widthOf(label)-2)) + label + strings.Repeat(t.marks.rule, 2)
}

// message is the line above the footer: a draft that cannot be saved, what
// just happened, the preview where there is no panel, or a rule.
func (m *model) message(p page, below bool) string {
	t, width := &m.theme, m.layout.width-1
	switch {
	case m.flash != "" && m.flashAlert:
		return " " + t.warn.of(cut(m.flash, width-1, t.marks.more))
	case m.saveErr != nil:
		return " " + t.warn.of(cut("Draft NOT saved: "+safetext.Line(m.saveErr.Error()), width-1, t.marks.more))
	case m.flash != "":
		return " " + t.strong.of(cut(m.flash, width-1, t.marks.more))
	case p.aside != "":
		return " " + cut(p.aside, width-1, t.marks.more)
	case m.layout.rules:
		return t.faint.of(m.rule(below, t.marks.down, ""))
	case below:
		return t.faint.of(cut(" more "+t.marks.down, width, t.marks.more))
	}
	return ""
}

// small is all that is said in a window too small for a page.
func (m *model) small() string {
	w, h := m.layout.window.w, m.layout.window.h
	text := fmt.Sprintf("The window is %dx%d; %dx%d is needed. The draft is kept; ctrl+c leaves.", w, h, leastWidth, leastHeight)
	lines := wrap(text, max(1, w))
	return strings.Join(lines[:min(len(lines), max(1, h))], "\n")
}

// widthOf counts the cells of a text, escape codes not counted.
func widthOf(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// cut shortens a text to a width, with a sign that it goes on.
func cut(s string, width int, more string) string {
	if widthOf(s) <= width {
		return s
	}
	return ansi.Truncate(s, max(0, width), more)
}

// wrap breaks a text into lines of at most that width; a word that is wider is
// broken.
func wrap(s string, width int) []string {
	if s == "" {
		return nil
	}
	lines := strings.Split(ansi.Wrap(s, max(1, width), ""), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
		if widthOf(lines[i]) > width {
			lines[i] = ansi.Truncate(lines[i], max(0, width), "")
		}
	}
	return lines
}

// fill pads a text with blanks to a width.
func fill(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-widthOf(s)))
}

// columns writes two texts at both ends of a line; the left one gives way.
func columns(left, right string, width int, more string) string {
	room := width - widthOf(right)
	if right != "" {
		room--
	}
	if room < 1 {
		return cut(right, width, more)
	}
	left = cut(left, room, more)
	if right == "" {
		return left
	}
	return left + strings.Repeat(" ", width-widthOf(left)-widthOf(right)) + right
}

// count writes a number with its noun.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
