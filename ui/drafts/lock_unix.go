//go:build unix

package drafts

import (
	"errors"
	"os"
	"syscall"
)

func lock(path string) (*os.File, error) { return lockBy(path, syscall.Flock) }

func lockBy(path string, flock func(fd, how int) error) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, err
		}
		switch err := flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case errors.Is(err, syscall.EINTR):
			if err := f.Close(); err != nil {
				return nil, err
			}
			continue
		case errors.Is(err, syscall.EWOULDBLOCK):
			return nil, errors.Join(ErrHeld, f.Close())
		case err != nil:
			return nil, errors.Join(errNoLocks, err, removeEmpty(f), f.Close())
		}
		// The file may have been removed by its last holder between the two
		// calls; a lock on a removed file holds nothing.
		have, err := f.Stat()
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		if there, err := os.Stat(path); err == nil && os.SameFile(have, there) {
			return f, nil
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
}

func tidy(f *os.File) error { return os.Remove(f.Name()) }

// removeEmpty removes a file that was made to be locked, and cannot be.
func removeEmpty(f *os.File) error {
	if info, err := f.Stat(); err != nil || info.Size() > 0 {
		return err
	}
	return unlessGone(os.Remove(f.Name()))
}

// runs reports whether a process with this id is there.
func runs(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
