package markdown

import (
	"bytes"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/report/internal/content"
)

// writer puts blocks together, a blank line between them. Text that people
// wrote never begins a line: every block begins it with a mark, fixed words or
// an escape.
type writer struct {
	bytes.Buffer
	*kept
	broken bool // lines of texts stay lines, and begin with the indent
	indent string
	known  map[*questionnaire.Questionnaire]*kept
	names  expressions
}

func (w *writer) block(block content.Block) {
	if w.Len() > 0 {
		w.WriteByte('\n')
	}
	switch b := block.(type) {
	case content.FirstPage:
		w.firstPage(b)
	case content.Heading:
		w.line(strings.Repeat("#", b.Level)+" ", b.Title)
	case content.Paragraph:
		w.lines("", b.Said)
	case content.List:
		for i, item := range b.Items {
			w.lines("* ", item)
			if b.Under == nil {
				continue
			}
			for _, below := range b.Under[i] {
				w.lines("  * ", below)
			}
		}
	case content.Table:
		w.table(b)
	case content.Mapping:
		w.mapping(b)
	case content.Chart:
		w.chart(b)
	case content.Waterfall:
		w.table(b.Table())
	}
}

func (w *writer) line(mark string, said content.Inline) {
	w.WriteString(mark)
	w.inline(said)
	w.WriteByte('\n')
}

// lines is line for what may be several lines: those after the first stand as
// far in as the text after the mark.
func (w *writer) lines(mark string, said content.Inline) {
	w.indent, w.broken = strings.Repeat(" ", len(mark)), true
	w.line(mark, said)
	w.broken = false
}

func (w *writer) table(t content.Table) {
	w.header(t.Header)
	for _, cells := range t.Rows {
		w.cells(cells)
		w.WriteByte('\n')
	}
}

func (w *writer) header(names []content.Inline) {
	w.cells(names)
	w.WriteString("\n|" + strings.Repeat(" --- |", len(names)) + "\n")
}

// mapping writes the answers once, aside, and copies them into the rows.
func (w *writer) mapping(m content.Mapping) {
	w.header(m.Header)
	start, ends := w.Len(), make([]int, len(m.Answers))
	for i, answer := range m.Answers {
		w.inline(answer)
		ends[i] = w.Len()
	}
	answers := string(w.Bytes()[start:])
	w.Truncate(start)
	for _, row := range m.Rows {
		w.cells(row.Cells)
		for i, at := range row.Behind {
			if i == 0 {
				w.WriteByte(' ')
			} else {
				w.WriteString(content.AnswerSeparator)
			}
			begin := 0
			if at > 0 {
				begin = ends[at-1] - start
			}
			w.WriteString(answers[begin : ends[at]-start])
		}
		w.WriteString(" |\n")
	}
}

// cells writes the cells of a row of a table; an empty one becomes a dash.
func (w *writer) cells(cells []content.Inline) {
	w.WriteByte('|')
	for _, cell := range cells {
		w.WriteByte(' ')
		if len(cell) == 0 {
			w.WriteByte('-')
		}
		w.inline(cell)
		w.WriteString(" |")
	}
}

// inline writes spans, each through the sanitiser of its kind.
func (w *writer) inline(said content.Inline) {
	strong := false
	for _, span := range said {
		if span.Strong != strong {
			w.WriteString("**")
			strong = span.Strong
		}
		if span.Lasting && w.kept != nil && w.again {
			w.WriteString(w.lasting(span))
		} else if span.Kind == content.Text && span.Lines && w.broken {
			lines(&w.Buffer, span.Text, w.indent)
		} else {
			spanned(&w.Buffer, span)
		}
	}
	if strong {
		w.WriteString("**")
	}
}

// spanned writes the text of a span through the sanitiser of its kind.
func spanned(b *bytes.Buffer, span content.Span) {
	switch span.Kind {
	case content.Words, content.Section:
		b.WriteString(span.Text)
	case content.Code:
		code(b, span.Text)
	case content.Beside:
		b.WriteString("[" + span.Text + "](" + span.Text + ".md)")
	case content.Link:
		link(b, span.Text)
	case content.Named:
		named(b, span.Text, span.To)
	default:
		inline(b, span.Text)
	}
}
