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
		if diff := cmp.Diff(q.Definition, released.Definition); diff != "" {
			t.Errorf("%s %s differs from its file:\n%s", r.ID, r.Version, diff)
		}
	}
}
