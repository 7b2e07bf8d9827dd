package text

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/comparison"
	"flowverdict/report/summary"
)

// WhatIf says what other answers would change in a record, or how a better
// verdict can be reached.
func WhatIf(w comparison.WhatIf) string {
	if w.Difference != nil {
		return differenceText(*w.Difference) + conflictsText(w.Conflicts)
	}
	return adviceText(w.Advice.Parts) + conflictsText(w.Conflicts)
}

// conflictsText says which answers measured facts contradict.
func conflictsText(conflicts []evidence.Looked) string {
	if len(conflicts) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString("\nContradicted by what was measured\n")
	for _, l := range conflicts {
		for _, r := range l.Conflicts() {
			b.WriteString(hang("  - ", text.Line(fmt.Sprintf("%s (%s): %s: %s", l.Question.Title, l.Answer.Level, strings.Join(r.IDs(), ", "), r.Say()))))
		}
	}
	return b.String()
}

func adviceText(parts []summary.Part) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Title + "\n" + hang("  ", p.Lead))
		for _, point := range p.Points {
			b.WriteString(hang("  - ", point.Text))
		}
	}
	return b.String()
}
