package linear

import (
	"fmt"
	"io"
	"strings"

	"flowverdict/internal/text"
)

// width is where lines wrap, in columns.
const width = 78

// printer gathers what is said until the next prompt and writes it at once.
// Everything passes through text.Line, so no text can leave its line, and
// text.Guard, so none is taken for a command.
type printer struct {
	w      io.Writer
	b      strings.Builder
	failed error
}

// paragraph says one text, wrapped; its later lines begin with hang.
func (p *printer) paragraph(first, said, hang string) {
	for _, line := range text.Hang(first, text.Line(said), hang, width, text.Long) {
		p.b.WriteString(text.Guard(line))
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

// quoted clips text and puts it in quotation marks.
func quoted(s string) string { return `"` + text.Clip(text.Line(s)) + `"` }
