package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/internal/wholefile"
	"flowverdict/report/record"

	"pgregory.net/rapid"
)

func TestNextID(t *testing.T) {
	for _, c := range []struct {
		files []string
		want  string
	}{
		{nil, "0001-acmectl"},
		{[]string{"0001-a.yaml", "0001-a.md"}, "0002-acmectl"},
		{[]string{"0007-other.md", "0003-a.yaml", "README.md", "0009-notes.txt", "0011.md"}, "0012-acmectl"},
		{[]string{"12-old.yml", "adr-0040-x.md"}, "0013-acmectl"},
		{[]string{"9999-a.md"}, "10000-acmectl"},
		{[]string{"2026112301-a.md"}, "0001-acmectl"},
	} {
		dir := t.TempDir()
		for _, f := range c.files {
			if err := os.WriteFile(filepath.Join(dir, f), nil, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := NextID(dir, "", "AcmeCtl"); err != nil || got != c.want {
			t.Errorf("%v: got %s, %v, want %s", c.files, got, err, c.want)
		}
	}
	if got, err := NextID(filepath.Join(t.TempDir(), "none"), "", "x"); err != nil || got != "0001-x" {
		t.Errorf("a folder that does not exist: got %s, %v", got, err)
	}
}

// A wanted name holds while its number is free, under whichever name that was
// taken.
func TestFreeID(t *testing.T) {
	dir := t.TempDir()
	h, err := Hold(new(wholefile.Writer), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	for _, want := range []string{"0003-acmectl", "0004-acmectl", "0005-acmectl"} {
		if got, err := h.FreeID("0003-acmectl", "", "acmectl"); err != nil || got != want {
			t.Errorf("got %s, %v, want %s", got, err, want)
		}
		if err := os.WriteFile(filepath.Join(dir, want[:4]+"-other.md"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestSlug(t *testing.T) {
	for text, want := range map[string]string{
		"acmectl":                 "acmectl",
		"  GitLab CLI (glab) ":    "gitlab-cli-glab",
		"../../etc/passwd":        "etc-passwd",
		"":                        "cli",
		"東京":                      "dong-jing",
		"Café déjà vu":            "cafe-deja-vu",
		"Cafe\u0301":              "cafe",
		"straße":                  "strasse",
		"Приложение день":         "prilozhenie-den",
		"🛡":                       "cli",
		"a\x1b[31mb":              "a-31mb",
		"CON":                     "con",
		strings.Repeat("ab-", 99): strings.Repeat("ab-", 19) + "ab",
	} {
		if got := Slug(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Whatever the subject is called, the name that follows is a record's id.
func TestSlugMakesIDs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if id := "0001-" + Slug(rapid.String().Draw(t, "text")); !record.ValidID(id) {
			t.Fatalf("%q is no id", id)
		}
	})
}

func TestWriteNeverOverwritesUnasked(t *testing.T) {
	for _, there := range []string{"a.yaml", "a.md"} {
		dir := filepath.Join(t.TempDir(), "docs", "decisions")
		p := Of(dir, "a")
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, there), []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
		if !p.Exists() {
			t.Errorf("%s: not seen", there)
		}
		h, err := Hold(new(wholefile.Writer), dir)
		if err != nil {
			t.Fatal(err)
		}
		defer h.Close()
		if err := h.Change(Files(p, []byte("y"), []byte("m"), false)...); !errors.Is(err, fs.ErrExist) {
			t.Errorf("%s: got %v, want that it exists", there, err)
		}
		if content, _ := os.ReadFile(filepath.Join(dir, there)); string(content) != "old" {
			t.Errorf("%s: now holds %q", there, content)
		}
		if err := h.Change(Files(p, []byte("y"), []byte("m"), true)...); err != nil {
			t.Errorf("%s: replace: %v", there, err)
		}
		y, _ := os.ReadFile(p.YAML)
		m, _ := os.ReadFile(p.Markdown)
		if string(y) != "y" || string(m) != "m" {
			t.Errorf("%s: wrote %q and %q", there, y, m)
		}
	}
}

// A record goes by its id, whether its file ends in .yaml or .yml.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	short, long := filepath.Join(dir, "0001-a.yml"), filepath.Join(dir, "0001-a.yaml")
	if got := Find(dir, "0001-a"); got != Of(dir, "0001-a") || got.Exists() {
		t.Errorf("nothing is there: %v", got)
	}
	for _, path := range []string{short, long} { // with both, the usual one
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if got := Find(dir, "0001-a"); got.YAML != path || got.Markdown != Of(dir, "0001-a").Markdown || !got.Exists() {
			t.Errorf("%s is there: %v", path, got)
		}
	}
}
