package text

import (
	"strings"

	"flowverdict/report/comparison"
	"flowverdict/report/summary"
)

// WhatIf says what other answers would change in a record, or how a better
// verdict can be reached.
func WhatIf(w comparison.WhatIf) string {
	if w.Difference != nil {
		return differenceText(*w.Difference)
	}
	return adviceText(w.Advice.Parts)
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
