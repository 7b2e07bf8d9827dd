package sample

import (
	_ "embed"
	"fmt"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
)

//go:embed questionnaire.yaml
var small []byte

// Questionnaire is a small one with what a report can show: every lever of a
// verdict, alternatives, frameworks, RFCs.
func Questionnaire() *questionnaire.Questionnaire {
	q, problems := library.Load(small)
	if len(problems) > 0 {
		panic(fmt.Sprint(problems))
	}
	return q
}
