package html

import (
	"fmt"
	"strings"

	"flowverdict/report/content"
)

// chart draws the chart as SVG, with a title and a description that says all
// that it shows. It needs no style: its colour is that of the text around it.
func (w *writer) chart(c content.Chart) {
	d := draw(c)
	w.region("chart-title")
	fmt.Fprintf(w, `<svg role="img" aria-labelledby="chart-title chart-description" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" fill="none" stroke="currentColor" font-family="monospace" font-size="13">`+"\n",
		d.width, d.height, d.width, d.height)
	w.WriteString(`<title id="chart-title">What decided the verdict</title>` + "\n")
	w.WriteString(`<desc id="chart-description">` + Text(describe(c)) + "</desc>\n")
	w.WriteString(`<defs><marker id="chart-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="currentColor" stroke="none"/></marker></defs>` + "\n")
	w.Write(d.Bytes())
	w.WriteString("</svg>\n</div>\n")
}

// describe says in sentences what the chart shows.
func describe(c content.Chart) string {
	var b strings.Builder
	for _, gate := range c.Gates {
		for i, answer := range gate.Answers {
			if i > 0 {
				b.WriteString(" and ")
			}
			b.WriteString(answer.Question + ": " + answer.Level)
		}
		leads := "lead to"
		if gate.Possible {
			leads = "might lead to"
		} else if len(gate.Answers) == 1 {
			leads = "leads to"
		}
		b.WriteString(" " + leads + " " + gate.Gate + ", which " + gate.Effect + " the verdict. ")
	}
	if c.Others != "" {
		b.WriteString("Also: " + c.Others + ". ")
	}
	return b.String() + "Before any gate: " + c.Points + ". The verdict: " + c.Verdict + ", " + c.Score + "."
}
