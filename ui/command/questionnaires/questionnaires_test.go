package questionnaires

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"
)

// Every release can be named, as such, as a file, in a folder and on standard
// input, and a new review asks the one that was named last.
func TestEveryReleaseCanBeNamed(t *testing.T) {
	releases := fixture.Library().Released()
	for i, name := range Names(releases) {
		folder := t.TempDir()
		file := filepath.Join(folder, "own.yaml")
		if err := os.WriteFile(file, releases[i].Content(), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, named := range []string{name, file, folder, "-"} {
			known := fixture.Library()
			if err := Add(known, []string{named}, bytes.NewReader(releases[i].Content())); err != nil {
				t.Errorf("%s: %v", named, err)
			}
			if q := known.Default(); q.ID != releases[i].ID || q.Version != releases[i].Version {
				t.Errorf("%s: a new review asks %s %s", named, q.ID, q.Version)
			}
		}
	}
}

// What leads to no questionnaire is wrong use, a file that holds none is
// refused, and neither adds anything.
func TestWhatIsNoQuestionnaireIsRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := errors.Join(os.Mkdir("empty", 0o700), os.WriteFile("none.yaml", []byte("a: b\n"), 0o600)); err != nil {
		t.Fatal(err)
	}
	release := fixture.Release()
	for _, name := range []string{release.ID, release.ID + "@0", "other@1", "empty"} {
		var wrong *usage.Error
		if err := Add(fixture.Library(), []string{name}, nil); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
	known := fixture.Library()
	before := known.Default()
	var refused *files.Refusal
	if err := Add(known, []string{"none.yaml"}, nil); !errors.As(err, &refused) || !refused.Run {
		t.Errorf("%v", err)
	}
	if known.Default() != before {
		t.Error("a questionnaire is added that is none")
	}
}
