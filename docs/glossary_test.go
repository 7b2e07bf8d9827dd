//go:build unix

package docs

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/questionnaire/terms"
)

// The page of words is what `help glossary` and the wizard's help say; -update
// writes it anew.
func TestGlossaryInTheDocs(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Glossary\n\nOne word for each thing, the same in the program, its files and these pages. `flowverdict help glossary` prints it, and <kbd>?</kbd> in the wizard ends with it; `flowverdict explain ID` explains a question, a level, a gate or a rule.\n\n| word | means |\n|---|---|\n")
	for _, term := range terms.All() {
		fmt.Fprintf(&b, "| **%s** | %s |\n", term.Word, term.Means)
	}
	b.WriteString("\nThis page is made by `go test ./docs -run GlossaryInTheDocs -update`.\n")
	sameAsFile(t, "docs/glossary.md", b.String())
}
