//go:build unix

package drafts

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Whatever a disk answers that cannot lock, no file is left behind.
func TestADiskWithoutLocks(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "1.json.lock")
	for errno := syscall.Errno(1); errno < 134; errno++ {
		if errno == syscall.EINTR || errno == syscall.EWOULDBLOCK {
			continue
		}
		file, err := lockBy(path, func(int, int) error { return errno })
		if file != nil || !errors.Is(err, errNoLocks) {
			t.Errorf("%v: %v, %v", errno, file, err)
		}
		if left, _ := os.ReadDir(dir); len(left) != 0 {
			t.Fatalf("%v: left behind: %v", errno, left)
		}
	}
	if _, err := lockBy(path, func(int, int) error { return syscall.EWOULDBLOCK }); !errors.Is(err, ErrHeld) {
		t.Error(err)
	}
}

// A file stands in for a lock as long as its process runs.
func TestAFileStandsInForALock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "1.json.lock")
	first, err := standIn(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := standIn(path); !errors.Is(err, ErrHeld) {
		t.Errorf("held twice: %v", err)
	}
	if err := errors.Join(first.Release(), first.Release()); err != nil {
		t.Error(err)
	}
	host, _ := os.Hostname()
	for content, taken := range map[string]bool{
		fmt.Sprintf("%d %s\n", 1<<30, host): true, "": true, "no process": true, "1 another-host.example\n": false,
	} {
		os.WriteFile(path, []byte(content), 0o600)
		lock, err := standIn(path)
		if (err == nil) != taken || errors.Is(err, ErrHeld) {
			t.Errorf("%q: %v", content, err)
		}
		_ = lock.Release()
	}
}

// A lock file that is gone is no error, and nor is its folder.
func TestALockFileThatIsGone(t *testing.T) {
	s := In(filepath.Join(t.TempDir(), "state"))
	lock, err := s.Hold("1")
	if err != nil {
		t.Fatal(err)
	}
	os.RemoveAll(s.dir)
	if err := lock.Release(); err != nil {
		t.Error(err)
	}
}

// Without a folder that can be used, each step says what to set, and a review
// has a name all the same.
func TestFoldersThatCannotBeUsed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	os.WriteFile(file, nil, 0o600)
	loop := filepath.Join(t.TempDir(), "loop")
	os.Symlink(loop, loop)
	_, none := Folder(func(string) string { return "" })
	if none == nil {
		none = errors.New("set XDG_STATE_HOME")
	}
	for name, s := range map[string]Store{"no home": Nowhere(none), "below a file": In(filepath.Join(file, "a")), "a loop": In(filepath.Join(loop, "a")), "no such disk": In("/proc/nothing/a")} {
		id, lock, err := s.Take()
		if id == "" || lock != nil || err == nil || !strings.Contains(err.Error(), "XDG_STATE_HOME") {
			t.Errorf("%s: take: %q, %v", name, id, err)
		}
		if err := s.Save(id, sample()); err == nil || !strings.Contains(err.Error(), "XDG_STATE_HOME") {
			t.Errorf("%s: save: %v", name, err)
		}
		if err := lock.Release(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		s.Tidy(sample().Saved)
	}
}

// A time that cannot be right neither puts a draft first nor makes an age.
func TestTimesOfAWrongClock(t *testing.T) {
	now := sample().Saved.Add(time.Hour)
	for name, c := range map[string]struct {
		said, file time.Time
		order, age string
	}{
		"right":                   {now.Add(-time.Minute), now, "21", "1 minute ago"},
		"future":                  {now.AddDate(1, 0, 0), now.AddDate(0, 0, -2), "12", "2 days ago"},
		"future, as its file":     {now.AddDate(1, 0, 0), now.AddDate(1, 0, 0), "12", "at an unknown time"},
		"before the program":      {time.Time{}, now.Add(-time.Minute), "21", "1 minute ago"},
		"before, as its file":     {time.Time{}, time.Unix(0, 0), "12", "at an unknown time"},
		"of a clock a bit ahead":  {now.Add(30 * time.Second), now, "21", "just now"},
		"the last time there is":  {time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), now.Add(time.Hour), "12", "at an unknown time"},
		"of a file of the future": {now.Add(-time.Minute), now.AddDate(1, 0, 0), "21", "1 minute ago"},
	} {
		s := In(t.TempDir())
		first, second := sample(), sample()
		second.Saved = c.said
		if err := errors.Join(s.Save("1", first), s.Save("2", second), os.Chtimes(s.Path("2"), c.file, c.file)); err != nil {
			t.Fatal(err)
		}
		list, err := s.List(now)
		if err != nil || len(list) != 2 {
			t.Fatal(err)
		}
		got := list[0].ID + list[1].ID
		age := list[0].Age(now)
		if list[1].ID == "2" {
			age = list[1].Age(now)
		}
		if got != c.order || age != c.age {
			t.Errorf("%s: order %s, %q", name, got, age)
		}
	}
}
