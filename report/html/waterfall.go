package html

import (
	"bytes"
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/report/internal/content"
)

// Measures of the waterfall in pixels.
const (
	stepHeight = 26
	stepBar    = 14
	hundred    = 400 // the width of 100 points
	figures    = 90  // of the column of points
)

// waterfall draws each step as a bar that begins where the one before ended;
// sums, which begin at 0, are filled.
func (w *writer) waterfall(f content.Waterfall) {
	table := f.Table()
	names := make([]string, len(f.Steps))
	left, said := wide(plainly(table.Header[0])), make([]string, 0, len(f.Steps))
	for i, step := range f.Steps {
		names[i] = plainly(step.Name)
		left = max(left, wide(names[i]))
		said = append(said, names[i]+": "+step.Points+".")
	}
	var b bytes.Buffer
	row := func(i int, name, points, weight string) int {
		y := 1 + i*stepHeight + stepHeight/2
		fmt.Fprintf(&b, `<text x="0" y="%d"%s fill="currentColor" stroke="none">%s</text>`, y+5, weight, Text(name))
		fmt.Fprintf(&b, `<text x="%d" y="%d"%s text-anchor="end" fill="currentColor" stroke="none">%s</text>`, left+figures-3*padding, y+5, weight, Text(points))
		return y
	}
	row(0, plainly(table.Header[0]), plainly(table.Header[1]), ` font-weight="bold"`)
	b.WriteByte('\n')
	for i, step := range f.Steps {
		y := row(i+1, names[i], step.Points, "")
		from, to := min(step.From, step.To)*hundred/10000, max(step.From, step.To)*hundred/10000
		fill := ""
		if step.From == 0 {
			fill = ` fill="currentColor"`
		}
		fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d"%s/>`+"\n", left+figures+from, y-stepBar/2, max(1, to-from), stepBar, fill)
	}
	w.figure("waterfall", ` class="waterfall"`, plainly(table.Caption), strings.Join(said, " "), left+figures+hundred+2, (len(f.Steps)+1)*stepHeight+2, b.Bytes())
}

// plainly is what spans say, as one line of plain text.
func plainly(spans content.Inline) string {
	var b strings.Builder
	for _, span := range spans {
		b.WriteString(span.Text)
	}
	return text.Line(b.String())
}
