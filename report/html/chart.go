package html

import (
	"fmt"
	"strings"

	"flowverdict/report/internal/content"
)

// figure writes an SVG in a region of its own, with a title and a description
// that says all that it shows. It needs no style: its colour is that of the text
// around it.
func (w *writer) figure(id, class, title, description string, width, height int, body []byte) {
	w.region(id + "-title")
	fmt.Fprintf(w, `<svg%s role="img" aria-labelledby="%s-title %s-description" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" fill="none" stroke="currentColor" font-family="monospace" font-size="13">`+"\n",
		class, id, id, width, height, width, height)
	fmt.Fprintf(w, `<title id="%s-title">%s</title>`+"\n", id, Text(title))
	fmt.Fprintf(w, `<desc id="%s-description">%s</desc>`+"\n", id, Text(description))
	w.Write(body)
	w.WriteString("</svg>\n</div>\n")
}

func (w *writer) chart(c content.Chart) {
	d := draw(c)
	arrow := `<defs><marker id="chart-arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z" fill="currentColor" stroke="none"/></marker></defs>` + "\n"
	w.figure("chart", "", "What decided the verdict", describe(c), d.width, d.height, append([]byte(arrow), d.Bytes()...))
}

// describe says in sentences what the chart shows.
func describe(c content.Chart) string {
	var b strings.Builder
	for _, gate := range c.Gates {
		for i, at := range gate.Answers {
			if i > 0 {
				b.WriteString(" and ")
			}
			b.WriteString(c.Answers[at].Question + ": " + c.Answers[at].Level)
		}
		leads := "lead to"
		if gate.Possible {
			leads = "might lead to"
		} else if len(gate.Answers) == 1 {
			leads = "leads to"
		}
		b.WriteString(" " + leads + " " + gate.Title + ", " + gate.Effect + ". ")
	}
	if c.Others != "" {
		b.WriteString("Also: " + c.Others + ". ")
	}
	return b.String() + "Before any gate: " + c.Points + ". The verdict: " + c.Verdict + ", " + c.Score + "."
}
