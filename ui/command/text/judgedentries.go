package text

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// alternativeEntry tells what an alternative is, and how answers judge it.
func alternativeEntry(q *questionnaire.Questionnaire, a *questionnaire.Alternative) entry {
	lines := []string{a.Text}
	if a.Kind() == questionnaire.Overlay {
		lines = append(lines, "A way to run any flow, and never the only answer.")
	}
	for _, x := range []struct {
		does string
		list []questionnaire.Precondition
	}{{"Ruled out", a.RulesOut}, {"Against it", a.Against}, {"For it", a.For}} {
		for _, p := range x.list {
			lines = append(lines, fmt.Sprintf("- %s %s: %s (%s)", x.does, whereText(p.When), strings.TrimSuffix(p.Why, "."), names(q, p.Sources)))
		}
	}
	if len(a.NotAsked) > 0 {
		lines = append(lines, "Its own verdict is that of the same answers, with these questions at their best: "+strings.Join(a.NotAsked, ", ")+".")
	}
	for _, m := range a.LevelMaps {
		for _, to := range m.To {
			lines = append(lines, fmt.Sprintf("- %s %s counts as %s with it: %s (%s)", m.Question, to.From, to.To, strings.TrimSuffix(m.Why, "."), names(q, m.Sources)))
		}
	}
	return entry{id: a.ID, kind: "alternative", title: a.Title, lines: append(lines, sources(q, a.Sources))}
}

func mitigationEntry(q *questionnaire.Questionnaire, m *questionnaire.Mitigation) entry {
	stops := make([]string, len(m.Stops))
	for i, s := range m.Stops {
		stops[i] = s + "s"
	}
	lines := []string{fmt.Sprintf("Section %s. It %s an attack on the approval.", m.Section, text.And(stops))}
	if m.InsufficientAlone {
		lines[0] += " It does not suffice alone."
	}
	lines = append(lines, "Its limits: "+text.Sentence(m.Limits))
	lines = append(lines, ruleLines(m.Rules)...)
	if len(m.Rules) == 0 {
		lines = append(lines, "No question tells its state: the review says it.")
	} else {
		lines = append(lines, "Where none of these holds, the review says its state.")
	}
	return entry{id: m.ID, kind: "mitigation", title: m.Title, lines: append(lines, sources(q, m.Sources))}
}

func practiceEntry(q *questionnaire.Questionnaire, p *questionnaire.Practice) entry {
	lines := []string{text.Sentence(text.UpperFirst(p.Text))}
	if p.Level != "" {
		lines[0] += " (" + p.Level + ")"
	}
	switch p.By {
	case questionnaire.ByVerdict:
		lines = append(lines, "Met while the lowest verdict is suitable or conditional, not met while the highest is neither.")
	case questionnaire.ByBenefit:
		lines = append(lines, "Met when the review names the benefit and no question is open.")
	default:
		lines = append(lines, ruleLines(p.Rules)...)
	}
	return entry{id: p.ID, kind: "practice", lines: append(lines, sources(q, p.Sources))}
}

func ruleLines(rules []questionnaire.Rule) []string {
	var out []string
	for _, r := range rules {
		out = append(out, "- "+r.State+" "+whereText(r.When))
	}
	return out
}

// whereText says when a condition holds: "where browser is none and hosts is
// shared-access or worse".
func whereText(w questionnaire.When) string {
	if len(w) == 0 {
		return "always"
	}
	said := make([]string, len(w))
	for i, c := range w {
		said[i] = c.Question + " is " + c.Level
		if c.Word != questionnaire.Is {
			said[i] += " or " + string(c.Word)
		}
	}
	return "where " + text.And(said)
}
