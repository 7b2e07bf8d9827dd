package wholefile

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"flowverdict/internal/share"
)

var _ = share.Flag()

// tried is a folder with some files, and what is to be written there.
type tried struct {
	name  string
	there map[string]string
	files []File
}

func tries() []tried {
	return []tried{
		{"two new", nil, []File{{Name: "a.yaml", Data: []byte("yaml"), New: true}, {Name: "a.md", Data: []byte("markdown"), New: true}}},
		{"two replaced", map[string]string{"a.yaml": "before", "a.md": "old"}, []File{{Name: "a.yaml", Data: []byte("yaml"), Read: []byte("before")}, {Name: "a.md", Data: []byte("markdown")}}},
		{"one of two there", map[string]string{"a.yaml": "before"}, []File{{Name: "a.yaml", Data: []byte("yaml")}, {Name: "a.md", Data: []byte("markdown")}}},
		{"two new and two replaced", map[string]string{"a.yaml": "before", "a.md": "old", "c": "aside"}, []File{
			{Name: "b.yaml", Data: []byte("yaml"), New: true}, {Name: "b.md", Data: nil, New: true},
			{Name: "a.yaml", Data: []byte("after"), Read: []byte("before")}, {Name: "a.md", Data: []byte("old")}}},
		{"two gone", map[string]string{"a.yaml": "before", "a.md": "old"}, []File{{Name: "a.yaml", Gone: true, Read: []byte("before")}, {Name: "a.md", Gone: true, Read: []byte("old")}}},
		{"two gone, one replaced, one gone before", map[string]string{"a.yaml": "before", "a.md": "old", "b.yaml": "after", "c": "aside"}, []File{
			{Name: "a.yaml", Gone: true, Read: []byte("before")}, {Name: "b.md", Gone: true, Read: []byte("nothing")}, {Name: "a.md", Gone: true, Read: []byte("old")},
			{Name: "b.yaml", Data: []byte("before"), Read: []byte("after")}}},
		{"one gone", map[string]string{"a.yaml": "before"}, []File{{Name: "a.yaml", Gone: true, Read: []byte("before")}}},
		{"one new", nil, []File{{Name: "a.yaml", Data: []byte("yaml"), New: true}}},
		{"one replaced", map[string]string{"a.yaml": "before"}, []File{{Name: "a.yaml", Data: []byte("yaml")}}},
	}
}

func (c tried) folder(t *testing.T, root string) string {
	t.Helper()
	dir, err := os.MkdirTemp(root, "")
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range c.there {
		write(t, filepath.Join(dir, name), content)
	}
	return dir
}

func (c tried) after() map[string]string {
	out := map[string]string{}
	maps.Copy(out, c.there)
	for _, f := range c.files {
		if out[f.Name] = string(f.Data); f.Gone {
			delete(out, f.Name)
		}
	}
	return out
}

// writeIn writes the files as a program does.
func (c tried) writeIn(dir string) func(*Writer) error {
	return func(w *Writer) error {
		return put(w, dir, c.files...)
	}
}

// holding is what a folder holds, left-overs included.
func holding(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, name := range names(t, dir) {
		out[name] = read(t, filepath.Join(dir, name))
	}
	return out
}

// disks are the kinds of disks that a write has to do with.
func disks() map[string]map[string]error {
	return map[string]map[string]error{
		"all":                                    nil,
		"no links":                               {"link": syscall.EPERM},
		"no modes, flushes of folders, or locks": {"chmod": syscall.EPERM, "flush": syscall.EINVAL, "sync": syscall.EINVAL, "lock": syscall.ENOLCK},
	}
}

// Whichever step of a write fails, before or after it was done, all is old and
// nothing is left, or all is new: the writer says which.
func TestAFailureAtAnyStepIsAllOrNone(t *testing.T) {
	root := t.TempDir()
	for disk, lacks := range disks() {
		for _, c := range tries() {
			for _, how := range []fault{fails, failsWhenDone} {
				for at := 1; ; at += share.Of(3, 23) {
					dir := c.folder(t, root)
					d := &faulty{at: at, how: how, lacks: lacks}
					err, _ := d.run(c.writeIn(dir))
					if d.steps < at {
						break
					}
					what := fmt.Sprintf("%s, disk with %s: %v at step %d, %s", c.name, disk, how, at, d.said[at-1])
					now := holding(t, dir)
					if err == nil {
						if mend(t, dir, lacks); !maps.Equal(holding(t, dir), c.after()) {
							t.Fatalf("%s: %v, and it holds %q", what, err, holding(t, dir))
						}
						continue
					}
					if !strings.Contains(err.Error(), "input/output error") && runtime.GOOS == "linux" {
						t.Errorf("%s: it says %v", what, err)
					}
					if mend(t, dir, lacks); !maps.Equal(without(now), files(c.there)) || !maps.Equal(holding(t, dir), files(c.there)) {
						t.Fatalf("%s: %v, it held %q and holds %q", what, err, now, holding(t, dir))
					}
				}
			}
		}
	}
}

// Wherever the process ends, in a write or in the mending of one, the next one
// makes all old or all new, and nothing is left.
func TestAnEndAtAnyStepIsAllOrNone(t *testing.T) {
	for disk, lacks := range disks() {
		for _, c := range tries() {
			seen := map[bool]bool{}
			for at := 1; c.endsAt(t, disk, lacks, at, seen); at += share.Of(3, 23) {
			}
			if !testing.Short() && len(c.files) > 1 && (!seen[true] || !seen[false]) {
				t.Errorf("%s, disk with %s: the end was never before and after", c.name, disk)
			}
		}
	}
}

// endsAt ends a write at one step, and its mending at each of its own; false
// where the write has no such step.
func (c tried) endsAt(t *testing.T, disk string, lacks map[string]error, at int, seen map[bool]bool) bool {
	t.Helper()
	root := t.TempDir()
	for again := 0; ; again += share.Of(1, 4) {
		dir := c.folder(t, root)
		d := &faulty{at: at, how: ends, lacks: lacks}
		if _, whole := d.run(c.writeIn(dir)); whole {
			return false
		}
		what := fmt.Sprintf("%s, disk with %s: ended at step %d, %s", c.name, disk, at, d.said[at-1])
		mending := &faulty{at: again, how: ends, lacks: lacks}
		if again > 0 {
			_, _ = mending.run(func(w *Writer) error { return w.Mend(dir) })
		}
		if mending.steps < again || lacks != nil && again > 0 {
			return true
		}
		mend(t, dir, lacks)
		now := holding(t, dir)
		isNew := maps.Equal(now, c.after())
		if !isNew && !maps.Equal(now, files(c.there)) {
			t.Fatalf("%s, and at step %d of mending %v: it holds %q", what, again, mending.said, now)
		}
		seen[isNew] = true
	}
}

func files(there map[string]string) map[string]string {
	out := map[string]string{}
	maps.Copy(out, there)
	return out
}

// without leaves out what the next process clears.
func without(now map[string]string) map[string]string {
	out := map[string]string{}
	for name, content := range now {
		if !IsLeftOver(name) && name != lockName {
			out[name] = content
		}
	}
	return out
}

// mend is the next start of the program.
func mend(t *testing.T, dir string, lacks map[string]error) {
	t.Helper()
	d := &faulty{lacks: lacks}
	err, _ := d.run(func(w *Writer) error {
		f, err := w.Open(dir, 0o644)
		if err == nil {
			f.Close()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
