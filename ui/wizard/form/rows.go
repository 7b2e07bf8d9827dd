package form

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/draw"
)

// span is a row of a field: bytes of its value.
type span struct{ from, to int }

// rows breaks the value into rows that fit the field: at line ends, then at
// blanks, then anywhere. A line that fits has one row.
func (f *Field) rows() []span {
	if f.Kind != Text {
		return []span{{0, len(f.Value)}}
	}
	var out []span
	from := 0
	for line := range strings.SplitSeq(f.Value, "\n") {
		out = append(out, f.broken(from, line)...)
		from += len(line) + 1
	}
	return out
}

func (f *Field) broken(from int, line string) (out []span) {
	at, start, blank, used, since := from, from, -1, 0, 0
	for _, letter := range text.Letters(line) {
		wide := text.Width(letter)
		for used+wide > f.width && letter != " " && at > start { // twice where what follows the blank is too wide with the letter
			if blank > start {
				out, start, used = append(out, span{start, blank}), blank, used-since
			} else {
				out, start, used = append(out, span{start, at}), at, 0
			}
			blank = -1
		}
		at, used = at+len(letter), used+wide
		if letter == " " {
			blank, since = at, used
		}
	}
	return append(out, span{start, from + len(line)})
}

// row is the one in which the text cursor stands.
func (f *Field) row(rows []span) int {
	for i := len(rows) - 1; i > 0; i-- {
		if rows[i].from <= f.at {
			return i
		}
	}
	return 0
}

// shown draws the rows in view, with the text cursor where the field is open.
func (f *Field) shown() []string {
	rows := f.rows()
	here := f.row(rows)
	f.top = max(0, min(f.top, len(rows)-f.lines, here), here-f.lines+1)
	var out []string
	for i := f.top; i < min(len(rows), f.top+f.lines); i++ {
		row := rows[i]
		before, after := f.Value[row.from:row.to], ""
		if i == here && f.focused {
			at := min(f.at, row.to)
			before, after = f.Value[row.from:at], f.Value[at:row.to]
		}
		before, after = steady(before), steady(after)
		if text.Width(before) > f.width {
			before, after = f.fit(before), ""
		}
		after = text.Cut(after, f.width-text.Width(before), "")
		if i == here && f.focused {
			before += draw.TextCursor
		}
		out = append(out, before+after)
	}
	for f.Kind == Text && len(out) < f.lines {
		out = append(out, "")
	}
	return out
}

// fit cuts what stands before the cursor and is wider than the field. Of a line
// that was not broken, what was typed last is seen; a row that was broken is
// wider only by the blanks at which it was.
func (f *Field) fit(before string) string {
	if f.Kind == Text {
		return text.Cut(before, f.width, "")
	}
	return text.End(before, f.width)
}

// steady writes a tab as a blank, which every terminal gives one column.
func steady(s string) string { return strings.ReplaceAll(s, "\t", " ") }
