package records

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// What was written is taken back whole: new files go, what was replaced and what
// was marked is as it was. Where somebody has changed one of them since, all stay.
func TestTakeBack(t *testing.T) {
	for _, replace := range []bool{false, true} {
		s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
		if err := write(t, s, dir, "0001-first", "", false); err != nil {
			t.Fatal(err)
		}
		if replace {
			if _, err := decided(t, s, dir, "0002-second", "", review.Rejected, false); err != nil {
				t.Fatal(err)
			}
		}
		before := folderOf(t, dir)
		done, err := decided(t, s, dir, "0002-second", "0001-first", review.Accepted, replace)
		if err != nil || len(done.Marked) != 1 {
			t.Fatalf("%v, %v", done.Marked, err)
		}
		written := folderOf(t, dir)
		for _, name := range []string{"0001-first.yaml", "0001-first.md", "0002-second.yaml", "0002-second.md"} {
			path := filepath.Join(dir, name)
			if err := os.WriteFile(path, []byte(written[name]+"\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := s.TakeBack(done.Undo); !errors.Is(err, wholefile.ErrChanged) {
				t.Errorf("%s: %v", name, err)
			}
			if err := os.WriteFile(path, []byte(written[name]), 0o600); err != nil {
				t.Fatal(err)
			}
			if got := folderOf(t, dir); !maps.Equal(got, written) {
				t.Errorf("%s was changed, and others were taken back", name)
			}
		}
		if err := s.TakeBack(done.Undo); err != nil {
			t.Fatal(err)
		}
		if got := folderOf(t, dir); !maps.Equal(got, before) {
			t.Errorf("replaced %v: taken back, it is not as it was", replace)
		}
	}
}
