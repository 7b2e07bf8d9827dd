package markdown

import (
	"fmt"
	"strings"
	"unicode"

	"flowverdict/internal/text"
	"flowverdict/report/internal/content"
)

// chart writes the chart as a Mermaid flowchart, one line for each node and
// arrow; where a reader has no Mermaid it reads as a list.
func (w *writer) chart(c content.Chart) {
	w.WriteString("```mermaid\nflowchart LR\n    accTitle: What decided the verdict\n")
	fmt.Fprintf(w, "    accDescr: %s and %s lead to the verdict %s with %s.\n", text.Count(len(c.Answers), "answer"), text.Count(len(c.Gates), "gate"), c.Verdict, c.Score)
	for i, answer := range c.Answers {
		fmt.Fprintf(w, "    a%d[\"%s: %s\"]\n", i, label(answer.Question), label(answer.Short))
	}
	for i, gate := range c.Gates {
		arrow := "-->"
		if gate.Possible {
			arrow = "-.->"
		}
		fmt.Fprintf(w, "    g%d[\"%s\"]\n", i, label(gate.Title))
		for _, at := range gate.Answers {
			fmt.Fprintf(w, "    a%d %s g%d\n", at, arrow, i)
		}
		fmt.Fprintf(w, "    g%d %s|\"%s\"| verdict\n", i, arrow, gate.Effect)
	}
	if c.Others != "" {
		fmt.Fprintf(w, "    others[\"%s\"] -.- verdict\n", c.Others)
	}
	fmt.Fprintf(w, "    points[\"%s\"] --> verdict\n", c.Points)
	fmt.Fprintf(w, "    verdict([\"%s, %s\"])\n```\n", c.Verdict, c.Score)
}

// label makes a text the part of a label that shows it and is nothing else:
// letters, spaces and commas as they are, digits and hyphens behind a letter,
// and a number for each other character, which Mermaid reads after the markup.
func label(s string) string {
	var b strings.Builder
	before := ' '
	for _, r := range text.Line(s) {
		switch {
		case unicode.IsLetter(r), r == ' ', r == ',' && unicode.IsLetter(before),
			r >= '0' && r <= '9' && before != ' ', r == '-' && unicode.IsLetter(before), r == '\'' && unicode.IsLetter(before):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "#%d;", r)
		}
		before = r
	}
	return b.String()
}
