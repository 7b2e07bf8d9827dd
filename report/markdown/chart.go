package markdown

import (
	"fmt"
	"strings"

	"flowverdict/questionnaire"
)

// chart draws what decided the verdict as a Mermaid flowchart: the answers,
// the gates that cap at the verdict, and the verdict; gates that cap higher
// are counted. It holds ids and fixed words only, so that no text can forge a
// node, and reads as a list where there is no Mermaid.
func (v *view) chart() {
	lines := []string{"```mermaid", "flowchart LR"}
	fired, possible := v.deciding()
	node := 0
	for i, gate := range append(fired[:len(fired):len(fired)], possible...) {
		arrow := "-->"
		word := "caps at"
		if i >= len(fired) {
			arrow, word = "-.->", "might cap at"
		}
		for _, clause := range gate.When {
			lines = append(lines, fmt.Sprintf(`    a%d["%s: %s"] %s g%d["%s"]`, node, chartWord(clause.Question), v.chartLevel(clause.Question), arrow, i, chartWord(gate.ID)))
			node++
		}
		lines = append(lines, fmt.Sprintf(`    g%d %s|"%s"| verdict`, i, arrow, word))
	}
	if higher := v.higher(); higher > 0 {
		lines = append(lines, fmt.Sprintf(`    others["%s that cap higher"] -.- verdict`, count(higher, "other gate")))
	}
	lines = append(lines,
		fmt.Sprintf(`    points["points %s"] --> verdict`, spread(v.a.Points)),
		fmt.Sprintf(`    verdict(["%s, score %s"])`, v.a.Verdict(), spread(v.a.Score)),
		"```")
	v.block(lines...)
}

// higher counts the gates that are not overshadowed and cap above the verdict.
func (v *view) higher() int {
	n := 0
	for _, d := range v.drivers {
		if d.Gate != nil && d.Gate.Caps != v.a.Verdict() {
			n++
		}
	}
	return n
}

// chartLevel is the id of an answer; what is no level of its question is open.
func (v *view) chartLevel(id string) string {
	question := v.q.Question(id)
	level := v.answers[id].Level
	if _, ok := question.Level(level); ok || level == questionnaire.Unknown {
		return chartWord(level)
	}
	return "open"
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
