package wholefile

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"flowverdict/internal/share"
)

// interrupted is a folder in which a write of two new files and two replaced
// ones ended at a step.
func interrupted(t *testing.T, at int) (dir string, c tried, whole bool) {
	t.Helper()
	return interruptedWrite(t, tries()[3], at)
}

func interruptedWrite(t *testing.T, c tried, at int) (dir string, _ tried, whole bool) {
	t.Helper()
	dir = c.folder(t, t.TempDir())
	_, whole = (&faulty{at: at, how: ends}).run(c.writeIn(dir))
	return dir, c, whole
}

// What is mended is said in one line, with the names of the files, and what is
// only cleared as well; where nothing is left, nothing is said.
func TestMendingIsSaid(t *testing.T) {
	heard := map[string]bool{}
	for at := 1; ; at++ {
		dir, c, whole := interrupted(t, at)
		if whole {
			break
		}
		var said []string
		w := &Writer{Say: func(s string) { said = append(said, strings.ReplaceAll(s, dir, "DIR")) }}
		left := LeftIn(dir)
		if err := w.Mend(dir); err != nil {
			t.Fatal(err)
		}
		if left != (len(said) == 1) {
			t.Errorf("step %d: said %q", at, said)
		}
		for _, s := range said {
			heard[s] = true
			if mended := strings.HasPrefix(s, "finished"); mended != maps.Equal(holding(t, dir), c.after()) && !strings.HasPrefix(s, "cleared") {
				t.Errorf("step %d: said %q, and it holds %q", at, said, holding(t, dir))
			}
		}
	}
	for _, s := range []string{
		"finished a write that was interrupted: DIR/b.yaml, DIR/b.md, DIR/a.yaml",
		"cleared what an interrupted write left in DIR",
	} {
		if !heard[s] {
			t.Errorf("%q was never said: %v", s, heard)
		}
	}
}

// What somebody edited since the write was interrupted stays, and the others are
// taken back, or are done already.
func TestMendingKeepsWhatWasEditedSince(t *testing.T) {
	for at := 1; ; at++ {
		dir, c, whole := interrupted(t, at)
		if whole {
			break
		}
		path := filepath.Join(dir, "a.yaml")
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		write(t, path, "edited")
		mend(t, dir, nil)
		now := holding(t, dir)
		if now["a.yaml"] != "edited" || now["c"] != "aside" {
			t.Fatalf("step %d: it holds %q", at, now)
		}
		_, yaml := now["b.yaml"]
		_, md := now["b.md"]
		if yaml != md || len(now) != 3 && len(now) != len(c.after()) {
			t.Fatalf("step %d: it holds %q", at, now)
		}
	}
}

// A journal that came with a checkout, and so not with the times that it lists,
// brings nothing into place and takes nothing away, whatever it says.
func TestAJournalFromElsewhereDoesNothing(t *testing.T) {
	for _, c := range tries() {
		for at := 1; ; at += share.Of(1, 5) {
			dir, _, whole := interruptedWrite(t, c, at)
			if whole {
				break
			}
			for _, name := range names(t, dir) { // as git would write them
				if err := os.Chtimes(filepath.Join(dir, name), time.Time{}, time.Unix(1795000000, int64(at))); err != nil {
					t.Fatal(err)
				}
			}
			before := without(holding(t, dir))
			mend(t, dir, nil)
			if now := holding(t, dir); !maps.Equal(now, before) {
				t.Fatalf("%s, step %d: it held %q and holds %q", c.name, at, before, now)
			}
		}
	}
}

