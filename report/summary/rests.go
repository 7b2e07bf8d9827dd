package summary

import (
	"fmt"
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
)

// rests says which single answers carry the verdict, and on what they rest.
func (t *teller) rests(bearings []analysis.Bearing) Part {
	part := Part{Title: "What the verdict rests on"}
	switch {
	case t.a.Verdict() == questionnaire.Unsuitable:
		part.Lead = "No verdict is lower than unsuitable, so no single answer carries it."
		return part
	case len(bearings) == 0:
		part.Lead = fmt.Sprintf("No single answer carries the verdict: it stays %s when any one of them is worse.", t.a.Verdict())
		return part
	}
	part.Lead = resting(bearings) + " Were one of them worse, and nothing else different, it would be lower."
	if len(bearings) == 1 {
		part.Lead = resting(bearings) + " Were that answer worse, and nothing else different, the verdict would be lower."
	}
	for _, b := range bearings {
		text := fmt.Sprintf("%s: %s (%s). At %s it would be %s", b.Question.Title, b.Level, basis(b.Basis), b.Mildest.Level, b.Mildest.Verdict)
		if b.Worst.Verdict < b.Mildest.Verdict {
			text += fmt.Sprintf(", at %s %s", b.Worst.Level, b.Worst.Verdict)
		}
		part.Points = append(part.Points, Point{text + ".", b.Question.ID})
	}
	return part
}

// Resting says in one sentence how many answers carry the verdict and how many
// of them are only stated; "" where no single answer carries it.
func Resting(q *questionnaire.Questionnaire, answers questionnaire.Answers) string {
	return resting(analysis.LoadBearing(q, answers))
}

func resting(bearings []analysis.Bearing) string {
	if len(bearings) == 0 {
		return ""
	}
	var said []string
	for _, c := range analysis.CountByBasis(bearings) {
		if c.Count == 0 {
			continue
		}
		text := "documented"
		switch c.Basis {
		case "":
			text = "without a basis"
		case questionnaire.Stated:
			text = "only stated"
		case questionnaire.Observed:
			text = "observed"
		}
		switch {
		case len(bearings) == 1:
			return fmt.Sprintf("The verdict rests on 1 answer, %s.", text)
		case c.Count == len(bearings):
			return fmt.Sprintf("The verdict rests on %d answers, all of them %s.", len(bearings), text)
		}
		said = append(said, fmt.Sprintf("%d %s", c.Count, text))
	}
	return fmt.Sprintf("The verdict rests on %s: %s.", text.Count(len(bearings), "answer"), text.And(said))
}

// basis never says more than one of the words there are: a record may hold
// anything in its place.
func basis(b questionnaire.Basis) string {
	if slices.Contains(questionnaire.Bases(), b) {
		return string(b)
	}
	return "no basis"
}
