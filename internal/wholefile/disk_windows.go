package wholefile

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// lockFolder opens a file in the folder for this process alone, which the
// system deletes when the process ends, however it ends.
func lockFolder(dir string) (io.Closer, error) {
	path := filepath.Join(dir, lockName)
	name, err := syscall.UTF16PtrFromString(path)
	if err != nil {
		return nil, err
	}
	const (
		fileFlagDeleteOnClose = 0x04000000
		errorSharingViolation = syscall.Errno(32)
	)
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|fileFlagDeleteOnClose, 0)
	switch {
	case errors.Is(err, errorSharingViolation):
		return nil, errHeld
	case err != nil:
		return nil, &fs.PathError{Op: "lock", Path: path, Err: err}
	}
	return os.NewFile(uintptr(h), path), nil
}

// flushFolder does nothing: folders cannot be opened for it.
func flushFolder(string) error { return nil }

// lacks reports whether an error says that the disk cannot do such a thing at
// all, and not that it failed to.
func lacks(err error) bool {
	const errorInvalidFunction, errorNotSupported = syscall.Errno(1), syscall.Errno(50)
	return errors.Is(err, errorInvalidFunction) || errors.Is(err, errorNotSupported)
}

// isOwn takes every file that has one of this package's names for the user's.
func isOwn(fs.FileInfo) bool { return true }

// runs is not asked: folders can always be locked.
func runs(int) bool { return true }
