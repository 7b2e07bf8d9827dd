package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
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
		if err := Replace(path, []byte(content), 0o600); err != nil {
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

func TestCreateNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.yaml")
	write(t, path, "old")
	if err := Create(path, []byte("new"), 0o644); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("got %v, want that it exists", err)
	}
	if got := read(t, path); got != "old" {
		t.Fatalf("the old file now holds %q", got)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a.yaml"}) {
		t.Fatalf("left behind: %v", got)
	}
}

func TestCreateByCopyNeverOverwrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.yaml")
	if err := createByCopy(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := createByCopy(path, []byte("new"), 0o644); !errors.Is(err, fs.ErrExist) {
		t.Fatalf("got %v, want that it exists", err)
	}
	if got := read(t, path); got != "old" {
		t.Fatalf("the old file now holds %q", got)
	}
}

// A folder in the place of the second file makes its writing fail after the
// first file is in place.
func TestAllOrNone(t *testing.T) {
	t.Run("create", func(t *testing.T) {
		dir := t.TempDir()
		blocked := filepath.Join(dir, "a.md")
		if err := os.Mkdir(blocked, 0o755); err != nil {
			t.Fatal(err)
		}
		err := WriteAll(0o644, File{filepath.Join(dir, "a.yaml"), []byte("x"), true}, File{blocked, []byte("y"), true})
		if err == nil {
			t.Fatal("wrote over a folder")
		}
		if got := names(t, dir); !slices.Equal(got, []string{"a.md"}) {
			t.Fatalf("left behind: %v", got)
		}
	})
	t.Run("replace", func(t *testing.T) {
		dir := t.TempDir()
		old, fresh, blocked := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.yaml"), filepath.Join(dir, "a.md")
		write(t, old, "old")
		write(t, blocked, "")
		err := WriteAll(0o644, File{old, []byte("new"), false}, File{fresh, []byte("new"), false}, File{filepath.Join(dir, "none", "a.md"), []byte("y"), false})
		if err == nil {
			t.Fatal("wrote into a folder that does not exist")
		}
		if got := read(t, old); got != "old" {
			t.Fatalf("the old file now holds %q", got)
		}
		if got := names(t, dir); !slices.Equal(got, []string{"a.md", "a.yaml"}) {
			t.Fatalf("left behind: %v", got)
		}
	})
}

// New files and replaced ones go together: where the last cannot be written,
// the new are gone, and the replaced hold what they held, with their mode.
func TestNewAndReplacedTogether(t *testing.T) {
	dir := t.TempDir()
	old, fresh := filepath.Join(dir, "a.yaml"), filepath.Join(dir, "b.yaml")
	write(t, old, "old")
	if err := os.Chmod(old, 0o600); err != nil {
		t.Fatal(err)
	}
	files := []File{{fresh, []byte("new"), true}, {old, []byte("new"), false}}
	if err := WriteAll(0o644, append(files, File{fresh, []byte("again"), true})...); !errors.Is(err, fs.ErrExist) {
		t.Fatal(err)
	}
	if got := names(t, dir); !slices.Equal(got, []string{"a.yaml"}) || read(t, old) != "old" {
		t.Fatalf("left behind: %v, %q", got, read(t, old))
	}
	if err := WriteAll(0o644, files...); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(old); err != nil || read(t, old) != "new" || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Fatalf("%v, %v, %q", info.Mode(), err, read(t, old))
	}
	if err := Replace(dir, []byte("x"), 0o644); err == nil || !strings.Contains(err.Error(), "it is a folder") {
		t.Fatal(err)
	}
}

func TestErrorsNameTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "a.yaml")
	for name, err := range map[string]error{"replace": Replace(path, nil, 0o644), "create": Create(path, nil, 0o644)} {
		want := "write " + path + ": no such file or directory"
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", name, err, want)
		}
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
	if err := Replace(link, []byte("new"), 0o644); err != nil {
		t.Fatal(err)
	}
	if got := read(t, file); got != "new" {
		t.Errorf("the file holds %q", got)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
}
