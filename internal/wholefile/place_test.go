//go:build unix

package wholefile

import (
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What stands in a file's place and leads out of the repository, into git's own
// files, or is no file at all is not written to, and nothing else is written.
func TestWhatStandsInTheWayIsNotWrittenThrough(t *testing.T) {
	for name, c := range map[string]struct {
		make func(repository, path string) error
		want string
	}{
		"link out":    {func(_, path string) error { return os.Symlink("../../secret", path) }, `a.md: it is a link to "../../secret", which leads out of the repository`},
		"absolute":    {func(r, path string) error { return os.Symlink(filepath.Join(filepath.Dir(r), "secret"), path) }, "which leads out of the repository"},
		"link to git": {func(_, path string) error { return os.Symlink("../.git/hook", path) }, `a.md: it is a link to "../.git/hook", which belongs to git`},
		"nowhere":     {func(_, path string) error { return os.Symlink("none", path) }, `a.md: it is a link to "none", where nothing is`},
		"loop":        {func(_, path string) error { return os.Symlink("a.md", path) }, `a.md: it is a link to "a.md"`},
		"device":      {func(_, path string) error { return os.Symlink("/dev/full", path) }, "which leads out of the repository"},
		"pipe":        {func(_, path string) error { return syscall.Mkfifo(path, 0o600) }, "a.md: it is a pipe, and no file"},
		"folder":      {func(_, path string) error { return os.Mkdir(path, 0o755) }, "a.md: it is a folder, and no file"},
		"large":       {func(_, path string) error { return errorsOf(os.WriteFile(path, nil, 0o644), os.Truncate(path, 3<<30)) }, "a.md: it is larger than 64 MiB"},
	} {
		root := t.TempDir()
		repository := filepath.Join(root, "repository")
		dir := filepath.Join(repository, "docs")
		for _, folder := range []string{repository, filepath.Join(repository, ".git"), dir} {
			if err := os.Mkdir(folder, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		watched := map[string]string{filepath.Join(root, "secret"): "secret", filepath.Join(repository, ".git", "hook"): "hook", filepath.Join(dir, "a.yaml"): "old"}
		for path, content := range watched {
			write(t, path, content)
		}
		if err := c.make(repository, filepath.Join(dir, "a.md")); err != nil {
			t.Fatal(err)
		}
		err := put(new(Writer), dir, File{Name: "a.yaml", Data: []byte("new")}, File{Name: "a.md", Data: []byte("new")})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
		for path, content := range watched {
			if got := read(t, path); got != content {
				t.Errorf("%s: %s holds %q", name, path, got)
			}
		}
		if got := names(t, dir); len(got) != 2 {
			t.Errorf("%s: left %q", name, got)
		}
	}
}

func errorsOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// A link within the repository stays, and its file is written with the others,
// wherever the write ends.
func TestALinkWithinTheRepositoryIsFollowed(t *testing.T) {
	for at := 1; ; at++ {
		repository := t.TempDir()
		dir, site := filepath.Join(repository, "docs"), filepath.Join(repository, "site")
		for _, folder := range []string{filepath.Join(repository, ".git"), dir, site} {
			if err := os.Mkdir(folder, 0o755); err != nil {
				t.Fatal(err)
			}
		}
		write(t, filepath.Join(dir, "a.yaml"), "old")
		write(t, filepath.Join(site, "a.md"), "old")
		if err := os.Symlink("../site/a.md", filepath.Join(dir, "a.md")); err != nil {
			t.Fatal(err)
		}
		before := holding(t, dir)
		_, whole := (&faulty{at: at, how: ends}).run(func(w *Writer) error {
			return put(w, dir, File{Name: "a.yaml", Data: []byte("new")}, File{Name: "a.md", Data: []byte("new")})
		})
		mend(t, dir, nil)
		now := holding(t, dir)
		if now["a.yaml"] != now["a.md"] || whole && now["a.md"] != "new" || !maps.Equal(map[string]string{"a.md": now["a.md"]}, holding(t, site)) || len(now) != len(before) {
			t.Fatalf("step %d: it holds %q", at, now)
		}
		if target, err := os.Readlink(filepath.Join(dir, "a.md")); err != nil || target != "../site/a.md" {
			t.Fatalf("step %d: %s, %v", at, target, err)
		}
		if whole {
			break
		}
	}
}
