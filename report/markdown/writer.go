package markdown

import (
	"bytes"
	"strings"

	"flowverdict/report/content"
)

// writer puts blocks together, a blank line between them. Text that people
// wrote never begins a line: every block begins it with a mark, fixed words or
// an escape.
type writer struct{ bytes.Buffer }

func (w *writer) block(block content.Block) {
	if w.Len() > 0 {
		w.WriteByte('\n')
	}
	switch b := block.(type) {
	case content.Heading:
		w.line(strings.Repeat("#", b.Level)+" ", b.Title)
	case content.Paragraph:
		w.line("", b.Said)
	case content.List:
		for _, item := range b.Items {
			w.line("* ", item)
		}
	case content.Table:
		w.row(b.Header)
		w.WriteString("|" + strings.Repeat(" --- |", len(b.Header)) + "\n")
		for _, cells := range b.Rows {
			w.row(cells)
		}
	case content.Chart:
		w.chart(b)
	}
}

func (w *writer) line(mark string, said content.Inline) {
	w.WriteString(mark)
	w.inline(said)
	w.WriteByte('\n')
}

// row writes a row of a table; an empty cell becomes a dash.
func (w *writer) row(cells []content.Inline) {
	w.WriteByte('|')
	for _, cell := range cells {
		w.WriteByte(' ')
		if len(cell) == 0 {
			w.WriteByte('-')
		}
		w.inline(cell)
		w.WriteString(" |")
	}
	w.WriteByte('\n')
}

// inline writes spans, each through the sanitiser of its kind.
func (w *writer) inline(said content.Inline) {
	strong := false
	for _, span := range said {
		if span.Strong != strong {
			w.WriteString("**")
			strong = span.Strong
		}
		switch span.Kind {
		case content.Words, content.Section:
			w.WriteString(span.Text)
		case content.Code:
			w.WriteString(Code(span.Text))
		case content.Link:
			w.WriteString(Link(span.Text))
		default:
			w.WriteString(Inline(span.Text))
		}
	}
	if strong {
		w.WriteString("**")
	}
}
