// Package advice puts into plain sentences what a verdict rests on, what would
// change it and who would have to, and what to ask next. It finds nothing
// itself: package questionnaire does, exactly. The wizard, the report and the
// command line say the same, because they all ask here.
//
// The sentences hold the questionnaire's words only, none of people's. It
// imports the questionnaire only.
package advice

import (
	"fmt"
	"slices"
	"strings"

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

// Of returns all parts for answers: what the verdict rests on, what would make
// it better, and what to ask next where something is not known.
func Of(q *questionnaire.Questionnaire, answers questionnaire.Answers) []Part {
	parts := []Part{Rests(q, answers)}
	parts = append(parts, Changes(q, answers)...)
	if next, ok := Next(q, answers); ok {
		parts = append(parts, next)
	}
	return parts
}

// Rests says which single answers carry the verdict, and on what they rest.
func Rests(q *questionnaire.Questionnaire, answers questionnaire.Answers) Part {
	a := questionnaire.Assess(q, answers)
	part := Part{Title: "What the verdict rests on"}
	bearings := questionnaire.LoadBearing(q, answers)
	switch {
	case a.Verdict() == questionnaire.Unsuitable:
		part.Lead = "No verdict is lower than unsuitable, so no single answer carries it."
		return part
	case len(bearings) == 0:
		part.Lead = fmt.Sprintf("No single answer carries the verdict: it stays %s when any one of them is worse.", a.Verdict())
		return part
	}
	part.Lead = fmt.Sprintf("The verdict rests on %s: were one of them worse, and nothing else different, it would be lower. %s", count(len(bearings), "answer"), bases(bearings))
	for _, b := range bearings {
		text := fmt.Sprintf("%s: %s (%s). At %s it would be %s", b.Question.Title, b.Level, basis(b.Basis), b.Mildest.Level, b.Mildest.Verdict)
		if b.Worst.Verdict < b.Mildest.Verdict {
			text += fmt.Sprintf(", at %s %s", b.Worst.Level, b.Worst.Verdict)
		}
		part.Points = append(part.Points, Point{text + ".", b.Question.ID})
	}
	return part
}

func bases(bearings []questionnaire.Bearing) string {
	var said []string
	for _, c := range questionnaire.CountByBasis(bearings) {
		if c.Count > 0 {
			said = append(said, fmt.Sprintf("%d %s", c.Count, basis(c.Basis)))
		}
	}
	return "Their basis: " + strings.Join(said, ", ") + "."
}

// basis never says more than one of the words there are: a record may hold
// anything in its place.
func basis(b questionnaire.Basis) string {
	if slices.Contains(questionnaire.Bases(), b) {
		return string(b)
	}
	return "basis not said"
}

// Next says which open and unknown answers can still change the verdict, the
// most telling first.
func Next(q *questionnaire.Questionnaire, answers questionnaire.Answers) (Part, bool) {
	a := questionnaire.Assess(q, answers)
	missing := len(a.Open) + len(a.Unknown)
	if missing == 0 {
		return Part{}, false
	}
	asks := questionnaire.AskNext(q, answers)
	part := Part{Title: "What to ask next"}
	if len(asks) == 0 {
		part.Lead = fmt.Sprintf("Nothing: the verdict is %s whatever is not known yet (%s).", a.Verdict(), count(missing, "answer"))
		return part, true
	}
	part.Lead = fmt.Sprintf("%s not known, and %d of them can still change the verdict. The first narrows it most.", are(missing, "answer"), len(asks))
	for _, ask := range asks {
		var outcomes []string
		for _, o := range ask.Outcomes {
			outcomes = append(outcomes, fmt.Sprintf("%s leaves %s", o.Level, bracket(o.Bracket)))
		}
		part.Points = append(part.Points, Point{fmt.Sprintf("%s: %s.", ask.Question.Title, strings.Join(outcomes, ", ")), ask.Question.ID})
	}
	return part, true
}

func bracket(b questionnaire.Bracket) string {
	if b.Decided() {
		return b.Lowest.String()
	}
	return fmt.Sprintf("%s to %s", b.Lowest, b.Highest)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func are(n int, what string) string {
	if n == 1 {
		return "1 " + what + " is"
	}
	return fmt.Sprintf("%d %ss are", n, what)
}
