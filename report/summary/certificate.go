package summary

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
)

// certificate says why nothing reaches a verdict: the gates that facts hold
// down, the points that facts cost, and what the gates name instead.
func (t *teller) certificate(c *analysis.Certificate) []Point {
	var out []Point
	for _, b := range c.Gates {
		if !b.Overshadowed {
			text := fmt.Sprintf("%s caps at %s, because %s, and nobody can change that.", b.Title, b.Caps, t.facts(b.Frozen))
			out = append(out, Point{text, b.When[0].Question})
		}
	}
	if p := c.Points; p != nil {
		text := fmt.Sprintf("Even with all else at its best the answers bring %s, and %d are needed, because %s, and nobody can change that.", text.Count(p.Best, "point"), p.Needed, t.facts(p.Frozen))
		out = append(out, Point{text, p.Frozen[0].Question})
	}
	for _, s := range c.Instead {
		out = append(out, Point{Text: fmt.Sprintf("Use instead: %s. %s", s.Title, s.Text)})
	}
	return out
}

// facts says answers that are as they are.
func (t *teller) facts(frozen []questionnaire.Answer) string {
	var out []string
	for _, a := range frozen {
		out = append(out, fmt.Sprintf("%s is %s", t.q.Question(a.Question).Title, a.Level))
	}
	return text.And(out)
}
