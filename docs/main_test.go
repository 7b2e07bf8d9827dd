//go:build unix

// Package docs holds the tests of the documentation: what the pages show is
// what the program does.
package docs

import (
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/ui/e2e/terminal"
)

// version is that of the questionnaire that the documentation speaks of: a later
// one changes no page before somebody has read them again.
const version = fixture.JudgedVersion

// program is the real program, built once for all tests of this package.
var program terminal.Program

func TestMain(m *testing.M) { os.Exit(terminal.Main(m, "..", version, &program)) }

var update = flag.Bool("update", false, "make the pictures and the key tables in docs anew")

const (
	enter = terminal.Enter
	down  = terminal.Down
)

// repository is all files, by their names from the root of the module. The
// tests read them from where they are started: a test that goes elsewhere first
// would hide from go test what its result depends on.
func repository() fs.FS { return os.DirFS("..") }

// pages returns the pages of the repository with their texts.
func pages(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/examples/README.md", yearPage} {
		for _, name := range list(t, pattern) {
			out[name] = page(t, name)
		}
	}
	return out
}

// list returns the names of the files that a pattern fits.
func list(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := fs.Glob(repository(), pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s: %v", pattern, err)
	}
	return names
}

// page returns the text of a file of the repository.
func page(t *testing.T, name string) string {
	t.Helper()
	content, err := fs.ReadFile(repository(), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// read returns the text of a file of a home.
func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// write writes a file of a home.
func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// copyFile copies a file of the repository into a folder.
func copyFile(t *testing.T, name, folder string) {
	t.Helper()
	write(t, filepath.Join(folder, path.Base(name)), page(t, name))
}

// sameAsFile compares a text that is made with the one that the repository
// keeps, or keeps it with -update.
func sameAsFile(t *testing.T, name, got string) {
	t.Helper()
	if want, err := fs.ReadFile(repository(), name); err == nil && string(want) == got {
		return
	}
	if !*update {
		t.Errorf("%s is missing or older than the program; make it anew with: go test ./docs -update, then look at it", name)
		return
	}
	if err := os.WriteFile(filepath.Join("..", filepath.FromSlash(name)), []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}
