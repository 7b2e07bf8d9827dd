package form

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/draw"
)

// Resize fits the form to a layout: lines of text take what the window leaves,
// the field that grows first.
func (f *Form) Resize(l draw.Layout) {
	f.layout = l
	width := f.width()
	room := f.layout.Body - len(f.introLines(width)) - len(f.Fields) - 1
	texts := 0
	for _, x := range f.Fields {
		switch x.Kind {
		case Text:
			texts++
		case Several:
			room -= max(0, len(x.Options)-1)
		}
	}
	for _, x := range f.Fields {
		switch x.Kind {
		case Line, Day:
			x.Size(width-draw.LabelWidth-2, 1)
		case Text:
			lines := 3
			if x.Grows {
				lines = min(12, room-3*(texts-1))
			}
			if room < 3*texts {
				lines = 2
			}
			x.Size(width-2, max(2, lines))
		}
	}
}

// width is what the form has of the window.
func (f *Form) width() int {
	if f.Beside {
		return f.layout.Column()
	}
	return f.layout.Text
}

func (f *Form) introLines(width int) []string {
	if f.Intro == nil {
		return nil
	}
	lines := f.Intro(width)
	room := f.layout.Body
	for _, x := range f.Fields {
		if x.IsHidden() {
			continue
		}
		room--
		switch x.Kind {
		case Text:
			room -= 2
		case Several:
			room -= max(0, len(x.Options)-1)
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
	more := f.theme.Marks.More
	lines[room-1] = text.Cut(lines[room-1], width-text.Width(more), "") + more
	return lines[:room]
}

// Page draws the form for the layout that it was last fitted to.
func (f *Form) Page() draw.Page {
	width := f.width()
	p := draw.Page{Top: &f.top}
	p.Lines = f.introLines(width)
	for i, x := range f.Fields {
		if x.IsHidden() {
			continue
		}
		from := len(p.Lines)
		p.Lines = append(p.Lines, f.fieldLines(i, x, width)...)
		if i == f.At {
			p.From, p.To = from, len(p.Lines)
		}
	}
	p.ShowTop(f.At == 0, f.layout.Body)
	p.Aside = f.aside()
	return p
}

// fieldLines draws one field: its label and its value.
func (f *Form) fieldLines(i int, x *Field, width int) []string {
	t := f.theme
	here := i == f.At
	cursor := "  "
	label := text.Pad(text.Cut(x.Label, draw.LabelWidth-1, t.Marks.More), draw.LabelWidth)
	if here {
		cursor, label = t.Accent.Of(t.Marks.Cursor)+" ", t.Strong.Of(label)
	}
	room := width - draw.LabelWidth - 2
	switch x.Kind {
	case Choice:
		if line, fits := f.choiceLine(x, here, room); fits {
			return []string{cursor + label + line}
		}
		if line, fits := f.choiceLine(x, here, width-2); fits && f.layout.Body > 14 {
			return []string{cursor + label, "  " + line}
		}
		line, _ := f.choiceLine(x, here, 0)
		return []string{cursor + label + line}
	case Several:
		return f.optionLines(x, here, cursor+label, width)
	case Text:
		out := []string{cursor + label + t.Faint.Of(text.Cut(x.Hint, room, t.Marks.More))}
		for _, line := range x.shown() {
			out = append(out, t.Faint.Of(t.Marks.Wall)+" "+strings.TrimRight(line, " "))
		}
		return out
	}
	return []string{cursor + label + f.lineValue(x, here, room)}
}

// optionLines draws the options of a field, each on a line of its own.
func (f *Form) optionLines(x *Field, here bool, before string, width int) []string {
	t := f.theme
	var out []string
	for i, o := range x.Options {
		mark := "[ ] "
		if x.IsOn(o) {
			mark = "[x] "
		}
		line := text.Cut(mark+text.Line(o.Text), width-draw.LabelWidth-2, t.Marks.More)
		if here && f.Editing && i == x.at {
			line = t.Found.Of(line)
		}
		out = append(out, before+line)
		before = strings.Repeat(" ", draw.LabelWidth+2)
	}
	if len(out) == 0 {
		out = append(out, before+t.Faint.Of(t.Marks.Dash))
	}
	return out
}

// lineValue draws the value of a field of one line, or the open field.
func (f *Form) lineValue(x *Field, here bool, room int) string {
	t := f.theme
	if here && f.Editing {
		return x.View(t)
	}
	value := text.Cut(x.Result(), room, t.Marks.More)
	switch fault := x.Fault(); {
	case value == "" && x.Required:
		return t.Warn.Of("needed")
	case fault != "":
		return draw.Columns(value+" "+t.Warn.Of(t.Marks.Alert), "", room, t.Marks.More)
	case value == "":
		return t.Faint.Of(t.Marks.Dash)
	}
	return value
}

// aside says what the field under the cursor is for, or what is wrong with it.
func (f *Form) aside() string {
	t, x := f.theme, f.Field()
	if fault := x.Fault(); fault != "" {
		return t.Warn.Of(t.Marks.Alert + " " + x.Label + ": " + fault)
	}
	if x.Kind == Text || x.Hint == "" {
		return ""
	}
	return t.Faint.Of(x.Label + ": " + x.Hint)
}

// choiceLine draws the words to choose from, or only the chosen one where they
// do not fit.
func (f *Form) choiceLine(x *Field, here bool, room int) (line string, fits bool) {
	t := f.theme
	var all []string
	used := 0
	for _, c := range x.Choices {
		choice := t.Marks.Open + " " + said(c)
		if c == x.Value {
			choice = t.Marks.Answered + " " + said(c)
		}
		used += text.Width(choice) + 2
		if c == x.Value {
			choice = t.Strong.Of(choice)
		}
		all = append(all, choice)
	}
	if used-2 <= room {
		return strings.Join(all, "  "), true
	}
	line = t.Strong.Of(said(x.Value))
	if here && f.Editing {
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
