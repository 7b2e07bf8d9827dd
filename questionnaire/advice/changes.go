package advice

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

// shown is how many paths to one verdict are told; the others are counted.
const shown = 3

// Changes says, for each verdict that is better than the headline, which
// smallest sets of answers would lead there and who would have to move them,
// or why nothing that people can change does.
func Changes(q *questionnaire.Questionnaire, answers questionnaire.Answers) []Part {
	a := questionnaire.Assess(q, answers)
	var parts []Part
	for _, target := range slices.Backward(questionnaire.Verdicts()) {
		if target <= a.Verdict() {
			continue
		}
		result := questionnaire.Paths(q, answers, target, questionnaire.PathOptions{})
		parts = append(parts, change(q, result))
		if result.Impossible != nil {
			break // what holds this verdict back holds the better ones back too
		}
	}
	return parts
}

func change(q *questionnaire.Questionnaire, r questionnaire.PathResult) Part {
	part := Part{Title: "What would make it " + r.Target.String()}
	if r.Impossible != nil {
		part.Lead = fmt.Sprintf("Nothing that people can change makes it %s.", r.Target)
		part.Points = certificate(q, r.Impossible)
		return part
	}
	if len(r.Paths) == 0 {
		part.Lead = "The search for the smallest set of answers was ended at its bound."
		return part
	}
	paths := r.Paths[:min(len(r.Paths), shown)]
	part.Lead = fmt.Sprintf("At least %s would have to be better, %s.", count(len(paths[0].Steps), "answer"), choices(r, len(paths)))
	for i, p := range paths {
		for _, s := range p.Steps {
			text := step(q, s)
			if len(paths) > 1 {
				text = fmt.Sprintf("Way %d: %s", i+1, text)
			}
			part.Points = append(part.Points, Point{text, s.Question.ID})
		}
	}
	return part
}

// choices says how many ways there are, how many of them are told, and who has
// to act.
func choices(r questionnaire.PathResult, told int) string {
	by := "by the " + levers(r.Paths[0].Levers)
	switch {
	case r.More || r.Cut:
		return fmt.Sprintf("there are more than %d ways with so few, %d are told", r.Smallest, told)
	case told > 1:
		return fmt.Sprintf("ways with so few: %d, told here: %d", r.Smallest, told)
	}
	return by
}

func step(q *questionnaire.Questionnaire, s questionnaire.Step) string {
	var text string
	if s.FindOut {
		text = fmt.Sprintf("Find out %s (%s); it has to be %s", s.Question.Title, s.Lever, s.To)
		if s.To != s.Question.Levels[0].ID {
			text += " or better"
		}
	} else {
		text = fmt.Sprintf("%s (%s) from %s to %s", s.Question.Title, s.Lever, s.From, s.To)
	}
	var lifts []string
	for _, id := range s.Lifts {
		lifts = append(lifts, q.Gate(id).Title)
	}
	if len(lifts) > 0 {
		text += ", which lifts " + strings.Join(lifts, ", ")
	}
	return text + "."
}

func certificate(q *questionnaire.Questionnaire, c *questionnaire.Certificate) []Point {
	var out []Point
	for _, b := range c.Gates {
		if b.Overshadowed {
			continue
		}
		var facts []string
		for _, a := range b.Frozen {
			facts = append(facts, fmt.Sprintf("%s is %s", q.Question(a.Question).Title, a.Level))
		}
		out = append(out, Point{fmt.Sprintf("%s caps at %s, because %s, and that is how things are.", b.Title, b.Caps, strings.Join(facts, " and ")), b.When[0].Question})
	}
	if c.Points != nil {
		out = append(out, Point{Text: fmt.Sprintf("Even with all else at its best there would be %d points, and %d are needed.", c.Points.Best, c.Points.Needed)})
	}
	for _, s := range c.Instead {
		out = append(out, Point{Text: fmt.Sprintf("Use instead: %s. %s", s.Title, s.Text)})
	}
	return out
}

func levers(list []questionnaire.Lever) string {
	var out []string
	for _, l := range list {
		if l == questionnaire.Fact {
			out = append(out, "facts as they turn out")
			continue
		}
		out = append(out, l.String())
	}
	if n := len(out); n > 1 {
		return strings.Join(out[:n-1], ", the ") + " and the " + out[n-1]
	}
	return strings.Join(out, "")
}
