package html

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"flowverdict/report/content"
)

// Measures of the chart in pixels, for letters of a monospaced font.
const (
	letter  = 8   // the width of a letter, at the most
	padding = 10  // between a box and its text
	height  = 28  // of a box
	row     = 38  // from a box to the next below
	gap     = 44  // between answers and gates
	effect  = 110 // between gates and the trunk, for what a gate does
	arm     = 36  // between the trunk and the verdict
	crown   = 54  // the height of the verdict
)

// drawing is a chart that is being drawn: answers on the left, the gates that
// they lead to beside them, and a trunk that leads from there to the verdict.
type drawing struct {
	bytes.Buffer
	gates, trunk, verdict  int // x of the left side
	top                    int // y of the middle of the first row
	answerWidth, gateWidth int
	width, height          int
}

func draw(c content.Chart) *drawing {
	d := layOut(c)
	y := d.top
	var middles []int // of the boxes that lead to the trunk
	for _, gate := range c.Gates {
		middle := y + (rows(gate)-1)*row/2
		for i, answer := range gate.Answers {
			d.box(1, y+i*row, d.answerWidth, answer.Question+": "+answer.Level)
			d.curve(1+d.answerWidth, y+i*row, d.gates, middle, gate.Possible)
		}
		d.box(d.gates, middle, d.gateWidth, gate.Gate)
		d.line(middle, gate.Possible)
		d.text(d.gates+d.gateWidth+8, middle-5, 11, gate.Effect)
		middles = append(middles, middle)
		y += rows(gate) * row
	}
	if c.Others != "" {
		d.box(d.gates, y, d.gateWidth, c.Others)
		d.line(y, true)
		middles = append(middles, y)
		y += row
	}
	d.box(d.gates, y, d.gateWidth, c.Points)
	d.line(y, false)
	middles = append(middles, y)
	d.end(c, middles[0], y)
	return d
}

// layOut measures the columns.
func layOut(c content.Chart) *drawing {
	d := &drawing{gateWidth: max(wide(c.Points), wide(c.Others))}
	n := 1
	if c.Others != "" {
		n++
	}
	d.gates = 1
	for _, gate := range c.Gates {
		n += rows(gate)
		d.gateWidth = max(d.gateWidth, wide(gate.Gate))
		for _, answer := range gate.Answers {
			d.answerWidth = max(d.answerWidth, wide(answer.Question+": "+answer.Level))
			d.gates = 1 + d.answerWidth + gap
		}
	}
	d.trunk = d.gates + d.gateWidth + effect
	d.verdict = d.trunk + arm
	d.width = d.verdict + max(wide(c.Verdict), wide(c.Score)) + padding + 2
	d.height = max((n-1)*row+height, crown) + 2
	d.top = (d.height - (n-1)*row) / 2
	return d
}

// rows is how many rows a gate with its answers takes.
func rows(gate content.ChartGate) int { return max(1, len(gate.Answers)) }

// wide is the width of a box around a text.
func wide(s string) int { return utf8.RuneCountInString(s)*letter + 2*padding }

// box writes a box with its text, with the middle of its left side at x, y.
func (d *drawing) box(x, y, width int, s string) {
	fmt.Fprintf(d, `<rect x="%d" y="%d" width="%d" height="%d" rx="4"/>`, x, y-height/2, width, height)
	d.text(x+padding, y+5, 13, s)
}

func (d *drawing) text(x, y, size int, s string) {
	fmt.Fprintf(d, `<text x="%d" y="%d" font-size="%d" fill="currentColor" stroke="none">%s</text>`+"\n", x, y, size, Text(s))
}

// curve leads from an answer to its gate.
func (d *drawing) curve(x, y, toX, toY int, dashed bool) {
	bend := (toX - x) / 2
	fmt.Fprintf(d, `<path d="M%d %dC%d %d %d %d %d %d" marker-end="url(#chart-arrow)"%s/>`+"\n", x, y, x+bend, y, toX-bend, toY, toX, toY, dashes(dashed))
}

// line leads from a gate to the trunk.
func (d *drawing) line(y int, dashed bool) {
	fmt.Fprintf(d, `<path d="M%d %dH%d"%s/>`+"\n", d.gates+d.gateWidth, y, d.trunk, dashes(dashed))
}

func dashes(dashed bool) string {
	if dashed {
		return ` stroke-dasharray="5 4"`
	}
	return ""
}

// end draws the trunk from the first to the last middle, and the verdict.
func (d *drawing) end(c content.Chart, first, last int) {
	middle, center := (first+last)/2, (d.verdict+d.width)/2
	fmt.Fprintf(d, `<path d="M%d %dV%d"/><path d="M%d %dH%d" marker-end="url(#chart-arrow)"/>`+"\n", d.trunk, first, last, d.trunk, middle, d.verdict)
	fmt.Fprintf(d, `<rect x="%d" y="%d" width="%d" height="%d" rx="%d" stroke-width="2"/>`+"\n", d.verdict, middle-crown/2, d.width-2-d.verdict, crown, crown/2)
	fmt.Fprintf(d, `<text x="%d" y="%d" font-weight="bold" text-anchor="middle" fill="currentColor" stroke="none">%s</text>`, center, middle-4, Text(c.Verdict))
	fmt.Fprintf(d, `<text x="%d" y="%d" text-anchor="middle" fill="currentColor" stroke="none">%s</text>`+"\n", center, middle+14, Text(c.Score))
}
