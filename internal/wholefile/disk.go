package wholefile

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// disk is what a write does to the file system, step by step, so that each step
// can be made to fail.
type disk interface {
	// lock takes a folder for this process; errHeld where another process has
	// it, errNoLocks where the disk has none.
	lock(dir string) (io.Closer, error)
	names(dir string) ([]string, error)
	lstat(path string) (fs.FileInfo, error)
	read(path string) ([]byte, error)
	// create makes a file that is not there yet.
	create(path string, perm fs.FileMode) (file, error)
	link(old, path string) error
	rename(old, path string) error
	remove(path string) error
	mkdir(path string, perm fs.FileMode) error
	// flush makes the names of a folder survive a power cut.
	flush(dir string) error
}

// file is a new file.
type file interface {
	io.WriteCloser
	Chmod(fs.FileMode) error
	Sync() error
}

var (
	errHeld    = errors.New("another flowverdict is writing there")
	errNoLocks = errors.New("the disk has no locks")
)

// system is the file system itself.
type system struct{}

func (system) lock(dir string) (io.Closer, error)        { return lockFolder(dir) }
func (system) lstat(path string) (fs.FileInfo, error)    { return os.Lstat(path) }
func (system) read(path string) ([]byte, error)          { return os.ReadFile(path) }
func (system) link(old, path string) error               { return os.Link(old, path) }
func (system) rename(old, path string) error             { return os.Rename(old, path) }
func (system) remove(path string) error                  { return os.Remove(path) }
func (system) mkdir(path string, perm fs.FileMode) error { return os.Mkdir(path, perm) }
func (system) flush(dir string) error                    { return flushFolder(dir) }

func (system) create(path string, perm fs.FileMode) (file, error) {
	return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
}

func (system) names(dir string) ([]string, error) {
	d, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	names, err := d.Readdirnames(-1)
	return names, errors.Join(err, d.Close())
}
