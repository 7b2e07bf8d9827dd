package library_test

import (
	"testing"

	"flowverdict/questionnaire/library"

	"github.com/google/go-cmp/cmp"
)

// A release is what its file says, be it compiled into the program or read.
func TestReleasesAreWhatTheirFilesSay(t *testing.T) {
	for _, r := range library.Releases() {
		q, problems := library.Load(r.Content())
		if q == nil {
			t.Fatalf("%s %s: %v", r.ID, r.Version, problems)
		}
		released := library.Released(r.ID, r.Version)
		for i := range released.Documents { // what a later release knows of the same documents is added
			x, said := &released.Documents[i], q.Documents[i]
			if x.ID == said.ID && said.PartURL == "" && !said.Unnumbered {
				x.URL, x.PartURL, x.Unnumbered = said.URL, "", false
			}
		}
		if diff := cmp.Diff(q.Definition, released.Definition); diff != "" {
			t.Errorf("%s %s differs from its file:\n%s", r.ID, r.Version, diff)
		}
	}
}

// Reports of every release lead to where a source stands, and name no sentence by
// an id that only a file has.
func TestSourcesOfEveryReleaseLead(t *testing.T) {
	for _, r := range library.Releases() {
		q := library.Released(r.ID, r.Version)
		for _, x := range q.Questions() {
			for _, s := range x.Sources {
				c := q.Cite(s)
				if document, part := q.Document(s); document != nil && document.ID == "article" && c.Name != "article" ||
					document != nil && document.ID == "RFC 8628" && part != "" && c.URL != document.URL+"#section-"+part {
					t.Errorf("%s %s: %s is named %q and leads to %q", r.ID, r.Version, s, c.Name, c.URL)
				}
			}
		}
	}
}
