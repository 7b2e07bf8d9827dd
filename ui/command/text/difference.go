package text

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/report/summary"
)

// differenceText says what differs between two assessments.
func differenceText(d analysis.Difference) string {
	var b strings.Builder
	line := func(title, text string) { b.WriteString(aligned(title, text)) }
	for _, c := range d.Answers {
		line("answer", fmt.Sprintf("%s: %s, was %s", c.Question.ID, levelOr(c.To), levelOr(c.From)))
	}
	line("verdict", changed(d.Before.Verdict().String(), d.After.Verdict().String()))
	line("at best", changed(d.Before.Bracket.Highest.String(), d.After.Bracket.Highest.String()))
	line("score", changed(summary.Range(d.Before.Score), summary.Range(d.After.Score)))
	line("points", changed(summary.Range(d.Before.Points), summary.Range(d.After.Points)))
	for _, x := range []struct {
		title string
		gates []*questionnaire.Gate
	}{{"fires", d.Fired}, {"might fire", d.Possible}, {"lifted", d.Lifted}, {"ruled out", ruledOut(d)}, {"condition", d.Appearing}, {"gone", d.Vanishing}} {
		for _, g := range x.gates {
			text := fmt.Sprintf("%s (%s), caps at %s", g.Title, g.ID, g.Caps)
			if x.title == "condition" {
				text = fmt.Sprintf("%s (%s)", d.After.Remedy(g), g.ID)
			}
			if x.title == "gone" {
				text = fmt.Sprintf("the condition of %s", g.ID)
			}
			line(x.title, text)
		}
	}
	return b.String()
}

// ruledOut are the gates that might have fired and now cannot.
func ruledOut(d analysis.Difference) []*questionnaire.Gate {
	return slices.DeleteFunc(slices.Clone(d.Excluded), func(g *questionnaire.Gate) bool { return slices.Contains(d.Fired, g) })
}

func levelOr(level string) string {
	if level == "" {
		return "open"
	}
	return level
}

func changed(before, after string) string {
	if before == after {
		return after + ", as before"
	}
	return after + ", was " + before
}

func gateIDs(gates []*questionnaire.Gate) []string {
	var ids []string
	for _, g := range gates {
		ids = append(ids, g.ID)
	}
	return ids
}
