package content

import "strings"

// Block is one block of a document: a [FirstPage], [Heading], [Paragraph], [List],
// [Table], [Mapping], [Chart] or [Waterfall].
type Block interface{ block() }

// Heading begins a section. Level 1 is the document's title and stands once;
// no level is skipped on the way down.
type Heading struct {
	Level int
	Title Inline
	ID    string // unique in its document, for links to it; "" where the title is not the program's own
}

// Paragraph is one paragraph, never empty.
type Paragraph struct{ Said Inline }

// List is a list without order; it has items, and none of them is empty.
type List struct {
	Items []Inline
	Under [][]Inline // by the place of an item, the items of a list below it; nil where no item has one
}

// Table has a header, and in each row a cell for each of its columns; the
// first one names the row. A cell may be empty. The caption says what the
// table holds, for a reader who meets it alone; formats that have no captions
// leave it out.
type Table struct {
	Caption Inline
	Header  []Inline
	Rows    [][]Inline
}

// Mapping is a table whose last column names answers, many of them in many
// rows: Answers says each of them once.
type Mapping struct {
	Caption Inline
	Header  []Inline
	Answers []Inline
	Rows    []MappingRow
}

// MappingRow has the cells of all columns but the last, and the places of the
// last one's answers in Answers, at least one.
type MappingRow struct {
	Cells  []Inline
	Behind []int
}

// AnswerSeparator stands between the answers of a mapping's row.
const AnswerSeparator = "; "

// Table returns the mapping as a table.
func (m Mapping) Table() Table {
	t := Table{Caption: m.Caption, Header: m.Header}
	for _, row := range m.Rows {
		answers := make([]Inline, len(row.Behind))
		for i, at := range row.Behind {
			answers[i] = m.Answers[at]
		}
		t.Rows = append(t.Rows, append(row.Cells[:len(row.Cells):len(row.Cells)], join(answers, AnswerSeparator)))
	}
	return t
}

func (Heading) block()   {}
func (Paragraph) block() {}
func (List) block()      {}
func (Table) block()     {}
func (Mapping) block()   {}
func (Chart) block()     {}

// ID is the id of the heading with a fixed title, as the usual readers of
// Markdown make it: "decision-outcome" for Decision Outcome. It holds letters,
// digits and hyphens only.
func ID(title string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-':
			return r
		}
		return -1
	}, strings.ToLower(title))
}

// collector takes blocks in, and leaves out those that say nothing.
type collector struct{ blocks []Block }

// heading begins a section with a fixed title, to which a section span can
// point.
func (c *collector) heading(level int, title fixed) {
	c.blocks = append(c.blocks, Heading{level, words(title), ID(string(title))})
}

// titled begins a section with a title from people or a questionnaire.
func (c *collector) titled(level int, title Inline) {
	c.blocks = append(c.blocks, Heading{Level: level, Title: title})
}

func (c *collector) paragraph(sentences ...Inline) {
	if p := join(sentences, " "); len(p) > 0 {
		c.blocks = append(c.blocks, Paragraph{p})
	}
}

func (c *collector) list(items ...Inline) {
	var said []Inline
	for _, item := range items {
		if len(item) > 0 {
			said = append(said, item)
		}
	}
	if len(said) > 0 {
		c.blocks = append(c.blocks, List{Items: said})
	}
}

func (c *collector) table(caption Inline, rows [][]Inline, header ...fixed) {
	c.blocks = append(c.blocks, Table{caption, cells(header), rows})
}

func cells(header []fixed) []Inline {
	out := make([]Inline, len(header))
	for i, name := range header {
		out[i] = words(name)
	}
	return out
}
