package questionnaire

import (
	"slices"
	"strings"
)

// Citation is a source as people read it.
type Citation struct {
	Name string // "RFC 8252 7.3", "article", "NHI4:2025"
	URL  string // where it can be read, or ""
	Says string // in a sentence what it says, or what the control is called; "" where nothing is told
}

// Cite returns a source as people read it. A part of a document that does not
// number its parts is named by the document alone.
func (d *Definition) Cite(s Source) Citation {
	document, part := d.Document(s)
	if document == nil {
		control, framework := d.Control(string(s))
		if control == nil {
			return Citation{Name: string(s)}
		}
		return Citation{Name: control.ID, URL: framework.URL, Says: control.Title}
	}
	c := Citation{Name: string(s), URL: document.URL}
	if document.Unnumbered {
		c.Name = document.ID
	} else if part != "" && document.PartURL != "" {
		c.URL = strings.ReplaceAll(document.PartURL, "{part}", part)
	}
	if p := d.Part(s); p != nil {
		c.Says = p.Text
	}
	return c
}

// Cited returns sources as people read them, each name once.
func (d *Definition) Cited(sources []Source) []Citation {
	var out []Citation
	for _, s := range sources {
		c := d.Cite(s)
		if !slices.ContainsFunc(out, func(x Citation) bool { return x.Name == c.Name }) {
			out = append(out, c)
		}
	}
	return out
}

// CitedNames returns the names of sources as people read them, each once.
func (d *Definition) CitedNames(sources []Source) []string {
	var out []string
	for _, c := range d.Cited(sources) {
		out = append(out, c.Name)
	}
	return out
}
