package markdown

import (
	"fmt"
	"strings"

	"flowverdict/report/content"
)

// chart writes the chart as a Mermaid flowchart, one line for each node and
// arrow; where a reader has no Mermaid it reads as a list.
func (w *writer) chart(c content.Chart) {
	w.WriteString("```mermaid\nflowchart LR\n")
	node := 0
	for i, gate := range c.Gates {
		arrow := "-->"
		if gate.Possible {
			arrow = "-.->"
		}
		for _, answer := range gate.Answers {
			fmt.Fprintf(w, "    a%d[\"%s: %s\"] %s g%d[\"%s\"]\n", node, chartWord(answer.Question), chartWord(answer.Level), arrow, i, chartWord(gate.Gate))
			node++
		}
		fmt.Fprintf(w, "    g%d %s|\"%s\"| verdict\n", i, arrow, gate.Effect)
	}
	if c.Others != "" {
		fmt.Fprintf(w, "    others[\"%s\"] -.- verdict\n", c.Others)
	}
	fmt.Fprintf(w, "    points[\"%s\"] --> verdict\n", c.Points)
	fmt.Fprintf(w, "    verdict([\"%s, %s\"])\n```\n", c.Verdict, c.Score)
}

// chartWord keeps of an id what an id may hold: lower-case letters, digits and
// hyphens.
func chartWord(id string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, id)
}
