//go:build unix

package readfile

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// place is a folder of a repository, with a secret that lies outside of it.
type place struct {
	t      *testing.T
	folder string
	secret string
}

const secretContent = "the secret of somebody else"

func newPlace(t *testing.T, repository bool) place {
	t.Helper()
	// Sockets have short names only.
	top, err := os.MkdirTemp("", "readfile")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(top) })
	p := place{t, filepath.Join(top, "repository", "decisions"), filepath.Join(top, "secret")}
	for _, folder := range []string{p.folder, filepath.Join(top, "repository", "shared")} {
		p.check(os.MkdirAll(folder, 0o755))
	}
	if repository {
		p.check(os.Mkdir(filepath.Join(top, "repository", ".git"), 0o755))
	}
	p.check(os.WriteFile(p.secret, []byte(secretContent), 0o644))
	p.check(os.WriteFile(filepath.Join(top, "repository", "shared", "text"), []byte("shared"), 0o644))
	p.check(os.WriteFile(p.path("text"), []byte("own"), 0o644))
	return p
}

func (p place) path(name string) string { return filepath.Join(p.folder, name) }

func (p place) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// Whatever lies in a folder is read, or refused by its kind and where it leads,
// at once; nothing that lies outside is read.
func TestFound(t *testing.T) {
	for _, repository := range []bool{true, false} {
		p := newPlace(t, repository)
		around, shared := "the folder", `it is a link to "../shared/text", which leads out of the folder`
		if repository {
			around, shared = "the repository", ""
		}
		link := func(target string) func(string) error {
			return func(name string) error { return os.Symlink(target, name) }
		}
		out := func(target string) string {
			return `it is a link to "` + target + `", which leads out of ` + around
		}
		cases := []struct {
			name    string
			make    func(name string) error
			refused string // "" where it is read
		}{
			{"file", func(name string) error { return os.WriteFile(name, []byte("x"), 0o644) }, ""},
			{"none", func(string) error { return nil }, "no such file or directory"},
			{"folder", func(name string) error { return os.Mkdir(name, 0o755) }, "it is a folder"},
			{"pipe", func(name string) error { return syscall.Mkfifo(name, 0o644) }, "it is a pipe"},
			{"socket", func(name string) error { return listen(p, name) }, "it is a socket"},
			{"in", link("text"), ""},
			{"beside", link("../shared/text"), shared},
			{"out", link("../../secret"), out("../../secret")},
			{"absolute", link(p.secret), out(p.secret)},
			{"environ", link("/proc/self/environ"), out("/proc/self/environ")},
			{"zero", link("/dev/zero"), out("/dev/zero")},
			{"to-out", link("out"), out("out")},
			{"to-pipe", link("pipe"), "it is a link to a pipe"},
			{"to-folder", link("folder"), "it is a link to a folder"},
			{"to-nothing", link("nothing"), `it is a link to "nothing", where nothing is`},
			{"loop", link("loop"), `it is a link to "loop": too many levels of symbolic links`},
			{"long-way", link("../../repository/decisions/text"), out("../../repository/decisions/text")},
		}
		for _, c := range cases {
			p.check(c.make(p.path(c.name)))
		}
		for _, c := range cases {
			name, refused := c.name, c.refused
			content, err := Found(p.path(name), 100)
			if strings.Contains(string(content), "secret") || err == nil != (refused == "") || err != nil && len(content) > 0 {
				t.Errorf("%s, repository %v: %q, %v", name, repository, content, err)
			}
			if err != nil && err.Error() != "read "+p.path(name)+": "+refused {
				t.Errorf("%s, repository %v: %v, want %s", name, repository, err, refused)
			}
			var refusal *Refused
			if name != "none" && err != nil && !errors.As(err, &refusal) || name == "none" && !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%s: %T", name, err)
			}
			leaves := strings.Contains(refused, "leads out of")
			if err := Inside(p.folder, name); leaves != (err != nil && strings.Contains(err.Error(), "leads out of")) {
				t.Errorf("%s, repository %v: inside: %v", name, repository, err)
			}
		}
	}
}

func listen(p place, name string) error {
	l, err := net.Listen("unix", name)
	if err == nil {
		p.t.Cleanup(func() { _ = l.Close() })
	}
	return err
}

// No more is read than the limit and one byte, of a file that takes no room on
// the disk too.
func TestLimits(t *testing.T) {
	p := newPlace(t, true)
	p.check(os.WriteFile(p.path("large"), nil, 0o644))
	p.check(os.Truncate(p.path("large"), 3<<30))
	for name, read := range map[string]func(string, int64) ([]byte, error){"named": Named, "found": Found} {
		for limit, want := range map[int64]int{10: 11, 0: 1, 3: 4} {
			content, err := read(p.path("large"), limit)
			if err != nil || len(content) != want || cap(content) > 4096 {
				t.Errorf("%s: %d bytes of at most %d, room for %d, %v", name, len(content), limit, cap(content), err)
			}
		}
		if content, err := read(p.path("text"), 3); err != nil || string(content) != "own" {
			t.Errorf("%s: %q, %v", name, content, err)
		}
	}
}

// What a person names is read wherever it leads, a pipe too.
func TestNamed(t *testing.T) {
	p := newPlace(t, true)
	p.check(os.Symlink(p.secret, p.path("out")))
	if content, err := Named(p.path("out"), 100); err != nil || string(content) != secretContent {
		t.Errorf("%q, %v", content, err)
	}
	p.check(syscall.Mkfifo(p.path("pipe"), 0o644))
	go func() { _ = os.WriteFile(p.path("pipe"), []byte("from a pipe"), 0) }()
	if content, err := Named(p.path("pipe"), 100); err != nil || string(content) != "from a pipe" {
		t.Errorf("%q, %v", content, err)
	}
	if _, err := Named(p.folder, 100); err == nil || err.Error() != "read "+p.folder+": it is a folder" {
		t.Error(err)
	}
	if _, err := Named("/dev/zero", 100); err != nil {
		t.Error(err)
	}
}
