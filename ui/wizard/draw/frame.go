package draw

import (
	"strings"

	"flowverdict/internal/text"
)

// Frame is all that stands on the screen: a page between a header and a footer.
type Frame struct {
	Layout  Layout
	Left    string // of the header
	Right   string // of the header
	Page    Page
	Hint    string // what to try, in the lines that the layout has for it
	Message string // said above the footer, before all that the page says there
	Alert   bool   // the message must not be missed
	State   string // what is sure of all that is shown; on every page in the same place
	Footer  string
}

// TextCursor marks in a line the place at which text is typed. It takes no
// column, and no terminal ever sees it: [TakeCursor] takes it out.
const TextCursor = "\x1b_@\x1b\\"

// Place is a cell of the screen, counted from 0.
type Place struct{ Row, Column int }

// TakeCursor takes the mark of the text cursor out of a frame and says where it
// stood; false where there was none.
func TakeCursor(frame string) (clean string, at Place, found bool) {
	before, after, found := strings.Cut(frame, TextCursor)
	if !found {
		return frame, Place{}, false
	}
	at.Row = strings.Count(before, "\n")
	at.Column = text.Width(before[strings.LastIndexByte(before, '\n')+1:])
	return before + after, at, true
}

// FooterWidth is the room of the footer: where there is no rule to say the state
// in, it stands at the footer's end.
func (f *Frame) FooterWidth() int {
	if f.State == "" || f.Layout.Rules {
		return f.Layout.Width
	}
	return f.Layout.Width - text.Width(f.State) - 2
}

// Frame puts header, body, panel and footer together. It measures no line
// twice and cuts only what is too wide.
func (t *Theme) Frame(f *Frame) string {
	l, p := f.Layout, f.Page
	lines, above, below := p.Window(l.Body)
	var b strings.Builder
	b.Grow(l.Width * l.Window.H * 2)
	b.WriteString(" " + t.Header(f.Left, f.Right, l.Width-2))
	b.WriteByte('\n')
	if l.Rules {
		b.WriteString(t.Faint.Of(t.top(f, above)))
		b.WriteByte('\n')
	}
	t.hint(&b, f)
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
	b.WriteString(t.message(f, below))
	b.WriteByte('\n')
	b.WriteString(f.Footer)
	if room := f.FooterWidth(); room < l.Width {
		b.WriteString(strings.Repeat(" ", max(0, room-text.Width(f.Footer))+1) + t.Faint.Of(f.State))
	}
	return b.String()
}

// hint writes what to try; what its lines do not hold is cut.
func (t *Theme) hint(b *strings.Builder, f *Frame) {
	lines := text.Wrap(f.Hint, f.Layout.Width-2, text.Anywhere)
	if len(lines) > f.Layout.Hint && f.Layout.Hint > 0 {
		last := f.Layout.Hint - 1
		lines[last] = text.Cut(strings.Join(lines[last:], " "), f.Layout.Width-2, t.Marks.More)
	}
	for i := range f.Layout.Hint {
		if i < len(lines) {
			b.WriteString(" " + t.Accent.Of(lines[i]))
		}
		b.WriteByte('\n')
	}
}

// top is the rule above the body. The state stands at its beginning.
func (t *Theme) top(f *Frame, above bool) string {
	begin := ""
	if f.State != "" {
		begin = strings.Repeat(t.Marks.Rule, 2) + " " + f.State + " "
	}
	return begin + t.rule(f.Layout.Width-text.Width(begin), above, t.Marks.Up, f.Page.Over)
}

// rule is a line across the frame; near its end it says a few words and, where
// lines are hidden beyond it, that there is more.
func (t *Theme) rule(width int, hidden bool, arrow, words string) string {
	label := ""
	if hidden {
		label = " more " + arrow + " "
	}
	if room := width - 4 - text.Width(label); words != "" && (room > 20 || label == "") {
		label = " " + text.Cut(words, room-2, t.Marks.More) + " " + t.Marks.Rule + label
		label = strings.TrimSuffix(label, t.Marks.Rule)
	}
	if label == "" {
		return strings.Repeat(t.Marks.Rule, width)
	}
	return strings.Repeat(t.Marks.Rule, max(0, width-text.Width(label)-2)) + label + strings.Repeat(t.Marks.Rule, 2)
}

// message is the line above the footer: what is to be said, or else what the
// page says there, or a rule.
func (t *Theme) message(f *Frame, below bool) string {
	width := f.Layout.Width - 1
	switch {
	case f.Message != "" && f.Alert:
		return " " + t.Warn.Of(text.Fit(f.Message, width-1, t.Marks.More))
	case f.Message != "":
		return " " + t.Strong.Of(text.Fit(f.Message, width-1, t.Marks.More))
	case f.Page.Aside != "":
		return " " + text.Cut(f.Page.Aside, width-1, t.Marks.More)
	case f.Layout.Rules:
		return t.Faint.Of(t.rule(f.Layout.Width, below, t.Marks.Down, ""))
	case below:
		return t.Faint.Of(text.Cut(" more "+t.Marks.Down, width, t.Marks.More))
	}
	return ""
}

// Alone writes one text and nothing else into a window that no page fits.
func (s Size) Alone(said string) string {
	lines := text.Wrap(said, max(1, s.W), text.Anywhere)
	return strings.Join(lines[:min(len(lines), max(1, s.H))], "\n")
}
