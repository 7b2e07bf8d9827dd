package content

import (
	"strings"

	"flowverdict/questionnaire"
)

// sources says where a claim comes from: "(RFC 8252 7.3; article A1)", or ""
// for none. The first time that it names a control with a note, it says where
// the note stands.
func (v *view) sources(sources ...questionnaire.Source) Inline {
	var names []Inline
	for _, s := range sources {
		name := phrase(string(s))
		if document, _ := v.q.Document(s); document != nil {
			v.cited[document.ID] = true
		} else if control, _ := v.q.Control(string(s)); control != nil && control.Note != "" && !v.noted[control.ID] {
			v.noted[control.ID] = true
			name = say("%s, see the note under %s", name, section("Frameworks"))
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return nil
	}
	return say("(%s)", join(names, "; "))
}

// claim makes a statement of the questionnaire with its sources before the
// last full stop.
func (v *view) claim(statement string, sources []questionnaire.Source) Inline {
	said := phrase(strings.TrimSuffix(strings.TrimSpace(statement), "."))
	return sentence(join([]Inline{said, v.sources(sources...)}, " "))
}

// references lists the documents that are named, with their addresses.
func (v *view) references() {
	var items []Inline
	for _, document := range v.q.Documents {
		if v.cited[document.ID] {
			items = append(items, join([]Inline{sentence(say("%s: %s", phrase(document.ID), phrase(document.Title))), lasting(link(document.URL))}, " "))
		}
	}
	if len(items) > 0 {
		v.heading(3, "References")
		v.list(items...)
	}
}
