package text

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// Glossary explains everything that has an id, in the order of judging.
type Glossary []entry

// entry is one thing that is explained.
type entry struct {
	id    string
	name  string // what people read in place of the id, where that is not for them
	kind  string
	title string
	lines []string   // paragraphs, wrapped when printed
	files []fragment // printed as they stand
}

// fragment is a piece of a file, and what it is an example of.
type fragment struct{ title, content string }

// Find returns what an id names: one thing of its own, or every level of that
// name, or a source in whatever case; nothing where the id is not known.
func (g Glossary) Find(id string) Glossary {
	for _, names := range []func(entry) bool{
		func(x entry) bool { return x.id == id },
		func(x entry) bool { return strings.HasSuffix(x.id, "="+id) },
		func(x entry) bool { return strings.EqualFold(x.id, id) },
	} {
		var found Glossary
		for _, x := range g {
			if names(x) {
				found = append(found, x)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// IDs returns all ids that are explained.
func (g Glossary) IDs() []string {
	out := make([]string, len(g))
	for i, x := range g {
		out[i] = x.id
	}
	return out
}

// Titles returns the title of each, in the order of IDs.
func (g Glossary) Titles() []string {
	out := make([]string, len(g))
	for i, x := range g {
		out[i] = x.title
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
	name := x.id
	if x.name != "" {
		name = x.name
	}
	fmt.Fprintf(&b, "%s %s", x.kind, name)
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

// GlossaryOf explains what a questionnaire holds, what can be measured, and the
// rules of validate.
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
	for i := range q.Alternatives {
		out = append(out, alternativeEntry(q, &q.Alternatives[i]))
	}
	for i := range q.Mitigations {
		out = append(out, mitigationEntry(q, &q.Mitigations[i]))
	}
	for i := range q.Practices {
		out = append(out, practiceEntry(q, &q.Practices[i]))
	}
	return slices.Concat(out, sourceEntries(q), factEntries(q), ruleEntries())
}
