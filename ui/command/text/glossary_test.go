package text

import (
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/report/validation"
)

// What is explained can stand on a terminal, also the fragments that show what
// hostile text is.
func TestExplainedTextIsHarmless(t *testing.T) {
	for _, x := range GlossaryOf(library.Default()) {
		if r, hostile := text.FirstHostile(strings.ReplaceAll(x.text(), "\n", "")); hostile {
			t.Errorf("%s holds %U", x.id, r)
		}
	}
}

// Every source that a questionnaire names is explained, with what rests on it,
// and nobody reads an id that only the questionnaire's file has.
func TestSourcesAreExplained(t *testing.T) {
	q := library.Default()
	all := GlossaryOf(q)
	named := map[questionnaire.Source]string{}
	for _, x := range q.Questions() {
		for _, s := range x.Sources {
			named[s] = x.ID
		}
	}
	for _, g := range q.Gates {
		for _, s := range g.Sources {
			named[s] = g.ID
		}
	}
	for s, by := range named {
		document, part := q.Document(s)
		if document != nil && len(document.Parts) == 0 && part != "" {
			continue // nothing is told of its parts
		}
		if found := all.Find(string(s)); len(found) != 1 || !strings.Contains(strings.Join(strings.Fields(found.Text()), " "), by) {
			t.Errorf("%s, on which %s rests, is explained as\n%s", s, by, found.Text())
		}
	}
	said := all.Text()
	for i := range q.Documents {
		for _, p := range q.Documents[i].Parts {
			if id := q.Documents[i].ID + " " + p.ID; q.Documents[i].Unnumbered && strings.Contains(said, id) {
				t.Errorf("people read %q", id)
			}
		}
	}
}

// Every rule that a fragment can show is shown, broken and kept.
func TestRulesAreShown(t *testing.T) {
	glossary := GlossaryOf(library.Default())
	for _, r := range validation.Rules() {
		found := glossary.Find(string(r.ID))
		if len(found) != 1 {
			t.Fatalf("%s is explained %d times", r.ID, len(found))
		}
		said := found.Text()
		if strings.Contains(said, "  Wrong:\n") != (r.Wrong != "") || strings.Contains(said, "  Right:\n") != (r.Right != "") {
			t.Errorf("%s:\n%s", r.ID, said)
		}
	}
}
