package summary

import (
	"fmt"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
)

// Standing says in one sentence where the verdict stands while answers are
// given: what is still possible, or that it is decided.
func Standing(a *questionnaire.Assessment) string {
	score := "score " + Range(a.Score)
	if !a.Bracket.Decided() {
		return fmt.Sprintf("The verdict is still between %s and %s, %s.", a.Bracket.Lowest, a.Bracket.Highest, score)
	}
	var rest []string
	switch n := len(a.Open); {
	case n == 1:
		rest = append(rest, "the open answer is")
	case n > 1:
		rest = append(rest, fmt.Sprintf("the %d open answers are", n))
	}
	switch n := len(a.Unknown); {
	case n == 1:
		rest = append(rest, "the unknown answer turns out to be")
	case n > 1:
		rest = append(rest, fmt.Sprintf("the %d unknown answers turn out to be", n))
	}
	if len(rest) == 0 {
		return fmt.Sprintf("Decided: %s, %s.", a.Verdict(), score)
	}
	return fmt.Sprintf("Decided: %s, %s, whatever %s.", a.Verdict(), score, strings.Join(rest, ", and whatever "))
}

// Becomes says what a change of answers would make of the verdict: "stays
// conditional", "decided: conditional", "at most conditional".
func Becomes(d *analysis.Difference) string {
	if b := d.After.Bracket; b.Decided() && b == d.Before.Bracket {
		return "stays " + b.Lowest.String()
	}
	return Outlook(d.After.Bracket)
}

// Outlook says what can still be reached: "decided: conditional", "at most
// conditional", "still any verdict".
func Outlook(b questionnaire.Bracket) string {
	switch {
	case b.Decided():
		return "decided: " + b.Lowest.String()
	case b.Highest == questionnaire.Suitable && b.Lowest == questionnaire.Unsuitable:
		return "still any verdict"
	case b.Lowest == questionnaire.Unsuitable:
		return "at most " + b.Highest.String()
	case b.Highest == questionnaire.Suitable:
		return "at least " + b.Lowest.String()
	}
	return Bracket(b)
}
