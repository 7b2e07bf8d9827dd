package library_test

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
)

// contents are the titles of a document's sections by their numbers. "" is the
// document's own.
type contents map[string]string

// tablesOfContents reads the sections of the documents that can be cited by
// section.
func tablesOfContents(t *testing.T) map[string]contents {
	t.Helper()
	tables := map[string]contents{}
	var document contents
	for _, line := range dataLines(t, "sections.txt") {
		if id, title, ok := strings.Cut(line, " | "); ok {
			document = contents{"": title}
			tables[id] = document
			continue
		}
		number, title, ok := strings.Cut(line, " ")
		if !ok || document[number] != "" {
			t.Fatalf("%q is not a section, or stands there twice", line)
		}
		document[number] = title
	}
	return tables
}

// Whoever cites a section cites one that there is, of a document that has the
// name it is given.
func TestCitedSectionsExist(t *testing.T) {
	tables := tablesOfContents(t)
	eachEdition(t, func(t *testing.T, q *questionnaire.Questionnaire, _ []byte) {
		for _, d := range q.Documents {
			table, known := tables[d.ID]
			if !known && strings.HasPrefix(d.ID, "RFC ") {
				t.Errorf("no table of contents is known of %s", d.ID)
			}
			if title := table[""]; !strings.HasPrefix(d.Title, title) {
				t.Errorf("%s is called %q, and its title is %q", d.ID, d.Title, title)
			}
		}
		for _, spot := range fixture.SourceSpots(&q.Definition) {
			for _, s := range *spot.V {
				doc, section := q.Document(s)
				if doc == nil || section == "" || tables[doc.ID] == nil {
					continue
				}
				if tables[doc.ID][section] == "" {
					t.Errorf("%s cites %s, which has no such section", spot.Path, s)
				}
			}
		}
	})
}
