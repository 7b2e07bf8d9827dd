//go:build unix

package wholefile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// lockFolder takes the folder itself: the system lets it go when the process
// ends, however it ends, and nothing is left over.
func lockFolder(dir string) (io.Closer, error) {
	d, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(d.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	switch {
	case err == nil:
		return d, nil
	case errors.Is(err, syscall.EWOULDBLOCK), errors.Is(err, syscall.EINTR):
		err = errHeld
	case lacks(err):
		err = errNoLocks
	}
	return nil, errors.Join(err, d.Close())
}

func flushFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// lacks reports whether an error says that the disk cannot do such a thing at
// all, and not that it failed to.
func lacks(err error) bool {
	for _, e := range []syscall.Errno{syscall.ENOTSUP, syscall.EOPNOTSUPP, syscall.ENOSYS, syscall.EINVAL, syscall.EBADF, syscall.ENOLCK, syscall.EPERM, syscall.EMLINK} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}

// isOwn reports whether a file belongs to the user.
func isOwn(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}

// runs reports whether a process with this id is there.
func runs(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
