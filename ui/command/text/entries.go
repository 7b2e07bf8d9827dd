package text

import (
	"fmt"
	"strings"

	"flowverdict/questionnaire"
)

func questionEntry(q *questionnaire.Questionnaire, x *questionnaire.Question, weights int) entry {
	lines := []string{x.Text, fmt.Sprintf("Section %s. Weight %d of %d. Lever: %s.", q.SectionOf(x.ID).Title, x.Weight, weights, q.LeverName(x.Lever))}
	for _, l := range x.Levels {
		lines = append(lines, fmt.Sprintf("- %s (%d points): %s", l.ID, l.Points, l.Text))
	}
	lines = append(lines, "- unknown: counts as the worst level until it is known", "Why it matters: "+x.Why)
	if x.Help != "" {
		lines = append(lines, "More: "+x.Help)
	}
	lines = append(lines, sources(q, x.Sources))
	if len(x.Frameworks) > 0 {
		lines = append(lines, "Frameworks: "+strings.Join(x.Frameworks, ", "))
	}
	return entry{id: x.ID, kind: "question", title: x.Title, lines: lines}
}

func levelEntry(q *questionnaire.Questionnaire, x *questionnaire.Question, l questionnaire.Level) entry {
	lines := []string{l.Text, fmt.Sprintf("%d points of question %s.", l.Points, x.ID)}
	position, _ := x.Level(l.ID)
	for i := range q.Gates {
		for _, c := range q.Gates[i].When {
			if at, ok := x.Level(c.Level); c.Question == x.ID && ok && at <= position {
				lines = append(lines, fmt.Sprintf("- part of gate %s, which caps at %s", q.Gates[i].ID, q.Gates[i].Caps))
			}
		}
	}
	return entry{id: x.ID + "=" + l.ID, kind: "level", lines: lines}
}

func gateEntry(q *questionnaire.Questionnaire, g *questionnaire.Gate) entry {
	var when []string
	for _, c := range g.When {
		when = append(when, fmt.Sprintf("%s is %s or worse", c.Question, c.Level))
	}
	lines := []string{
		fmt.Sprintf("Caps the verdict at %s (score %d at most) when %s.", g.Caps, q.Top(g.Caps), strings.Join(when, " and ")),
		g.Reason,
		"Remedy: " + g.Remedy,
	}
	if a := q.Alternative(g.Instead); a != nil {
		lines = append(lines, fmt.Sprintf("Instead: %s (%s)", a.Title, a.ID))
		if g.Otherwise != "" {
			lines = append(lines, "While the answers rule that out: "+g.Otherwise)
		}
	}
	return entry{id: g.ID, kind: "gate", title: g.Title, lines: append(lines, sources(q, g.Sources))}
}
