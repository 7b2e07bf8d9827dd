package summary

import (
	"fmt"

	"flowverdict/questionnaire"
)

// Bracket says the verdicts that are still possible, from the lowest to the
// highest: "unsuitable to conditional", or the one verdict.
func Bracket(b questionnaire.Bracket) string {
	if b.Decided() {
		return b.Lowest.String()
	}
	return fmt.Sprintf("%s to %s", b.Lowest, b.Highest)
}
