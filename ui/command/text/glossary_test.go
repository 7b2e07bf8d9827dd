package text

import (
	"strings"
	"testing"

	"flowverdict/internal/text"
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

// Every rule that a fragment can show is shown, broken and kept.
func TestRulesAreShown(t *testing.T) {
	for _, r := range validation.Rules() {
		found := GlossaryOf(library.Default()).Find(string(r.ID))
		if len(found) != 1 {
			t.Fatalf("%s is explained %d times", r.ID, len(found))
		}
		said := found.Text()
		if strings.Contains(said, "  Wrong:\n") != (r.Wrong != "") || strings.Contains(said, "  Right:\n") != (r.Right != "") {
			t.Errorf("%s:\n%s", r.ID, said)
		}
	}
}
