package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.yaml")
	for _, content := range []string{"first", "", "a longer third content"} {
		if err := new(Writer).Replace(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := read(t, path); got != content {
			t.Fatalf("got %q, want %q", got, content)
		}
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("mode %v, %v", info.Mode(), err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a.yaml"}) {
		t.Fatalf("left behind: %v", got)
	}
}

// put writes files into a folder.
func put(w *Writer, dir string, files ...File) error {
	f, err := w.Open(dir, 0o644)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Write(files...)
}

func TestANewFileNeverTakesAnothersPlace(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.yaml"), "old")
	if err := put(new(Writer), dir, File{Name: "a.md", New: true}, File{Name: "a.yaml", Data: []byte("new"), New: true}); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("got %v, want that it exists", err)
	}
	if got := holding(t, dir); len(got) != 1 || got["a.yaml"] != "old" {
		t.Fatalf("it holds %q", got)
	}
}

// What is put there between the last look and the naming stays as well.
func TestANewFileNeverTakesAPlaceThatWasJustTaken(t *testing.T) {
	dir := t.TempDir()
	w := &Writer{disk: meddling{before: "link", do: func() { write(t, filepath.Join(dir, "a.yaml"), "theirs") }}}
	if err := put(w, dir, File{Name: "a.yaml", Data: []byte("new"), New: true}); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("got %v, want that it exists", err)
	}
	if got := holding(t, dir); len(got) != 1 || got["a.yaml"] != "theirs" {
		t.Fatalf("it holds %q", got)
	}
}

// meddling is the file system, in which somebody does something before a link.
type meddling struct {
	system
	before string
	do     func()
}

func (d meddling) link(old, path string) error {
	d.do()
	return d.system.link(old, path)
}

// A file that is not what was read any more stays as it is, and so do the others.
func TestWhatWasChangedMeanwhileStays(t *testing.T) {
	for name, change := range map[string]func(path string) error{
		"changed": func(path string) error { return os.WriteFile(path, []byte("by somebody"), 0o644) },
		"removed": os.Remove,
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "a.yaml")
		write(t, path, "read")
		files := []File{{Name: "b.yaml", New: true}, {Name: "a.yaml", Data: []byte("new"), Read: []byte("read")}}
		for when, w := range map[string]*Writer{"before": {}, "while it is written": {disk: meddling{do: func() { _ = change(path) }}}} {
			write(t, path, "read")
			if when == "before" {
				if err := change(path); err != nil {
					t.Fatal(err)
				}
			}
			was := holding(t, dir)
			err := put(w, dir, files...)
			if !errors.Is(err, ErrChanged) {
				t.Errorf("%s %s: got %v", name, when, err)
			}
			delete(was, "a.yaml")
			now := holding(t, dir)
			if _, there := now["b.yaml"]; there || now["a.yaml"] == "new" || now["a.yaml"] == "read" {
				t.Errorf("%s %s: it holds %q", name, when, now)
			}
		}
	}
}

// A file is taken away only while it is what was read.
func TestWhatWasChangedMeanwhileIsNotTakenAway(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.yaml")
	write(t, filepath.Join(dir, "b.yaml"), "read")
	files := []File{{Name: "b.yaml", Gone: true, Read: []byte("read")}, {Name: "a.yaml", Gone: true, Read: []byte("read")}}
	for when, w := range map[string]*Writer{"before": {}, "meanwhile": {disk: meddling{do: func() { _ = os.WriteFile(path, []byte("by somebody"), 0o600) }}}} {
		write(t, path, "read")
		if when == "before" {
			write(t, path, "by somebody")
		}
		if err := put(w, dir, files...); !errors.Is(err, ErrChanged) {
			t.Errorf("%s: got %v", when, err)
		}
		if now := holding(t, dir); now["a.yaml"] != "by somebody" || now["b.yaml"] != "read" || len(now) != 2 {
			t.Errorf("%s: it holds %q", when, now)
		}
	}
}

// A folder that was made for a write that failed goes again.
func TestAFolderThatWasMadeForNothingGoes(t *testing.T) {
	dir := t.TempDir()
	f, err := new(Writer).Open(filepath.Join(dir, "docs", "decisions"), 0o644)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Write(File{Name: "none/a.yaml", New: true}); err == nil {
		t.Fatal("wrote into a folder that does not exist")
	}
	f.Close()
	if got := names(t, dir); len(got) > 0 {
		t.Errorf("left behind: %v", got)
	}
	if err := put(new(Writer), filepath.Join(dir, "docs", "decisions"), File{Name: "a.yaml", New: true}); err != nil {
		t.Error(err)
	}
}

func TestErrorsNameTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "a.yaml")
	err := new(Writer).Replace(path, nil, 0o644)
	if want := "write " + path + ": no such file or directory"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := new(Writer).Replace(filepath.Dir(filepath.Dir(path)), nil, 0o644); err == nil || !strings.Contains(err.Error(), "it is a folder") {
		t.Error(err)
	}
}

// A link stays a link, and its file is the one that is replaced.
func TestReplaceFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "link.yaml")
	write(t, file, "old")
	if err := os.Symlink("a.yaml", link); err != nil {
		t.Fatal(err)
	}
	if err := new(Writer).Replace(link, []byte("new"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := read(t, file); got != "new" {
		t.Errorf("the file holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
}
