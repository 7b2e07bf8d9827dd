package whatif

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
)

// panel sets what would be beside what is, in a column of its own, and says what
// would come and go.
func (v *View) panel(width int) []string {
	t := v.theme
	out := []string{t.Strong.Of(text.Cut(v.supposed(), width, t.Marks.More)), ""}
	for _, row := range v.what.Rows() {
		out = append(out, t.Strong.Of(row.Of))
		out = append(out, v.wrapped("  now  ", row, row.Now, width)...)
		if row.Then == row.Now {
			out = append(out, "  then "+t.Faint.Of("as now"))
			continue
		}
		out = append(out, v.wrapped("  then ", row, row.Then, width)...)
	}
	room := v.layout.Body - len(out) - 1
	if said := v.what.Changes(); len(said) > 0 && room > 0 {
		out = append(out, "")
		for _, s := range said {
			out = append(out, text.Wrap(text.Line(s), width, text.Anywhere)...)
		}
	}
	if most := v.layout.Body; len(out) > most {
		out = append(out[:most-1], t.Marks.More+" "+t.Accent.Of("?"))
	}
	return out
}

// rows is the panel where it stands above the list: a line for each value.
func (v *View) rows(width int) []string {
	t := v.theme
	var out []string
	for _, row := range v.what.Rows() {
		line := text.Pad(row.Of, 11) + v.value(row, row.Now, width)
		if row.Then != row.Now {
			line += ", then " + v.value(row, row.Then, width)
		}
		out = append(out, text.Cut(line, width, t.Marks.More))
	}
	return append(out, t.Faint.Of(text.Cut(v.supposed(), width, t.Marks.More)))
}

// wrapped is a value on as many lines as it takes.
func (v *View) wrapped(first string, row session.Supposed, said string, width int) []string {
	lines := text.Wrap(said, width-len(first), text.Anywhere)
	for i, line := range lines {
		lines[i] = first + v.value(row, line, width)
		first = strings.Repeat(" ", len(first))
	}
	return lines
}

func (v *View) value(row session.Supposed, said string, width int) string {
	said = text.Cut(said, width, v.theme.Marks.More)
	if row.Of == "Verdict" {
		return v.theme.Coloured(said)
	}
	return said
}

func (v *View) supposed() string {
	n := len(v.what.Difference().Answers)
	if n == 0 {
		return "Nothing is supposed yet"
	}
	return text.Plural(n, "answer is supposed", "answers are supposed")
}
