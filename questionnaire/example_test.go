package questionnaire_test

import (
	"fmt"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
)

// Answers are judged by a questionnaire that comes with the program. What is open
// counts as the worst in the verdict, and as the best in the upper end of the
// bracket.
func ExampleAssess() {
	q := new(library.Library).Get("device-flow-cli", "2.0.0")
	answers := questionnaire.Answers{
		{Question: "browser", Level: "none"},
		{Question: "registration", Level: "unregistered"},
	}
	a := questionnaire.Assess(q, answers)
	fmt.Println(a.Verdict(), "to", a.Bracket.Highest)
	for _, g := range a.Fired() {
		fmt.Println(g.ID, "caps at", g.Caps)
	}
	// Output:
	// unsuitable to unsuitable
	// not-registered caps at unsuitable
}
