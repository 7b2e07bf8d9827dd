package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
)

// copied is the folder of data in a folder of the test, at rest: the working
// questionnaire is what was released first, whatever came after or is being
// prepared now.
func copied(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(dir, os.DirFS("../../data")); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, working), []byte(read(t, dir, "releases", released(t)[0].name)), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// released reads the releases of the program, oldest first.
func released(t *testing.T) []frozen {
	t.Helper()
	all, err := releases("../../data/releases", &questionnaire.Questionnaire{})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(all, func(a, b frozen) int { return questionnaire.CompareVersions(a.q.Version, b.q.Version) })
	return all
}

func read(t *testing.T, elem ...string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(elem...))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// edit replaces a text of the working questionnaire that stands there once.
func edit(t *testing.T, data, from, to string) {
	t.Helper()
	content := read(t, data, working)
	if strings.Count(content, from) != 1 {
		t.Fatalf("%q does not stand once in %s", from, working)
	}
	if err := os.WriteFile(filepath.Join(data, working), []byte(strings.Replace(content, from, to, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// What is generated is what the releases give, so that the program has no
// other. The working file is what was released last, or a later version that
// can follow it.
func TestGeneratedFileIsUpToDate(t *testing.T) {
	all := released(t)
	want, err := generate(all)
	if err != nil {
		t.Fatal(err)
	}
	if have := read(t, "../generated.go"); have != string(want) {
		t.Error("generated.go is not what the releases give: run go generate ./questionnaire/library")
	}
	content := []byte(read(t, "../../data", working))
	q, err := load(working, content)
	if err != nil {
		t.Fatal(err)
	}
	newest := all[len(all)-1]
	switch order := questionnaire.CompareVersions(q.Version, newest.q.Version); {
	case order < 0:
		t.Errorf("%s is %s, and %s is released", working, q.Version, newest.q.Version)
	case order == 0 && !bytes.Equal(content, []byte(read(t, "../../data/releases", newest.name))):
		t.Errorf("%s %s is released, and %s differs from what was released: give it the next version", q.ID, q.Version, working)
	case order > 0:
		if err := follows(all, q); err != nil {
			t.Error(err)
		}
	}
}

// One block of the working questionnaire and the command: three files change.
func TestReleaseChangesThreeFiles(t *testing.T) {
	data := copied(t)
	goFile := filepath.Join(t.TempDir(), "generated.go")
	if said, err := release(data, goFile); err != nil || !strings.Contains(said, "released already") {
		t.Fatalf("%q, %v", said, err)
	}
	before := read(t, goFile)
	version := q(t, data)
	edit(t, data, "version: "+version+"\n", "version: 9.1.0\n")
	said, err := release(data, goFile)
	if err != nil || !strings.HasPrefix(said, "device-flow-cli 9.1.0 is released, digest ") {
		t.Fatalf("%q, %v", said, err)
	}
	if read(t, data, "releases", "device-flow-cli-9.1.0.yaml") != read(t, data, working) {
		t.Error("what is frozen is not the working file")
	}
	after := read(t, goFile)
	if !strings.Contains(after, `"9.1.0"`) || !strings.Contains(after, `"`+version+`"`) || strings.Count(after, "questionnaire.Definition{\n") != 1+strings.Count(before, "questionnaire.Definition{\n") {
		t.Error("the list does not have both, or the new one is not compiled")
	}
	again, err := release(data, goFile)
	if err != nil || read(t, goFile) != after {
		t.Errorf("a second run says %q, %v", again, err)
	}
}

// q returns the version of the working questionnaire.
func q(t *testing.T, data string) string {
	t.Helper()
	x, err := load(working, []byte(read(t, data, working)))
	if err != nil {
		t.Fatal(err)
	}
	return x.Version
}

// What is released stays: nothing is written where it would change.
func TestReleaseRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		edit func(t *testing.T, data string)
		want string
	}{
		"a changed release": {func(t *testing.T, data string) { edit(t, data, "title: Local browser", "title: Own browser") }, "give it the next version"},
		"an older version":  {func(t *testing.T, data string) { edit(t, data, "version: "+q(t, data)+"\n", "version: 0.9.0\n") }, "does not follow"},
		"an unsound one":    {func(t *testing.T, data string) { edit(t, data, "from: 80\n", "from: 101\n") }, "leaves no score"},
		"another id": {func(t *testing.T, data string) {
			edit(t, data, "id: device-flow-cli\nversion: "+q(t, data)+"\n", "id: other\nversion: 9.0.0\n")
		}, "the working questionnaire is other"},
		"a touched copy": {func(t *testing.T, data string) {
			name := filepath.Join(data, "releases", "device-flow-cli-1.0.0.yaml")
			if err := os.WriteFile(name, []byte("# touched\n"+read(t, name)), 0o644); err != nil {
				t.Fatal(err)
			}
		}, "restore it"},
		"a migration that leaves levels out": {func(t *testing.T, data string) {
			edit(t, data, "version: "+q(t, data)+"\n", "version: 9.0.0\nmigrates:\n  - from: 1.0.0\n    questions:\n      - question: browser\n        levels:\n          - {from: none, to: none}\n")
		}, "nothing is said of"},
	} {
		t.Run(name, func(t *testing.T) {
			data := copied(t)
			c.edit(t, data)
			goFile := filepath.Join(t.TempDir(), "generated.go")
			if said, err := release(data, goFile); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q, %v, want %q", said, err, c.want)
			}
			if _, err := os.Stat(goFile); err == nil {
				t.Error("something was written")
			}
		})
	}
}