// A journal leads out of its folder by no name, not even with the right times.
func TestAJournalNamesFilesOfItsFolder(t *testing.T) {
	root := t.TempDir()
	dir := filepath.Join(root, "docs")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(root, "outside"), "outside")
	if err := os.Symlink("../outside", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../outside", filepath.Join(dir, ".flowverdict-00000000000000ff")); err != nil {
		t.Fatal(err)
	}
	const staged = ".flowverdict-0123456789abcdef"
	for _, name := range []string{"../outside", "/" + root + "/outside", "link", ".bashrc", "..", "a/b", `a\b`, "a:b", "", staged} {
		path := filepath.Join(dir, staged)
		write(t, path, "evil")
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		e := entry{Name: name, Staged: staged, SHA256: digest([]byte("evil")), Size: 4, Time: info.ModTime().UnixNano()}
		if name == "link" {
			e.Was, e.WasSize, e.Kept = digest([]byte("outside")), 7, ".flowverdict-00000000000000ff"
		}
		content, err := json.Marshal(journal{journalSchema, []entry{e}})
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, journalPrefix+"0123456789abcdef"), string(content))
		mend(t, dir, nil)
		if got := read(t, filepath.Join(root, "outside")); got != "outside" {
			t.Errorf("%q: the file outside holds %q", name, got)
		}
		if got := names(t, dir); len(got) != 2 {
			t.Errorf("%q: it holds %q", name, got)
		}
	}
}

// What is damaged or has another name is nobody's journal.
func TestDamagedJournalsAreCleared(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, journalPrefix+"0123456789abcdef"), `{"schema": "flow`)
	write(t, filepath.Join(dir, journalPrefix+"1123456789abcdef"), strings.Repeat(" ", journalLimit+1))
	kept := []string{".flowverdict-journal-1", ".flowverdict-0123456789abcdeg", ".flowverdict-0123456789abcdef.yaml", ".flowverdict.yaml", "flowverdict-0123456789abcdef"}
	for _, name := range kept {
		write(t, filepath.Join(dir, name), "somebody's")
	}
	if err := os.Mkdir(filepath.Join(dir, ".flowverdict-0123456789abcdef"), 0o755); err != nil {
		t.Fatal(err)
	}
	mend(t, dir, nil)
	if got := names(t, dir); len(got) != len(kept)+1 {
		t.Errorf("left: %q", got)
	}
}

// A new file has what the umask leaves; one that is replaced keeps its mode.
func TestModes(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old")
	write(t, old, "old")
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o755, 0o444} {
		if err := os.Chmod(old, mode); err != nil {
			t.Fatal(err)
		}
		if err := put(new(Writer), dir, File{Name: "old", Data: []byte(mode.String())}, File{Name: mode.String(), New: true}); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(old); err != nil || info.Mode().Perm() != mode {
			t.Errorf("%v became %v: %v", mode, info.Mode(), err)
		}
	}
}

// One process writes at a time, and says which folder it cannot have.
func TestAFolderIsHeldByOne(t *testing.T) {
	for disk, lacks := range disks() {
		dir := t.TempDir()
		d := &faulty{lacks: lacks}
		holder := &Writer{disk: d}
		f, err := holder.Open(dir, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		other := &Writer{disk: &faulty{lacks: lacks}, pause: func() {}}
		if _, err := other.Open(dir, 0o644); err == nil || !strings.Contains(err.Error(), dir+": another flowverdict is writing there") {
			t.Errorf("%s: %v", disk, err)
		}
		f.Close()
		f, err = other.Open(dir, 0o644)
		if err != nil {
			t.Fatalf("%s: %v", disk, err)
		}
		f.Close()
		if got := names(t, dir); len(got) > 0 {
			t.Errorf("%s: left %q", disk, got)
		}
	}
}

// What a disk cannot do is said once.
func TestWhatADiskLacksIsSaidOnce(t *testing.T) {
	said := map[string]int{}
	w := &Writer{Say: func(s string) { said[s]++ }, disk: &faulty{lacks: disks()["no modes, flushes of folders, or locks"]}}
	dir := t.TempDir()
	for _, content := range []string{"a", "b", "c"} {
		if err := put(w, dir, File{Name: "a", Data: []byte(content)}, File{Name: "b", Data: []byte(content)}); err != nil {
			t.Fatal(err)
		}
	}
	if len(said) != 4 {
		t.Errorf("said %v", said)
	}
	for s, n := range said {
		if n != 1 {
			t.Errorf("%q is said %d times", s, n)
		}
	}
}
