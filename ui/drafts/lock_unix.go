//go:build unix

package drafts

import (
	"errors"
	"os"
	"syscall"
)

func lock(path string) (*os.File, error) {
	for {
		f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, err
		}
		if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
			if errors.Is(err, syscall.EWOULDBLOCK) {
				err = ErrHeld
			}
			return nil, errors.Join(err, f.Close())
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
