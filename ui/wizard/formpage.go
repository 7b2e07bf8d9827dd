package wizard

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/draw"
)

// resize fits the fields to the layout: lines of text take what the window
// leaves, the field that grows first.
func (f *form) resize() {
	width := f.m.layout.Column()
	if !f.withPanel() {
		width = f.m.layout.Text
	}
	room := f.m.layout.Body - len(f.introLines(width)) - len(f.fields) - 1
	texts := 0
	for _, x := range f.fields {
		if x.kind == textField {
			texts++
		}
	}
	for _, x := range f.fields {
		switch x.kind {
		case lineField, dayField:
			x.size(width-draw.LabelWidth-2, 1)
		case textField:
			lines := 3
			if x.grows {
				lines = min(12, room-3*(texts-1))
			}
			if room < 3*texts {
				lines = 2
			}
			x.size(width-2, max(2, lines))
		}
	}
}

// withPanel reports whether the panel stands beside the form.
func (f *form) withPanel() bool { return f.overlay && f.enters && f.m.layout.Panel > 0 }

func (f *form) introLines(width int) []string {
	if f.intro == nil {
		return nil
	}
	lines := f.intro(width)
	room := f.m.layout.Body
	for _, x := range f.fields {
		if !x.isHidden() {
			room--
		}
		if x.kind == textField {
			room -= 2
		}
	}
	switch {
	case room > len(lines):
		return append(lines, "")
	case room >= len(lines):
		return lines
	case room < 1:
		return nil // a low window: the fields come first
	}
	more := f.m.theme.Marks.More
	lines[room-1] = text.Cut(lines[room-1], width-text.Width(more), "") + more
	return lines[:room]
}

func (f *form) page() draw.Page {
	l := f.m.layout
	width := l.Text
	p := draw.Page{Top: &f.top}
	if f.withPanel() {
		width = l.Column()
		if q, ok := f.m.base.(*questionScreen); ok {
			p.Panel = q.panel().Lines(l.Panel, l.Body)
		}
	}
	p.Lines = f.introLines(width)
	for i, x := range f.fields {
		if x.isHidden() {
			continue
		}
		from := len(p.Lines)
		p.Lines = append(p.Lines, f.fieldLines(i, x, width)...)
		if i == f.at {
			p.From, p.To = from, len(p.Lines)
		}
	}
	p.ShowTop(f.at == 0, l.Body)
	p.Aside = f.aside()
	return p
}

// fieldLines draws one field: its label and its value.
func (f *form) fieldLines(i int, x *field, width int) []string {
	t := &f.m.theme
	here := i == f.at
	cursor := "  "
	label := text.Pad(text.Cut(x.label, draw.LabelWidth-1, t.Marks.More), draw.LabelWidth)
	if here {
		cursor, label = t.Accent.Of(t.Marks.Cursor)+" ", t.Strong.Of(label)
	}
	room := width - draw.LabelWidth - 2
	switch x.kind {
	case choiceField:
		if line, fits := f.choiceLine(x, here, room); fits {
			return []string{cursor + label + line}
		}
		if line, fits := f.choiceLine(x, here, width-2); fits && f.m.layout.Body > 14 {
			return []string{cursor + label, "  " + line}
		}
		line, _ := f.choiceLine(x, here, 0)
		return []string{cursor + label + line}
	case textField:
		out := []string{cursor + label + t.Faint.Of(text.Cut(x.hint, room, t.Marks.More))}
		for line := range strings.SplitSeq(strings.TrimRight(x.text.View(), "\n"), "\n") {
			out = append(out, t.Faint.Of(t.Marks.Wall)+" "+strings.TrimRight(line, " "))
		}
		return out
	}
	return []string{cursor + label + f.lineValue(x, here, room)}
}

// lineValue draws the value of a field of one line, or the open field.
func (f *form) lineValue(x *field, here bool, room int) string {
	t := &f.m.theme
	if here && f.editing {
		return x.view(t)
	}
	value := text.Cut(x.result(), room, t.Marks.More)
	switch fault := x.fault(); {
	case value == "" && x.required:
		return t.Warn.Of("needed")
	case fault != "":
		return draw.Columns(value+" "+t.Warn.Of(t.Marks.Alert), "", room, t.Marks.More)
	case value == "":
		return t.Faint.Of(t.Marks.Dash)
	}
	return value
}

// aside says what the field under the cursor is for, or what is wrong with it.
func (f *form) aside() string {
	t, x := &f.m.theme, f.field()
	if fault := x.fault(); fault != "" {
		return t.Warn.Of(t.Marks.Alert + " " + x.label + ": " + fault)
	}
	if x.kind == textField || x.hint == "" {
		return ""
	}
	return t.Faint.Of(x.label + ": " + x.hint)
}

func firstLine(view string) string {
	line, _, _ := strings.Cut(view, "\n")
	return strings.TrimRight(line, " ")
}

// choiceLine draws the words to choose from, or only the chosen one where they
// do not fit.
func (f *form) choiceLine(x *field, here bool, room int) (line string, fits bool) {
	t := &f.m.theme
	var all []string
	used := 0
	for _, c := range x.choices {
		choice := t.Marks.Open + " " + said(c)
		if c == x.value {
			choice = t.Marks.Answered + " " + said(c)
		}
		used += text.Width(choice) + 2
		if c == x.value {
			choice = t.Strong.Of(choice)
		}
		all = append(all, choice)
	}
	if used-2 <= room {
		return strings.Join(all, "  "), true
	}
	line = t.Strong.Of(said(x.value))
	if here && f.editing {
		line += " " + t.Faint.Of(t.KeyLabel("left")+" "+t.KeyLabel("right"))
	}
	return line, false
}

func said(choice string) string {
	if choice == "" {
		return "not said"
	}
	return choice
}
