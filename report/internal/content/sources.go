package content

import (
	"slices"
	"strings"

	"flowverdict/questionnaire"
)

// sources says where a claim comes from: "(RFC 8252 7.3; article)", or ""
// for none. The first time that it names a control with a note, it says where
// the note stands.
func (v *view) sources(sources ...questionnaire.Source) Inline {
	var names []Inline
	last := "" // the document of the source before
	for i, s := range sources {
		c := v.cite(s)
		if slices.ContainsFunc(sources[:i], func(x questionnaire.Source) bool { return v.cite(x).Name == c.Name }) {
			v.note(s)
			continue
		}
		name := cited(c)
		if document, part := v.q.Document(s); document != nil {
			if part != "" && document.ID == last {
				name[0].Text = part
			}
			last = document.ID
		}
		if control := v.note(s); v.annexed && control != nil && control.Note != "" && !v.noted[control.ID] {
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

// cited is the name of a source.
func cited(c questionnaire.Citation) Inline {
	return lasting(spanned(Span{Kind: Cited, Text: c.Name, To: c.URL}))
}

// note notes that a source is named. It returns the control that the source is,
// or nil where it is in a document.
func (v *view) note(s questionnaire.Source) *questionnaire.Control {
	document, part := v.q.Document(s)
	if document == nil {
		control, _ := v.q.Control(string(s))
		return control
	}
	if !slices.Contains(v.cited[document.ID], part) {
		v.cited[document.ID] = append(v.cited[document.ID], part)
	}
	return nil
}

// cite returns a source as people read it.
func (x *Index) cite(s questionnaire.Source) questionnaire.Citation {
	c, known := x.citations[s]
	if !known {
		c = x.q.Cite(s)
		x.citations[s] = c
	}
	return c
}

// claim makes a statement of the questionnaire with its sources before the
// last full stop.
func (v *view) claim(statement string, sources []questionnaire.Source) Inline {
	said := quoted(strings.TrimSuffix(strings.TrimSpace(statement), "."))
	return sentence(join([]Inline{said, v.sources(sources...)}, " "))
}

// references lists the documents that are named, with their addresses and those
// of the parts that are named.
func (v *view) references() {
	var items []Inline
	for i := range v.q.Documents {
		document := &v.q.Documents[i]
		if parts, named := v.cited[document.ID]; named {
			items = append(items, join([]Inline{
				sentence(say("%s: %s", quoted(document.ID), quoted(document.Title))), lasting(link(document.URL)), v.partsOf(document, parts),
			}, " "))
		}
	}
	if len(items) > 0 {
		v.heading(3, "References")
		v.list(items...)
	}
}

// partsOf leads to the parts of a document that are named, or says nothing where
// parts have no address.
func (v *view) partsOf(document *questionnaire.Document, parts []string) Inline {
	if document.PartURL == "" || document.Unnumbered {
		return nil
	}
	var links []Inline
	for _, part := range slices.SortedStableFunc(slices.Values(parts), compareSections) {
		if part != "" {
			to := v.cite(questionnaire.Source(document.ID + " " + part)).URL
			links = append(links, spanned(Span{Kind: Named, Text: part, To: to}))
		}
	}
	switch len(links) {
	case 0:
		return nil
	case 1:
		return say("Section %s.", links[0])
	}
	return say("Sections %s.", enumerate(links, len(links), ""))
}
