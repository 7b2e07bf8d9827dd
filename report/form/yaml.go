package form

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// YAML writes the form as an answers file in which the levels are left open. The
// schema is the path of the JSON Schema of answers files, by which editors complete
// it; "" for none.
func (f Form) YAML(schema string) ([]byte, error) {
	var b strings.Builder
	comment := func(indent, s string) {
		for _, l := range text.Wrap(text.Line(s), 76-len(indent), text.Anywhere) {
			fmt.Fprintf(&b, "%s# %s\n", indent, l)
		}
	}
	comment("", fmt.Sprintf("Form: %s %s %s %s", Schema, f.Questionnaire.ID, f.Questionnaire.Version, f.Lever.ID))
	if schema != "" {
		b.WriteString("# yaml-language-server: $schema=" + schema + "\n")
	}
	comment("", fmt.Sprintf("Questions about %s, for %s. Write the id of the first level that is true after level, or unknown where nobody can tell, and what it rests on. What is left empty stays open.", f.Subject.Name, f.Whom()))
	head, err := yamldoc.YAML("", yamldoc.Object{{Key: "subject", Value: yamldoc.Object{{Key: "name", Value: f.Subject.Name}}}})
	if err != nil {
		return nil, err
	}
	b.Write(head)
	b.WriteString("answers:\n")
	for _, x := range f.Questions {
		b.WriteString("\n")
		comment("  ", x.Title+": "+x.Text)
		comment("  ", "Why it matters: "+x.Why)
		for _, l := range x.Levels {
			comment("  ", "- "+l.ID+": "+l.Text)
		}
		comment("  ", "- "+questionnaire.Unknown+": Nobody could tell us")
		fmt.Fprintf(&b, "  - question: %s\n", x.ID)
		for _, key := range []string{"level", "basis", "evidence", "links", "collected", "by"} {
			fmt.Fprintf(&b, "    %s:\n", key)
		}
	}
	return []byte(b.String()), nil
}
