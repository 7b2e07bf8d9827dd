package wholefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// faulty is the file system with one step that goes wrong: it fails before or
// after it is done, or the process ends there and does nothing any more.
type faulty struct {
	system
	at    int // of the steps, from 1
	how   fault
	lacks map[string]error // what the disk cannot do

	dir   string // that is locked
	steps int
	over  bool
	locks []io.Closer
	said  []string // the steps
}

type fault int

const (
	fails fault = iota
	failsWhenDone
	ends
)

var errFault = &fs.PathError{Op: "step", Err: syscall.EIO}

// ended is what a process that ended panics with: nothing of it runs on.
type ended struct{}

func (d *faulty) step(name string, do func() error) error {
	if d.over {
		return errors.New("the process has ended")
	}
	if err := d.lacks[name]; err != nil {
		return &fs.PathError{Op: name, Err: err}
	}
	d.steps++
	d.said = append(d.said, name)
	if d.steps != d.at {
		return do()
	}
	switch d.how {
	case fails:
		return errFault
	case failsWhenDone:
		_ = do()
		return errFault
	}
	d.over = true
	panic(ended{})
}

// run runs a part of a program on the disk, until it ends by itself or at the
// fault; then what the process held is let go.
func (d *faulty) run(part func(*Writer) error) (err error, whole bool) {
	w := &Writer{disk: d, pause: func() {}}
	defer func() {
		for _, l := range d.locks {
			_ = l.Close()
		}
		d.leaveLockFile()
		if what := recover(); what != nil {
			if _, ok := what.(ended); !ok {
				panic(what)
			}
			err, whole = nil, false
		}
	}()
	return part(w), true
}

// leaveLockFile makes a lock file that this process holds one of a process that
// is gone.
func (d *faulty) leaveLockFile() {
	if path := filepath.Join(d.dir, lockName); d.dir != "" {
		if _, err := os.Lstat(path); err == nil {
			host, _ := os.Hostname()
			_ = os.WriteFile(path, fmt.Appendf(nil, "%d %s\n", 1<<30, host), 0o600)
		}
	}
}

func (d *faulty) lock(dir string) (l io.Closer, err error) {
	d.dir = dir
	err = d.step("lock", func() (err error) {
		l, err = d.system.lock(dir)
		if err == nil {
			d.locks = append(d.locks, l)
		}
		return err
	})
	if d.lacks["lock"] != nil {
		return nil, errNoLocks
	}
	return l, err
}

func (d *faulty) names(dir string) (out []string, err error) {
	err = d.step("names", func() (err error) { out, err = d.system.names(dir); return err })
	return out, err
}

func (d *faulty) lstat(path string) (out fs.FileInfo, err error) {
	if d.over {
		return nil, errors.New("the process has ended")
	}
	return d.system.lstat(path)
}

func (d *faulty) read(path string) (out []byte, err error) {
	err = d.step("read", func() (err error) { out, err = d.system.read(path); return err })
	return out, err
}

func (d *faulty) link(old, path string) error {
	return d.step("link", func() error { return d.system.link(old, path) })
}

func (d *faulty) rename(old, path string) error {
	return d.step("rename", func() error { return d.system.rename(old, path) })
}

func (d *faulty) remove(path string) error {
	return d.step("remove", func() error { return d.system.remove(path) })
}

func (d *faulty) mkdir(path string, perm fs.FileMode) error {
	return d.step("mkdir", func() error { return d.system.mkdir(path, perm) })
}

func (d *faulty) flush(dir string) error {
	return d.step("flush", func() error { return nil })
}

func (d *faulty) create(path string, perm fs.FileMode) (out file, err error) {
	err = d.step("create", func() error {
		f, err := d.system.create(path, perm)
		out = &faultyFile{f, d}
		return err
	})
	return out, err
}

type faultyFile struct {
	file
	disk *faulty
}

func (f *faultyFile) Write(b []byte) (n int, err error) {
	err = f.disk.step("write", func() (err error) { n, err = f.file.Write(b); return err })
	if err != nil && !f.disk.over { // a part of it
		_, _ = f.file.Write(b[:len(b)/2])
	}
	return n, err
}

func (f *faultyFile) Chmod(mode fs.FileMode) error {
	return f.disk.step("chmod", func() error { return f.file.Chmod(mode) })
}

func (f *faultyFile) Sync() error {
	return f.disk.step("sync", func() error { return nil }) // no power is cut here
}

func (f *faultyFile) Close() error { // closing happens, however a process ends
	_ = f.file.Close()
	return f.disk.step("close", func() error { return nil })
}
