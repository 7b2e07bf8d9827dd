package html

import (
	"bytes"
	"strconv"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/report/internal/content"
)

// writer writes blocks, each on lines of its own.
type writer struct {
	bytes.Buffer
	tables int // so far
}

func (w *writer) block(block content.Block) {
	switch b := block.(type) {
	case content.FirstPage:
		w.firstPage(b)
	case content.Heading:
		tag := "h" + strconv.Itoa(b.Level)
		if b.ID == "" {
			w.element(tag, "", b.Title)
		} else {
			w.element(tag, ` id="`+Text(b.ID)+`"`, b.Title)
		}
		w.WriteByte('\n')
	case content.Paragraph:
		w.element("p", "", b.Said)
		w.WriteByte('\n')
	case content.List:
		w.list(b)
	case content.Table:
		w.table(b)
	case content.Mapping:
		w.table(b.Table())
	case content.Chart:
		w.chart(b)
	case content.Waterfall:
		w.waterfall(b)
	}
}

func (w *writer) list(l content.List) {
	w.WriteString("<ul>\n")
	for i, item := range l.Items {
		w.WriteString("<li>")
		w.inline(item, true)
		if l.Under != nil && len(l.Under[i]) > 0 {
			w.WriteByte('\n')
			w.list(content.List{Items: l.Under[i]})
		}
		w.WriteString("</li>\n")
	}
	w.WriteString("</ul>\n")
}

// region begins what may be wider than the page and then scrolls by itself, by
// keys too; the element with that id says what it is.
func (w *writer) region(id string) {
	w.WriteString(`<div class="region" role="region" aria-labelledby="` + id + `" tabindex="0">` + "\n")
}

func (w *writer) table(t content.Table) {
	w.tables++
	id := "table-" + strconv.Itoa(w.tables)
	w.region(id)
	w.WriteString("<table>\n")
	w.element("caption", ` id="`+id+`"`, t.Caption)
	w.WriteString("\n<thead>\n<tr>")
	for _, name := range t.Header {
		w.element("th", ` scope="col"`, name)
	}
	w.WriteString("</tr>\n</thead>\n<tbody>\n")
	for _, cells := range t.Rows {
		w.WriteString("<tr>")
		for i, cell := range cells {
			if i == 0 {
				w.element("th", ` scope="row"`, cell)
			} else {
				w.element("td", "", cell)
			}
		}
		w.WriteString("</tr>\n")
	}
	w.WriteString("</tbody>\n</table>\n</div>\n")
}

// element writes spans between tags; a dash where there are none.
func (w *writer) element(tag, attributes string, said content.Inline) {
	w.WriteString("<" + tag + attributes + ">")
	w.inline(said, tag[0] != 'h')
	w.WriteString("</" + tag + ">")
}

// inline writes spans; a dash where there are none. Texts of several lines keep
// them where lines may break.
func (w *writer) inline(said content.Inline, breaks bool) {
	if len(said) == 0 {
		w.WriteByte('-')
	}
	strong := false
	for _, span := range said {
		if span.Strong != strong {
			w.strong(span.Strong)
			strong = span.Strong
		}
		w.span(span, alone(said), breaks)
	}
	if strong {
		w.strong(false)
	}
}

// alone reports whether one span is all that is said, but for a full stop that
// its text may have or lack.
func alone(said content.Inline) bool {
	return len(said) == 1 || len(said) == 2 && said[1].Kind == content.Words && said[1].Text == "."
}

func (w *writer) strong(begins bool) {
	if begins {
		w.WriteString("<strong>")
	} else {
		w.WriteString("</strong>")
	}
}

// span writes one span through the sanitiser of its kind. Text that stands
// beside other spans is isolated, so that letters written from right to left
// cannot reorder what stands beside them.
func (w *writer) span(span content.Span, alone, lines bool) {
	switch span.Kind {
	case content.Words:
		w.WriteString(marked(span.Text))
	case content.Section:
		w.WriteString(`<a href="#` + Text(content.ID(span.Text)) + `">` + Text(span.Text) + "</a>")
	case content.Code:
		w.WriteString("<code>" + marked(text.Line(span.Text)) + "</code>")
	case content.Beside:
		w.WriteString(`<a href="` + Text(span.Text) + `.md">` + marked(text.Line(span.Text)) + "</a>")
	default:
		if !alone {
			w.WriteString("<bdi>")
			defer w.WriteString("</bdi>")
		}
		if span.Kind == content.Text && span.Lines && lines {
			w.lines(span.Text)
		} else {
			w.linked(span)
		}
	}
}

// lines writes a text with its line breaks.
func (w *writer) lines(s string) {
	lines := text.Lines(s)
	if len(lines) < 2 {
		w.text(s)
		return
	}
	w.WriteString(`<span class="lines">`)
	for i, line := range lines {
		if i > 0 {
			w.WriteByte('\n')
		}
		if strings.HasPrefix(line, "::") { // a runner obeys it at the start of a line
			w.WriteString("&#58;")
			line = line[1:]
		}
		w.text(line)
	}
	w.WriteString("</span>")
}

// linked writes text, as a link where it leads somewhere.
func (w *writer) linked(span content.Span) {
	switch span.Kind {
	case content.Link:
		if address := content.Address(span.Text); address != "" {
			w.link(address)
			return
		}
	case content.Cited, content.Named:
		if url := URL(span.To); url != "" {
			class := ""
			if span.Kind == content.Cited {
				class = ` class="cited"`
			}
			w.WriteString("<a" + class + ` href="` + url + `">` + marked(text.Line(span.Text)) + "</a>")
			return
		}
	}
	w.text(span.Text)
}

// text writes text in which addresses are links.
func (w *writer) text(s string) {
	for i, word := range strings.Split(text.Line(s), " ") {
		if i > 0 {
			w.WriteByte(' ')
		}
		for word != "" {
			at, found, address := content.FindAddress(word)
			if found == "" {
				w.WriteString(marked(word))
				break
			}
			w.WriteString(marked(word[:at]))
			w.link(address)
			word = word[at+len(found):]
		}
	}
}

// link writes an address as a link that shows it.
func (w *writer) link(address string) {
	class := ""
	if len(address) > longest {
		class = ` class="long"`
	}
	var shown strings.Builder
	days(&shown, address)
	w.WriteString("<a" + class + ` href="` + escaped(address) + `">` + shown.String() + "</a>")
}

// plain is what spans say without marks, as text.
func plain(said content.Inline) string {
	var b strings.Builder
	for _, span := range said {
		if span.Kind == content.Words {
			b.WriteString(escaped(span.Text))
		} else {
			b.WriteString(Text(span.Text))
		}
	}
	return b.String()
}
