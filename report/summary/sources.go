package summary

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// Sources says where statements come from, each document once with all its
// sections, its title and its address: "RFC 8252, sections 7.3 and 8.1: …". Of
// a document without sections it says what stands there.
// What is a control is said with its framework.
func Sources(d *questionnaire.Definition, sources []questionnaire.Source) []string {
	var out []string
	var told []*questionnaire.Document
	for _, source := range sources {
		document, _ := d.Document(source)
		if document == nil {
			out = append(out, Control(d, string(source)))
			continue
		}
		if slices.Contains(told, document) {
			continue
		}
		told = append(told, document)
		said := document.ID + inSections(d, document, sources) + ": " + text.Sentence(document.Title)
		if document.URL != "" {
			said += " " + document.URL
		}
		out = append(out, said+whatItSays(d, document, sources))
	}
	return out
}

// whatItSays tells what an unnumbered document says where sources name it.
func whatItSays(d *questionnaire.Definition, document *questionnaire.Document, sources []questionnaire.Source) string {
	var says []string
	for _, source := range sources {
		if of, _ := d.Document(source); of == document && document.Unnumbered {
			if part := d.Part(source); part != nil {
				says = append(says, text.Sentence(part.Text))
			}
		}
	}
	if len(says) == 0 {
		return ""
	}
	return " It says: " + strings.Join(says, " ")
}

// inSections names the sections of a document that sources name.
func inSections(d *questionnaire.Definition, document *questionnaire.Document, sources []questionnaire.Source) string {
	var sections []string
	if document.Unnumbered {
		return ""
	}
	for _, source := range sources {
		if of, section := d.Document(source); of == document && section != "" {
			sections = append(sections, section)
		}
	}
	switch len(sections) {
	case 0:
		return ""
	case 1:
		return ", section " + sections[0]
	}
	return ", sections " + text.And(sections)
}

// Control says what a control is called, and in which framework; the id alone
// where none has it.
func Control(d *questionnaire.Definition, id string) string {
	control, framework := d.Control(id)
	if control == nil {
		return id
	}
	return fmt.Sprintf("%s: %s (%s).", control.ID, control.Title, framework.Title)
}
