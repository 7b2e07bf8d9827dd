// Package wholefile writes files whole or not at all: to a temporary file in
// the same folder, flushed to the disk, then put in place in one step. A
// reader sees the old content or the new, never a part, whenever the writing
// process is killed or the disk fills up.
//
// It imports the standard library only.
package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Replace puts data at path, in place of what is there. New files get perm. A
// symbolic link stays, and the file that it leads to is replaced. What is no
// file, such as a device or a pipe, is written to: it must not be replaced.
func Replace(path string, data []byte, perm fs.FileMode) error {
	if info, err := os.Stat(path); err == nil {
		if info.IsDir() {
			return fmt.Errorf("write %s: it is a folder", path)
		}
		if !info.Mode().IsRegular() {
			return writeTo(path, data)
		}
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		}
	}
	temp, err := stage(path, data, perm)
	if err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", path, Cause(err)), os.Remove(temp))
	}
	return syncFolder(path)
}

func writeTo(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, Cause(err))
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, Cause(err))
	}
	return nil
}

// Create puts data at path, where no file may be yet: if there is one, it
// stays as it is and the error is [fs.ErrExist].
func Create(path string, data []byte, perm fs.FileMode) error {
	temp, err := stage(path, data, perm)
	if err != nil {
		return err
	}
	// A link, unlike a rename, never replaces what somebody else has just put
	// there.
	err = os.Link(temp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		err = createByCopy(path, data, perm) // a file system without links
	}
	if err := errors.Join(err, os.Remove(temp)); err != nil {
		return fmt.Errorf("write %s: %w", path, Cause(err))
	}
	return syncFolder(path)
}

func createByCopy(path string, data []byte, perm fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}

// stage writes data to a new temporary file beside path.
func stage(path string, data []byte, perm fs.FileMode) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".flowverdict-*")
	if err != nil {
		return "", fmt.Errorf("write %s: %w", path, Cause(err))
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Chmod(perm)
	}
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", errors.Join(fmt.Errorf("write %s: %w", path, Cause(err)), os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// Cause drops the file's name from an error of the file system, for a message
// that names the file itself, or that of a temporary file, which tells nobody
// anything.
func Cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}
