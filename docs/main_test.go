//go:build unix

// Package docs holds the tests of the documentation: what the pages show is
// what the program does.
package docs

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// program is the real program, built once for all tests of this package.
var program terminal.Program

// TestMain runs the tests in the root of the module, so that pages have the
// names that they have there.
func TestMain(m *testing.M) {
	if err := os.Chdir(".."); err != nil {
		panic(err)
	}
	os.Exit(terminal.Main(m, ".", &program))
}

var update = flag.Bool("update", false, "make the pictures and the key tables in docs anew")

const (
	enter = terminal.Enter
	down  = terminal.Down
	end   = terminal.End
)

// pages returns the pages of the repository with their texts.
func pages(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/examples/README.md"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			out[filepath.ToSlash(name)] = string(content)
		}
	}
	return out
}

// page returns the text of a file.
func page(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	content, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

// sameAsFile compares a text that is made with the one that is kept, or keeps
// it with -update.
func sameAsFile(t *testing.T, path, got string) {
	t.Helper()
	want, err := os.ReadFile(path)
	if err == nil && string(want) == got {
		return
	}
	if !*update {
		t.Errorf("%s is missing or older than the program; make it anew with: go test ./docs -update, then look at it", path)
		return
	}
	if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
		t.Fatal(err)
	}
}
