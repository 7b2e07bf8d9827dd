package wholefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// How often a folder that another process has is tried again: for half a minute,
// or two seconds where a single file can be written without.
const (
	lockTries  = 1200
	lightTries = 80
	lockPause  = 25 * time.Millisecond
)

// hold takes a folder for this process, and waits while another one has it.
func (w *Writer) hold(dir string, tries int) (io.Closer, error) {
	for try := range tries {
		lock, err := w.on().lock(dir)
		if errors.Is(err, errNoLocks) {
			w.once("the disk of %s has no locks; a lock file is used instead", dir)
			lock, err = w.lockFile(dir, try == lockTries-1)
		}
		if !errors.Is(err, errHeld) {
			return lock, err
		}
		w.wait()
	}
	return nil, errHeld
}

// lockFile stands in for a lock where the disk has none: whoever makes the file
// has the folder. One whose process is gone is nobody's, and so is one that
// names no process by the last try.
func (w *Writer) lockFile(dir string, last bool) (io.Closer, error) {
	path := filepath.Join(dir, lockName)
	f, err := w.on().create(path, 0o600)
	if err == nil {
		held := &heldFile{w.on(), path}
		_, err = io.WriteString(f, holder())
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, errors.Join(err, held.Close())
		}
		return held, nil
	}
	if !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	err = nil
	if w.stale(path, last) {
		err = w.takeAway(path, last)
	}
	return nil, errors.Join(errHeld, err)
}

// takeAway removes a lock file that is nobody's, and puts it back where it has
// become somebody's meanwhile.
func (w *Writer) takeAway(path string, last bool) error {
	aside := filepath.Join(filepath.Dir(path), randomName(prefix))
	if err := w.on().rename(path, aside); err != nil {
		return ignoreMissing(err)
	}
	if !w.stale(aside, last) {
		return w.on().rename(aside, path)
	}
	return ignoreMissing(w.on().remove(aside))
}

// stale reports whether the process is gone that made a lock file.
func (w *Writer) stale(path string, last bool) bool {
	info, err := w.on().lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > 512 || !isOwn(info) {
		return false
	}
	content, err := w.on().read(path)
	if err != nil {
		return false
	}
	process, host, ok := strings.Cut(strings.TrimSpace(string(content)), " ")
	pid, err := strconv.Atoi(process)
	if !ok || err != nil {
		return last
	}
	here, err := os.Hostname()
	return err == nil && host == here && !runs(pid)
}

// holder names this process.
func holder() string {
	host, _ := os.Hostname()
	return fmt.Sprintf("%d %s\n", os.Getpid(), host)
}

// heldFile is a lock file of this process.
type heldFile struct {
	disk disk
	path string
}

// Close lets the folder go.
func (h *heldFile) Close() error { return h.disk.remove(h.path) }

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
