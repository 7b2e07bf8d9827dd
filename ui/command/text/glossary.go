package text

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/validation"
)

// Glossary explains everything that has an id, in the order of judging.
type Glossary []entry

// entry is one thing that is explained.
type entry struct {
	id    string
	kind  string
	title string
	lines []string   // paragraphs, wrapped when printed
	files []fragment // printed as they stand
}

// fragment is a piece of a file, and what it is an example of.
type fragment struct{ title, content string }

// Find returns what an id names: one thing of its own, or every level of that
// name; nothing where the id is not known.
func (g Glossary) Find(id string) Glossary {
	var found Glossary
	for _, x := range g {
		if x.id == id {
			found = append(found, x)
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, x := range g {
		if strings.HasSuffix(x.id, "="+id) {
			found = append(found, x)
		}
	}
	return found
}

// IDs returns all ids that are explained.
func (g Glossary) IDs() []string {
	out := make([]string, len(g))
	for i, x := range g {
		out[i] = x.id
	}
	return out
}

// Text returns the explanations, with an empty line between two.
func (g Glossary) Text() string {
	out := make([]string, len(g))
	for i, x := range g {
		out[i] = x.text()
	}
	return strings.Join(out, "\n")
}

func (x entry) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s", x.kind, x.id)
	if x.title != "" {
		b.WriteString(": " + x.title)
	}
	b.WriteByte('\n')
	for _, line := range x.lines {
		if item, ok := strings.CutPrefix(line, "- "); ok {
			b.WriteString(hang("  - ", item))
			continue
		}
		b.WriteString(hang("  ", line))
	}
	for _, f := range x.files {
		b.WriteString(f.text())
	}
	return b.String()
}

// text is the fragment under its title, each line with the indent that it has
// in the file.
func (f fragment) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s:\n", f.title)
	for line := range strings.SplitSeq(strings.TrimSuffix(f.content, "\n"), "\n") {
		written := strings.TrimLeft(line, " ")
		fmt.Fprintf(&b, "    %s%s\n", line[:len(line)-len(written)], text.Line(written))
	}
	return b.String()
}

// GlossaryOf explains what a questionnaire holds, and the rules of validate.
func GlossaryOf(q *questionnaire.Questionnaire) Glossary {
	var out Glossary
	weights := 0
	for _, x := range q.Questions() {
		weights += x.Weight
	}
	for _, b := range q.Bands {
		out = append(out, entry{id: b.Verdict.String(), kind: "verdict", lines: []string{b.Text, fmt.Sprintf("Scores from %d to %d.", b.From, q.Top(b.Verdict))}})
	}
	for _, x := range q.Questions() {
		out = append(out, questionEntry(q, x, weights))
		for _, l := range x.Levels {
			out = append(out, levelEntry(q, x, l))
		}
	}
	for i := range q.Gates {
		out = append(out, gateEntry(q, &q.Gates[i]))
	}
	for _, a := range q.Alternatives {
		out = append(out, entry{id: a.ID, kind: "alternative", title: a.Title, lines: []string{a.Text, sources(a.Sources)}})
	}
	return append(out, ruleEntries()...)
}

func questionEntry(q *questionnaire.Questionnaire, x *questionnaire.Question, weights int) entry {
	lines := []string{x.Text, fmt.Sprintf("Section %s. Weight %d of %d. Lever: %s.", q.SectionOf(x.ID).Title, x.Weight, weights, q.LeverName(x.Lever))}
	for _, l := range x.Levels {
		lines = append(lines, fmt.Sprintf("- %s (%d points): %s", l.ID, l.Points, l.Text))
	}
	lines = append(lines, "- unknown: counts as the worst level until it is known", "Why it matters: "+x.Why)
	if x.Help != "" {
		lines = append(lines, "More: "+x.Help)
	}
	lines = append(lines, sources(x.Sources))
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
	return entry{id: g.ID, kind: "gate", title: g.Title, lines: append(lines, sources(g.Sources))}
}

// ruleEntries are the rules of validate; of those that a fragment can show, it
// is shown before and after the mend.
func ruleEntries() []entry {
	var out []entry
	for _, r := range validation.Rules() {
		e := entry{id: string(r.ID), kind: "rule", lines: []string{r.Summary, "Group " + string(r.Group) + ", severity " + r.Severity.String() + ".", r.Explanation}}
		if r.Wrong != "" {
			e.files = append(e.files, fragment{"Wrong", r.Wrong})
		}
		if r.Right != "" {
			e.files = append(e.files, fragment{"Right", r.Right})
		}
		out = append(out, e)
	}
	return out
}

func sources(list []questionnaire.Source) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return "Sources: " + strings.Join(out, "; ")
}
