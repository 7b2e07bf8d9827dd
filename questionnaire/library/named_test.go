package library_test

import (
	"testing"

	"flowverdict/questionnaire/library"
)

// What a person names is asked, also where a later version of it is released; of
// several versions that are named, the newest is.
func TestWhatIsAddedIsAsked(t *testing.T) {
	all := library.Releases()
	oldest, newest := all[0], all[len(all)-1]
	if oldest.Version == newest.Version {
		t.Fatal("there is only one release")
	}
	l := new(library.Library)
	for i, r := range []library.Release{oldest, newest, oldest} {
		if err := l.Add(library.Released(r.ID, r.Version)); err != nil {
			t.Fatal(err)
		}
		want := newest.Version
		if i == 0 {
			want = oldest.Version
		}
		if got := l.Default().Version; got != want {
			t.Errorf("after %d were added, %s is asked, want %s", i+1, got, want)
		}
	}
}
