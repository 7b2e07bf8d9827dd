package text

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
)

// factEntries are the facts that can be measured at an identity provider, and what
// each says of answers.
func factEntries(q *questionnaire.Questionnaire) []entry {
	var out []entry
	for _, k := range evidence.Kinds() {
		grades := make([]string, len(k.Grades))
		for i, g := range k.Grades {
			grades[i] = string(g)
		}
		lines := []string{fmt.Sprintf("From: %s. Grade: %s, or not-observable.", k.From, strings.Join(grades, " or "))}
		if k.Type == evidence.Word {
			for _, w := range k.Words {
				lines = append(lines, "- "+w.Word+": "+w.Says)
			}
		} else {
			lines = append(lines, "Value: "+k.Values()+".")
		}
		said := bearingLines(q, k.Name)
		if len(said) == 0 {
			said = []string{"It says nothing of any answer."}
		}
		out = append(out, entry{id: k.Name, kind: "fact", title: k.Label, lines: append(lines, said...)})
	}
	return out
}

// bearingLines say what a fact says of the answers to a questionnaire.
func bearingLines(q *questionnaire.Questionnaire, fact string) []string {
	var out []string
	for _, x := range q.Questions() {
		version, ok := evidence.Bound(x)
		if !ok {
			continue
		}
		for _, b := range evidence.Of(x.ID, version) {
			if !slices.Contains(b.Facts(), fact) {
				continue
			}
			var parts []string
			for _, p := range []struct {
				verb   string
				levels []string
			}{{"contradicts", b.Contradicts}, {"speaks against", b.Against}, {"fits", b.Supports}} {
				if there := slices.DeleteFunc(slices.Clone(p.levels), func(id string) bool { _, ok := x.Level(id); return !ok }); len(there) > 0 {
					parts = append(parts, p.verb+" "+strings.Join(there, ", "))
				}
			}
			if len(parts) > 0 {
				out = append(out, fmt.Sprintf("- %s: where %s, it %s", x.ID, b.If(), strings.Join(parts, "; ")))
			}
		}
	}
	return out
}
