package summary

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// why says what holds the verdict where it is: the gates that cap it there,
// with the answers that fire them and what these rest on, or the points.
func (t *teller) why() Part {
	verdict := t.a.Verdict()
	part := Part{Title: "Why it is " + verdict.String()}
	if verdict == questionnaire.Suitable {
		part.Lead = fmt.Sprintf("No gate caps it, and the answers bring %s, where suitable begins at %d.", text.Count(t.a.Points.Low, "point"), t.from(verdict))
		return part
	}
	var fired, possible []Point
	for _, g := range t.a.Fired() {
		if g.Caps == verdict {
			fired = append(fired, Point{fmt.Sprintf("%s, because %s.", g.Title, t.because(g.Gate)), g.When[0].Question})
		}
	}
	for _, g := range t.a.Possible() {
		if g.Caps == verdict {
			possible = append(possible, Point{fmt.Sprintf("%s might still fire, because %s.", g.Title, t.because(g.Gate)), g.When[0].Question})
		}
	}
	part.Points = append(fired, possible...)
	part.Lead = t.holds(len(fired), len(possible))
	return part
}

// holds says which of gates and points hold a verdict that is not the best.
func (t *teller) holds(fired, possible int) string {
	next := t.a.Verdict() + 1
	var said []string
	if fired > 0 {
		said = append(said, caps(fired, "gate", "")+" it there.")
	}
	if possible > 0 {
		noun := "gate"
		if fired > 0 {
			noun = "more gate"
		}
		said = append(said, caps(possible, noun, " that might still fire")+" it there until ruled out.")
	}
	switch points, needed := t.a.Points.Low, t.from(next); {
	case points >= needed:
	case len(said) > 0:
		said = append(said, fmt.Sprintf("The points would not be enough either: %d, and %s begins at %d.", points, next, needed))
	default:
		said = append(said, fmt.Sprintf("The answers bring %s, and %s begins at %d.", text.Count(points, "point"), next, needed))
	}
	return strings.Join(said, " ")
}

func caps(gates int, noun, which string) string {
	verb := " cap"
	if gates == 1 {
		verb = " caps"
	}
	return text.Count(gates, noun) + which + verb
}

// because says the answers that a gate's condition rests on.
func (t *teller) because(g *questionnaire.Gate) string {
	var out []string
	for _, c := range g.When {
		question, answer := t.q.Question(c.Question), t.answers.Get(c.Question)
		switch _, known := question.Level(answer.Level); {
		case known:
			out = append(out, fmt.Sprintf("%s is %s (%s)", question.Title, answer.Level, basis(answer.Basis)))
		case answer.Level == questionnaire.Unknown:
			out = append(out, question.Title+" is unknown")
		default:
			out = append(out, question.Title+" is open")
		}
	}
	return text.And(out)
}

// from is where the band of a verdict begins.
func (t *teller) from(v questionnaire.Verdict) int {
	for _, b := range t.q.Bands {
		if b.Verdict == v {
			return b.From
		}
	}
	return 0
}
