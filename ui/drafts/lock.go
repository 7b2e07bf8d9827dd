package drafts

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"flowverdict/internal/readfile"
)

// ErrHeld means that another wizard works on the draft.
var ErrHeld = errors.New("another wizard has this draft open")

const lockEnding = ".lock"

// Lock is a draft held by this process. The system lets it go when the process
// ends, however it ends, so a crash leaves nothing behind that has to be
// cleared away.
type Lock struct {
	file *os.File
	path string // of the file that stands in for a lock
}

// Hold takes a draft for this process. It fails with [ErrHeld] where another
// process has it. Any other error says why nothing protects the draft from a
// second wizard; it can be worked on all the same.
func (s Store) Hold(id string) (*Lock, error) {
	if s.why != nil {
		return nil, s.why
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, s.unusable(err)
	}
	path := s.path(id) + lockEnding
	file, err := lock(path)
	switch {
	case err == nil:
		return &Lock{file: file}, nil
	case errors.Is(err, ErrHeld):
		return nil, ErrHeld
	case errors.Is(err, errNoLocks):
		return standIn(path)
	}
	return nil, s.unusable(err)
}

// errNoLocks means that files on that disk cannot be locked.
var errNoLocks = errors.New("the disk has no locks")

// standIn makes a file that names this process stand for a lock: another wizard
// on this machine respects it as long as this process runs. Wizards on other
// machines are not kept from the draft for ever.
func standIn(path string) (*Lock, error) {
	host, _ := os.Hostname()
	for range 3 {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			_, err = fmt.Fprintf(f, "%d %s\n", os.Getpid(), host)
			if err = errors.Join(err, f.Close()); err != nil {
				return nil, errors.Join(err, os.Remove(path))
			}
			return &Lock{path: path}, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		content, _ := readfile.Found(path, 512)
		process, there, _ := strings.Cut(strings.TrimSpace(string(content)), " ")
		if pid, err := strconv.Atoi(process); err == nil && there == host && runs(pid) {
			return nil, ErrHeld
		} else if err == nil && there != host {
			return nil, fmt.Errorf("the disk of the drafts has no locks, and the draft may be open on %q; do not go on with it in both places", there)
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return nil, ErrHeld
}

// Release lets the draft go and clears the lock file away.
func (l *Lock) Release() error {
	if l == nil {
		return nil
	}
	if l.path != "" {
		path := l.path
		l.path = ""
		return unlessGone(os.Remove(path))
	}
	if l.file == nil {
		return nil
	}
	// Removed while it is still held: whoever waits for this name afterwards
	// makes a new file and cannot hold a removed one.
	err := errors.Join(unlessGone(tidy(l.file)), l.file.Close())
	l.file = nil
	return err
}

// unlessGone passes over that a file is not there any more.
func unlessGone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
