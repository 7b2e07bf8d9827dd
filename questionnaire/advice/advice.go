// Package advice puts into plain sentences why a verdict is what it is, what it
// rests on, what would change it and who would have to, and what to ask next. It finds nothing
// itself: package questionnaire does, exactly. The wizard, the report and the
// command line say the same, because they all ask here.
//
// The sentences hold the questionnaire's words only, none of people's. It
// imports the questionnaire only.
package advice

import (
	"fmt"

	"flowverdict/questionnaire"
)

// Part is one subject: a heading, a sentence that says the main thing, and
// points below it.
type Part struct {
	Title  string
	Lead   string
	Points []Point
}

// Point is one line of a part. Question is the id of the question that it
// leads to, "" where there is none.
type Point struct {
	Text     string
	Question string
}

// Options says how much is told of what would make a verdict better. The zero
// value is what a report tells.
type Options struct {
	Facts bool // let answers be better that nobody can change, as if things were otherwise
	All   bool // tell every way that was found, not only the first few
}

// Of returns all parts for answers: why the verdict is what it is, what it
// rests on, what would make it better, and what to ask next where something is
// not known.
func Of(q *questionnaire.Questionnaire, answers questionnaire.Answers, o Options) []Part {
	parts := []Part{Why(q, answers), Rests(q, answers)}
	parts = append(parts, Changes(q, answers, o)...)
	if next, ok := Next(q, answers); ok {
		parts = append(parts, next)
	}
	return parts
}

func bracket(b questionnaire.Bracket) string {
	if b.Decided() {
		return b.Lowest.String()
	}
	return fmt.Sprintf("%s to %s", b.Lowest, b.Highest)
}
