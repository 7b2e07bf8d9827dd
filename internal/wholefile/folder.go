package wholefile

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Writer writes the files of one run. The zero value writes, and says nothing.
type Writer struct {
	// Say gets clauses for people: what of an interrupted write was finished,
	// and, once, what a disk cannot do.
	Say func(clause string)
	// Begin is called before the first step of a write, and what it returns
	// after the last one.
	Begin func() (end func())

	said  map[string]bool
	disk  disk
	pause func()
}

func (w *Writer) on() disk {
	if w.disk == nil {
		return system{}
	}
	return w.disk
}

func (w *Writer) wait() {
	if w.pause != nil {
		w.pause()
		return
	}
	time.Sleep(lockPause)
}

func (w *Writer) say(format string, args ...any) {
	if w.Say != nil {
		w.Say(fmt.Sprintf(format, args...))
	}
}

// once says what a disk lacks, and not again.
func (w *Writer) once(format, dir string) {
	if w.said[format] {
		return
	}
	if w.said == nil {
		w.said = map[string]bool{}
	}
	w.said[format] = true
	w.say(format, dir)
}

// Folder is a folder that this process alone writes to, as long as it holds it.
type Folder struct {
	w    *Writer
	dir  string
	perm fs.FileMode // of new files
	lock io.Closer
	made []string // folders that were made for it, the innermost first
}

// Open takes a folder, which is made where it is missing, for this process
// alone, and waits while another one writes there. What an interrupted write
// left in it is finished or taken back first. New files get perm, less what the
// umask takes.
func (w *Writer) Open(dir string, perm fs.FileMode) (*Folder, error) {
	f := &Folder{w: w, dir: dir, perm: perm}
	err := f.mkdir(dir)
	if err == nil {
		f.lock, err = w.hold(dir, lockTries)
	}
	if err == nil {
		err = f.recover()
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("write to folder %s: %w", dir, Cause(err))
	}
	return f, nil
}

// Mend finishes or takes back what an interrupted write left in a folder, for
// those who are about to read there. Where nothing is left, it does nothing but
// look.
func (w *Writer) Mend(dir string) error {
	names, err := w.on().names(dir)
	if err != nil || !slices.ContainsFunc(names, IsLeftOver) {
		return nil // whoever reads there will say that it cannot be read
	}
	lock, err := w.hold(dir, lockTries)
	if err == nil {
		f := &Folder{w: w, dir: dir, lock: lock}
		err = f.recover()
		f.Close()
	}
	if err != nil {
		return fmt.Errorf("mend what an interrupted write left in %s: %w", dir, Cause(err))
	}
	return nil
}

// LeftIn reports whether a folder holds what an interrupted write left, or what
// one leaves that is going on.
func LeftIn(dir string) bool {
	names, err := system{}.names(dir)
	return err == nil && slices.ContainsFunc(names, IsLeftOver)
}

// mkdir makes a folder and those above it that are missing.
func (f *Folder) mkdir(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return errors.New("it is no folder")
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := f.mkdir(filepath.Dir(dir)); err != nil {
		return err
	}
	err = f.w.on().mkdir(dir, 0o777)
	if err == nil {
		f.made = append([]string{dir}, f.made...)
	}
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	return err
}

// Close lets the folder go. One that was made and stayed empty is removed. A
// lock that cannot be let go ends with the process.
func (f *Folder) Close() {
	for _, dir := range f.made {
		if f.w.on().remove(dir) != nil {
			break
		}
	}
	if f.lock != nil {
		_ = f.lock.Close()
	}
}

func (f *Folder) path(name string) string { return filepath.Join(f.dir, name) }
