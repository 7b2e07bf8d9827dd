package linear

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"flowverdict/internal/text"
)

// width is where lines wrap, in columns.
const width = 78

// printer gathers what is said until the next prompt and writes it at once.
// Everything passes through text.Line, so no text can leave its line.
type printer struct {
	w      io.Writer
	b      strings.Builder
	failed error
}

// paragraph says one text, wrapped; its later lines begin with hang.
func (p *printer) paragraph(first, said, hang string) {
	for _, line := range wrap(first, text.Line(said), hang) {
		p.b.WriteString(line)
		p.b.WriteByte('\n')
	}
}

func (p *printer) blank() { p.b.WriteByte('\n') }

// flush writes what was said. After a failure nothing more is written.
func (p *printer) flush() {
	if p.failed == nil && p.b.Len() > 0 {
		if _, err := io.WriteString(p.w, p.b.String()); err != nil {
			p.failed = fmt.Errorf("write output: %w", err)
		}
	}
	p.b.Reset()
}

// wrap breaks a clean line between words. A word that is wider than a line is
// broken too, but not where it holds a slash: a broken path or link is wrong.
func wrap(first, text, hang string) []string {
	var out []string
	line, used, empty := first, ansi.StringWidth(first), true
	next := func() {
		out = append(out, line)
		line, used, empty = hang, len(hang), true
	}
	for _, word := range strings.Fields(text) {
		w := ansi.StringWidth(word)
		if !empty && used+1+w > width {
			next()
		}
		if !empty {
			line, used = line+" ", used+1
		}
		for used+w > width && !strings.Contains(word, "/") {
			head := ansi.Truncate(word, width-used, "")
			if head == "" {
				break
			}
			line, word = line+head, strings.TrimPrefix(word, head)
			w = ansi.StringWidth(word)
			next()
		}
		line, used, empty = line+word, used+w, false
	}
	return append(out, line)
}

// say says one sentence or more as a paragraph.
func (r *runner) say(format string, args ...any) {
	r.out.paragraph("", fmt.Sprintf(format, args...), "")
}

// item says one entry of a numbered list.
func (r *runner) item(n int, format string, args ...any) {
	r.out.paragraph(fmt.Sprintf("%d. ", n), fmt.Sprintf(format, args...), "   ")
}

// quote says text of several lines, each set in.
func (r *runner) quote(said string) {
	for _, line := range text.Lines(said) {
		r.out.paragraph("  ", line, "  ")
	}
}

// clip shortens people's text for a place inside a sentence.
func clip(s string) string {
	s = text.Line(s)
	if ansi.StringWidth(s) > 60 {
		return ansi.Truncate(s, 57, "...")
	}
	return s
}

// quoted clips text and puts it in quotation marks.
func quoted(s string) string { return `"` + clip(s) + `"` }
