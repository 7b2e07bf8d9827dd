package library_test

import (
	"fmt"
	"regexp"
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
		for _, spot := range citations(&q.Definition) {
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

// citations are the sources of everything that has any, of preconditions and
// mitigations too.
func citations(d *questionnaire.Definition) []fixture.Spot[[]questionnaire.Source] {
	out := fixture.SourceSpots(d)
	add := func(s *[]questionnaire.Source, path string, args ...any) {
		out = append(out, fixture.Spot[[]questionnaire.Source]{Path: fmt.Sprintf(path, args...), V: s})
	}
	for i := range d.Alternatives {
		a := &d.Alternatives[i]
		for j := range a.LevelMaps {
			add(&a.LevelMaps[j].Sources, "alternatives[%d].level_maps[%d].sources", i, j)
		}
		for name, list := range map[string][]questionnaire.Precondition{"rules_out": a.RulesOut, "against": a.Against, "for": a.For} {
			for j := range list {
				add(&list[j].Sources, "alternatives[%d].%s[%d].sources", i, name, j)
			}
		}
	}
	for i := range d.Mitigations {
		add(&d.Mitigations[i].Sources, "mitigations[%d].sources", i)
	}
	for i := range d.Practices {
		add(&d.Practices[i].Sources, "practices[%d].sources", i)
	}
	return out
}

// What is said of a section has to do with its title: they share a word. Where
// the title could be that of any section, that of the section above it counts,
// and at last the document's.
func TestStatementsFitTheTitlesOfSections(t *testing.T) {
	tables := tablesOfContents(t)
	q, _ := second(t)
	checked := 0
	for _, d := range q.Documents {
		table := tables[d.ID]
		if table == nil {
			continue
		}
		for _, p := range d.Parts {
			subject := subjectOf(table, p.ID)
			said := significant(p.Text)
			fits := false
			for stem := range subject {
				fits = fits || said[stem]
			}
			if !fits {
				t.Errorf("%s %s is called %q, and is said to say: %s", d.ID, p.ID, table[p.ID], p.Text)
			}
			checked++
		}
	}
	if checked < 70 {
		t.Errorf("only %d statements were checked", checked)
	}
}

// subjectOf returns the words that tell what a section is about.
func subjectOf(table contents, section string) map[string]bool {
	for ; section != ""; section = section[:max(0, strings.LastIndex(section, "."))] {
		if words := significant(table[section]); len(words) > 0 {
			return words
		}
	}
	return significant(table[""])
}

var word = regexp.MustCompile(`[a-z0-9]+`)

// significant returns the words of a text that tell what it is about, each cut
// to its stem.
func significant(text string) map[string]bool {
	of := map[string]bool{}
	for _, w := range word.FindAllString(strings.ToLower(text), -1) {
		switch w {
		case "introduction", "description", "susceptibility", "mitigations", "recommendations", "when", "security", "considerations", "best", "practices", "using", "example", "pattern", "oauth", "from", "with":
			continue // of any section
		}
		if len(w) >= 4 || w == "uri" {
			of[w[:min(5, len(w))]] = true
		}
	}
	return of
}
