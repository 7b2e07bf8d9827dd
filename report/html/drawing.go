package html

import (
	"bytes"
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/report/internal/content"
)

// Measures of the chart in pixels, for letters of a monospaced font.
const (
	letter  = 8   // the width of a letter, at the most
	padding = 10  // between a box and its text, left and right
	leading = 17  // from a line of text to the next
	around  = 11  // more than its lines is a box high
	between = 12  // between a box and the next below
	gap     = 56  // between answers and gates
	effect  = 190 // between gates and the trunk, for what a gate does
	arm     = 36  // between the trunk and the verdict
	crown   = 54  // the height of the verdict
	longer  = 34  // letters in a line of a box
)

// drawing is a chart that is being drawn: answers on the left, the gates that
// they lead to beside them, and a trunk that leads from there to the verdict.
type drawing struct {
	bytes.Buffer
	answers, gates column
	trunk, verdict int // x of the left side
	width, height  int
}

// column is boxes that stand below each other.
type column struct {
	x, width, height int
	boxes            []box
}

// box is a text in lines, and where it stands.
type box struct {
	lines     []string
	y, height int
}

func (b box) middle() int { return b.y + b.height/2 }

func newColumn(x int, texts []string) column {
	c := column{x: x}
	for _, s := range texts {
		b := box{lines: text.Wrap(text.Line(s), longer, text.Anywhere), y: c.height}
		b.height = len(b.lines)*leading + around
		for _, line := range b.lines {
			c.width = max(c.width, wide(line))
		}
		c.boxes = append(c.boxes, b)
		c.height += b.height + between
	}
	c.height = max(0, c.height-between)
	return c
}

// center moves the boxes to the middle of a height.
func (c *column) center(height int) {
	for i := range c.boxes {
		c.boxes[i].y += 1 + (height-c.height)/2
	}
}

func draw(c content.Chart) *drawing {
	d := layOut(c)
	for i, gate := range c.Gates {
		to := d.gates.boxes[i].middle()
		for _, at := range gate.Answers {
			d.curve(d.answers.x+d.answers.width, d.answers.boxes[at].middle(), d.gates.x, to, gate.Possible)
		}
	}
	d.column(d.answers)
	d.column(d.gates)
	for i, b := range d.gates.boxes {
		dashed := i >= len(c.Gates) && i < len(d.gates.boxes)-1
		if i < len(c.Gates) {
			dashed = c.Gates[i].Possible
			d.text(d.gates.x+d.gates.width+8, b.middle()-5, 11, c.Gates[i].Effect)
		}
		fmt.Fprintf(d, `<path d="M%d %dH%d"%s/>`+"\n", d.gates.x+d.gates.width, b.middle(), d.trunk, dashes(dashed))
	}
	d.end(c)
	return d
}

// layOut measures the columns. Below the gates stand what is not drawn, and the
// points.
func layOut(c content.Chart) *drawing {
	var answers, gates []string
	for _, a := range c.Answers {
		answers = append(answers, a.Question+": "+a.Short)
	}
	for _, g := range c.Gates {
		gates = append(gates, g.Title)
	}
	if c.Others != "" {
		gates = append(gates, c.Others)
	}
	d := &drawing{answers: newColumn(1, answers)}
	x := 1
	if len(answers) > 0 {
		x += d.answers.width + gap
	}
	d.gates = newColumn(x, append(gates, c.Points))
	height := max(d.answers.height, d.gates.height, crown)
	d.answers.center(height)
	d.gates.center(height)
	d.trunk = d.gates.x + d.gates.width + effect
	d.verdict = d.trunk + arm
	d.width = d.verdict + max(wide(c.Verdict), wide(c.Score)) + padding + 2
	d.height = height + 2
	return d
}

// wide is the width of a box around a line.
func wide(s string) int { return text.Width(s)*letter + 2*padding }

func (d *drawing) column(c column) {
	for _, b := range c.boxes {
		fmt.Fprintf(d, `<rect x="%d" y="%d" width="%d" height="%d" rx="4"/>`, c.x, b.y, c.width, b.height)
		d.WriteString(`<text fill="currentColor" stroke="none">`)
		for i, line := range b.lines {
			if i > 0 {
				d.WriteByte('\n')
			}
			fmt.Fprintf(d, `<tspan x="%d" y="%d">%s</tspan>`, c.x+padding, b.y+around/2+leading*i+13, Text(line))
		}
		d.WriteString("</text>\n")
	}
}

func (d *drawing) text(x, y, size int, s string) {
	fmt.Fprintf(d, `<text x="%d" y="%d" font-size="%d" fill="currentColor" stroke="none">%s</text>`+"\n", x, y, size, Text(s))
}

// curve leads from an answer to its gate.
func (d *drawing) curve(x, y, toX, toY int, dashed bool) {
	bend := (toX - x) / 2
	fmt.Fprintf(d, `<path d="M%d %dC%d %d %d %d %d %d" marker-end="url(#chart-arrow)"%s/>`+"\n", x, y, x+bend, y, toX-bend, toY, toX, toY, dashes(dashed))
}

func dashes(dashed bool) string {
	if dashed {
		return ` stroke-dasharray="5 4"`
	}
	return ""
}

// end draws the trunk from the first to the last box, and the verdict.
func (d *drawing) end(c content.Chart) {
	first, last := d.gates.boxes[0].middle(), d.gates.boxes[len(d.gates.boxes)-1].middle()
	middle, center := max(crown/2+1, min(d.height-crown/2-1, (first+last)/2)), (d.verdict+d.width)/2
	fmt.Fprintf(d, `<path d="M%d %dV%d"/><path d="M%d %dH%d" marker-end="url(#chart-arrow)"/>`+"\n", d.trunk, first, last, d.trunk, middle, d.verdict)
	fmt.Fprintf(d, `<rect x="%d" y="%d" width="%d" height="%d" rx="%d" stroke-width="2"/>`+"\n", d.verdict, middle-crown/2, d.width-2-d.verdict, crown, crown/2)
	fmt.Fprintf(d, `<text x="%d" y="%d" font-weight="bold" text-anchor="middle" fill="currentColor" stroke="none">%s</text>`, center, middle-4, Text(c.Verdict))
	fmt.Fprintf(d, `<text x="%d" y="%d" text-anchor="middle" fill="currentColor" stroke="none">%s</text>`+"\n", center, middle+14, Text(c.Score))
}
