package summary

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
)

// steps tells what a way asks for, each step addressed to who can take it.
func (t *teller) steps(p analysis.Path) []Point {
	var out []Point
	for _, s := range p.Steps {
		out = append(out, Point{t.step(s) + ".", s.Question.ID})
	}
	return out
}

func (t *teller) step(s analysis.Step) string {
	title, brings := s.Question.Title, t.effects(s, effectVerbs{"brings", "lifts", "rules out"})
	to := s.To
	if s.FindOut && to != s.Question.Levels[0].ID {
		to += " or better"
	}
	switch {
	case s.FindOut && s.Lever == questionnaire.Fact:
		return fmt.Sprintf("Find out about %s, a fact that nobody can change, and if it is %s, then that %s", title, to, brings)
	case s.FindOut:
		return fmt.Sprintf("%s: find out about %s, and if it is %s, then that %s", text.UpperFirst(t.q.LeverName(s.Lever)), title, to, brings)
	case s.Lever == questionnaire.Fact:
		would := t.effects(s, effectVerbs{"bring", "lift", "rule out"})
		return fmt.Sprintf("%s is %s, a fact that nobody can change; were it %s, that would %s", title, s.From, to, would)
	}
	return fmt.Sprintf("%s: change %s from %s to %s, which %s", text.UpperFirst(t.q.LeverName(s.Lever)), title, s.From, to, brings)
}

// effectVerbs are the words for what a step does.
type effectVerbs struct{ bring, lift, ruleOut string }

// effects says the points and the gates of a step. A gate that has fired is
// lifted; one that only might still fire is ruled out. Overshadowed gates are
// named too: often they are why no worse level is enough.
func (t *teller) effects(s analysis.Step, verbs effectVerbs) string {
	var said, lifts, rules []string
	if s.Points > 0 {
		least := ""
		if s.FindOut && s.To != s.Question.Levels[0].ID {
			least = "at least "
		}
		said = append(said, verbs.bring+" "+least+text.Points(s.Points))
	}
	for _, id := range s.Lifts {
		if g := t.gates[id]; g.State == questionnaire.Fired {
			lifts = append(lifts, g.Title)
		} else {
			rules = append(rules, g.Title)
		}
	}
	if len(lifts) > 0 {
		said = append(said, verbs.lift+" "+text.And(lifts))
	}
	if len(rules) > 0 {
		said = append(said, verbs.ruleOut+" "+text.And(rules))
	}
	switch len(said) {
	case 0:
		return verbs.bring + " less than 0.01 points"
	case 3:
		return said[0] + ", " + said[1] + ", and " + said[2]
	}
	return strings.Join(said, " and ")
}
