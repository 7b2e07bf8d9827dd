// Package wholefile writes files whole or not at all, one or several together,
// and takes files away with them: each is staged as a temporary file in the same folder and flushed to the disk,
// and when all are there they are named back to back. A reader sees the old
// content or the new, never a part. What a process leaves that is killed while
// it writes is finished or taken back by the next one.
//
// No file of several is written through a link that leaves the repository, as
// package readfile draws its boundary, which is all that it imports beside the
// standard library.
package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// File is one file to be written.
type File struct {
	Name string // in the folder
	Data []byte
	New  bool // no file may be there yet: otherwise the error is [fs.ErrExist]
	Gone bool // it is to be taken away; nothing is done where it is not there
	// Read is what the file held when it was read; nil where it was not. One
	// that holds something else by now stays as it is: the error is [ErrChanged].
	Read []byte
}

// ErrChanged means that a file is not what was read any more.
var ErrChanged = errors.New("it was changed meanwhile, so nothing was written")

// Replace puts data at the path that a person named for it, in place of what is
// there. A new file gets perm, less what the umask takes; one that is replaced
// keeps its own mode. A symbolic link stays, and the file that it leads to is
// replaced. What is no file, such as a device or a pipe, is written to: it must
// not be replaced. The folder may be anybody's, so it is not waited for long: a
// single file is whole without it too.
func (w *Writer) Replace(path string, data []byte, perm fs.FileMode) error {
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
	f := &Folder{w: w, dir: filepath.Dir(path), perm: perm}
	if lock, err := w.hold(f.dir, lightTries); err == nil {
		f.lock = lock
		_ = f.recover() // whoever writes several files there will say why not
	}
	defer f.Close()
	return f.swap(File{Name: filepath.Base(path), Data: data})
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
