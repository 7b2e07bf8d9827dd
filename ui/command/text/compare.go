package text

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/report/comparison"
)

// Compare says what differs between two records, and what caused it.
func Compare(r comparison.Records) string {
	var b strings.Builder
	if r.Questions != nil {
		was, is := r.Old.Questionnaire, r.New.Questionnaire
		fmt.Fprintf(&b, "What the questionnaire changed: the old answers under %s %s, and under %s %s\n", was.ID, was.Version, is.ID, is.Version)
		b.WriteString(rejudgedText(*r.Questions, r.AskedAnew))
		fmt.Fprintf(&b, "\nWhat the answers changed, under %s %s\n", is.ID, is.Version)
	}
	b.WriteString(differenceText(r.Answers))
	for _, x := range r.Bases {
		b.WriteString(aligned("basis", fmt.Sprintf("%s: %s", x.Question, fieldText(string(x.From), string(x.To)))))
	}
	for _, c := range r.Conditions {
		b.WriteString(aligned("changed", "the condition of "+c.New.Key()+": "+conditionChangeText(c)))
	}
	b.WriteString(causesText(r.Answers, r.Causes))
	return b.String()
}

// conditionChangeText says what differs: "status met, was open".
func conditionChangeText(c comparison.Condition) string {
	var out []string
	for _, x := range []struct{ field, from, to string }{
		{"status", c.Old.Status, c.New.Status},
		{"owner", c.Old.Owner, c.New.Owner},
		{"due", c.Old.Due, c.New.Due},
		{"action", c.Old.Action, c.New.Action},
	} {
		if x.from != x.to {
			out = append(out, x.field+" "+fieldText(x.from, x.to))
		}
	}
	return strings.Join(out, "; ")
}

func fieldText(from, to string) string { return orNone(to) + ", was " + orNone(from) }

func orNone(s string) string {
	if s == "" {
		return "not given"
	}
	return s
}

// shownCauses is how many causes the text lists; JSON lists all that are found.
const shownCauses = 5

// causesText says which changed answers made the verdict what it is.
func causesText(d analysis.Difference, c analysis.Causes) string {
	var b strings.Builder
	shown := c.Sets[:min(len(c.Sets), shownCauses)]
	if n := len(c.Sets); n > 1 {
		count := fmt.Sprint(n)
		if c.More || c.Stopped {
			count = fmt.Sprintf("at least %d", n)
		}
		b.WriteString(aligned("causes", count+", each enough by itself"))
	}
	for _, set := range shown {
		b.WriteString(aligned("cause", causeText(d, set)))
	}
	if more := len(c.Sets) - len(shown); more > 0 {
		b.WriteString(aligned("", fmt.Sprintf("and %d more, which --format json lists", more)))
	}
	if c.Stopped {
		b.WriteString(aligned("", "the search ended at its limit: there may be more causes"))
	}
	was, is := d.Before.Verdict(), d.After.Verdict()
	if c.Mixed && (c.Worse != min(was, is) || c.Better != max(was, is)) {
		b.WriteString(aligned("apart", fmt.Sprintf("with the changes for the worse only it would be %s, with those for the better only %s", c.Worse, c.Better)))
	}
	return b.String()
}

func causeText(d analysis.Difference, c analysis.Cause) string {
	var answers, does []string
	for _, a := range c.Answers {
		answers = append(answers, fmt.Sprintf("%s %s (was %s)", a.Question.ID, levelOr(a.To), levelOr(a.From)))
	}
	fires, lifts, keeps, leaves, brings, which := "fires", "lifts", "keeps", "leaves", "brings", ", which "
	if slices.ContainsFunc(c.Answers, func(a analysis.Change) bool { return a.To == "" || a.To == questionnaire.Unknown }) {
		which = ", which at worst "
	}
	if len(c.Answers) > 1 {
		fires, lifts, keeps, leaves, brings, which = "fire", "lift", "keep", "leave", "bring", which+"together "
	}
	verb, points := lifts, brings+" the points for "+d.After.Verdict().String()
	if d.Verdict() < 0 {
		verb, points = fires, leaves+" too few points for "+(d.After.Verdict()+1).String()
	}
	acts, kept := lifted(d, c.Gates)
	if len(acts) > 0 {
		does = append(does, verb+" "+text.And(gateIDs(acts)))
	}
	if len(kept) > 0 {
		does = append(does, keeps+" "+text.And(gateIDs(kept))+" from firing")
	}
	if c.Points {
		does = append(does, points)
	}
	return text.And(answers) + which + strings.Join(does, ", and ")
}

// lifted tells the gates that held before, or fell to, from those that changes
// for the worse would have let fire.
func lifted(d analysis.Difference, gates []*questionnaire.Gate) (acts, kept []*questionnaire.Gate) {
	for _, g := range gates {
		held := slices.ContainsFunc(d.Before.Gates, func(x questionnaire.GateResult) bool { return x.ID == g.ID })
		if held || d.Verdict() < 0 {
			acts = append(acts, g)
		} else {
			kept = append(kept, g)
		}
	}
	return acts, kept
}
