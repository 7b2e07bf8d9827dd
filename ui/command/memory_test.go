package command

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation/corpus"
)

// What a run with one record costs is, for the greater part, memory that is touched
// for the first time: so what it takes is bounded, with a tenth to spare beyond what
// the race detector adds. A questionnaire that is made for nothing is more than that.
func TestARunTakesLittleMemory(t *testing.T) {
	entry, err := corpus.Make(fixture.Release(), 1, 0)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := errors.Join(os.WriteFile(filepath.Join(dir, entry.Name), entry.YAML, 0o600), os.WriteFile(filepath.Join(dir, entry.MarkdownName), entry.Markdown, 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		most uint64 // KiB
	}{
		{[]string{"version"}, 40},
		{[]string{"validate", "--no-config", "--as-of", corpus.AsOf, filepath.Join(dir, entry.Name)}, 825},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		x, err := run(Env{Args: c.args, Getenv: keeping(t.TempDir())}, "")
		runtime.ReadMemStats(&after)
		if err != nil || x.code != 0 {
			t.Fatalf("%s: %v, exit code %d\n%s", c.args[0], err, x.code, x.err)
		}
		took := (after.TotalAlloc - before.TotalAlloc) >> 10
		t.Logf("%s takes %d KiB", c.args[0], took)
		if took > c.most {
			t.Errorf("%s takes %d KiB, more than %d: see with a profile of allocations what is made for nothing", c.args[0], took, c.most)
		}
	}
}
