package records

import (
	"os"
	"path/filepath"
	"testing"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/folder"
	"flowverdict/report/record"
)

const example = "../../../docs/examples/0001-glab.yaml"

// folderOf returns what the files of a folder hold.
func folderOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, e := range entries {
		content, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		out[e.Name()] = string(content)
	}
	return out
}

// write writes a record of the example that supersedes another one, or none.
func write(t *testing.T, s Store, dir, id, supersedes string, replace bool) error {
	t.Helper()
	draft, err := s.Answers(example)
	if err != nil {
		t.Fatal(err)
	}
	draft.Review.Date, draft.Review.Supersedes, draft.Decision = "2026-11-23", supersedes, review.Decision{}
	q := s.Library.Default()
	_, err = s.Write(dir, New{Name: id, Replace: replace, Questionnaire: q, Make: func(id string) (*record.Record, error) {
		r, wrong := report.New(q, id, draft)
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		return r, nil
	}})
	return err
}

// What is written can be read by every command, is up to date, and marks what it
// supersedes.
func TestWhatIsWrittenIsRead(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	if err := write(t, s, dir, "0001-first", "", false); err != nil {
		t.Fatal(err)
	}
	if err := write(t, s, dir, "0002-second", "0001-first", false); err != nil {
		t.Fatal(err)
	}
	for id, superseded := range map[string]bool{"0001-first": true, "0002-second": false} {
		r, _, err := s.Read(folder.Find(dir, id).YAML)
		if err != nil || (r.Decision.Status == review.Superseded) != superseded {
			t.Errorf("%s: %v", id, err)
		}
	}
	before := folderOf(t, dir)
	for _, id := range []string{"0001-first", "0002-second"} {
		if was, is, err := s.Update(folder.Find(dir, id).YAML); err != nil || was != is {
			t.Errorf("%s: %s, was %s: %v", id, is, was, err)
		}
	}
	for name, content := range folderOf(t, dir) {
		if content != before[name] {
			t.Errorf("%s is updated, and nothing has changed", name)
		}
	}
}

// A record that cannot be written leaves every file as it is, also that which it
// supersedes.
func TestARecordIsWrittenWithAllOrNothing(t *testing.T) {
	s, dir := Store{Library: fixture.Library(), Writer: new(wholefile.Writer)}, t.TempDir()
	for _, id := range []string{"0001-first", "0002-second"} {
		if err := write(t, s, dir, id, "", false); err != nil {
			t.Fatal(err)
		}
	}
	damaged := folder.Find(dir, "0003-damaged").YAML
	if err := os.WriteFile(damaged, []byte("schema: flowverdict/record/v1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := folderOf(t, dir)
	for _, x := range []struct {
		id, supersedes string
		replace        bool
	}{
		{"0002-second", "0001-first", false}, // it exists
		{"0002-second", "0002-second", true}, // it would supersede itself
		{"0004-fourth", "0003-damaged", false},
	} {
		if err := write(t, s, dir, x.id, x.supersedes, x.replace); err == nil {
			t.Errorf("%s is written", x.id)
		}
		after := folderOf(t, dir)
		for name, content := range after {
			if content != before[name] {
				t.Errorf("%s, superseding %s, changes %s", x.id, x.supersedes, name)
			}
		}
		if len(after) != len(before) {
			t.Errorf("%s, superseding %s: %d files, %d before", x.id, x.supersedes, len(after), len(before))
		}
	}
	if err := write(t, s, dir, "0002-second", "0001-first", true); err != nil {
		t.Errorf("not replaced: %v", err)
	}
}
