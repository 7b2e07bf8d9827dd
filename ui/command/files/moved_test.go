package files_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/ui/command/files"
)

// A record that is elsewhere in the run has moved, to another folder, ending or number;
// one that says something else, or is another one's by its number alone, has not.
func TestARecordThatMovedIsNotGone(t *testing.T) {
	content, err := os.ReadFile("../../../docs/examples/0005-fleetstat.yaml")
	if err != nil {
		t.Fatal(err)
	}
	was := string(content)
	change := func(pairs ...string) string {
		for i := 0; i < len(pairs); i += 2 {
			if !strings.Contains(was, pairs[i]) {
				t.Fatalf("the example holds no %q", pairs[i])
			}
		}
		return strings.NewReplacer(pairs...).Replace(was)
	}
	const id, other = `id: "0005-fleetstat"`, `id: "0007-fleetstat"`
	for what, c := range map[string]struct {
		name, content string
		gone          bool
	}{
		"another folder":          {"docs/archive/0005-fleetstat.yaml", was, false},
		"another ending":          {"docs/0005-fleetstat.yml", was, false},
		"another number":          {"docs/0007-fleetstat.yaml", change(id, other), false},
		"edited on the way":       {"old/0005-fleetstat.yaml", change("name: fleetstat", "name: gitlab-cli"), false},
		"another number, edited":  {"docs/0007-fleetstat.yaml", change(id, other, "name: fleetstat", "name: gitlab-cli"), true},
		"another record's number": {"team/0005-fleetstat.yaml", change("name: fleetstat", "name: other", `date: "2026-11-`, `date: "2026-10-`), true},
		"a decision that is open": {"old/0005-fleetstat.yaml", change("status: accepted", "status: proposed"), true},
		"what cannot be read":     {"old/0005-fleetstat.yaml", "id: [\n", true},
		"nothing of it":           {"docs/0002-x.yaml", "schema: flowverdict/record/v1\n", true},
	} {
		t.Run(what, func(t *testing.T) {
			t.Chdir(t.TempDir())
			write := func(name, content string) {
				if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			write("removed/docs/0005-fleetstat.yaml", was)
			write(c.name, c.content)
			removed, failed := files.RemovedIn("removed")
			if len(failed) > 0 || len(removed.Records) != 1 {
				t.Fatal(removed, failed)
			}
			if gone := removed.Gone([]string{"nosuch.yaml", c.name}); (len(gone) == 1) != c.gone {
				t.Errorf("%v is gone", gone)
			}
			if gone := removed.Gone(nil); len(gone) != 1 {
				t.Errorf("a run that checks nothing says that %v is gone", gone)
			}
		})
	}
}
