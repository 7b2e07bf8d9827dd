package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// File is one file to be written.
type File struct {
	Path string
	Data []byte
	New  bool // no file may be there yet
}

// WriteAll puts the files into place in their order, all or none: where one
// cannot be written, or is there and should be new, those before it get their
// old content back or are taken away again. New files get perm; a file that is
// replaced keeps its own.
func WriteAll(perm fs.FileMode, files ...File) error {
	old := make([]*former, len(files))
	for i, f := range files {
		if f.New {
			continue
		}
		var err error
		if old[i], err = formerly(f.Path); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, Cause(err))
		}
	}
	for i, f := range files {
		if err := f.write(perm, old[i]); err != nil {
			for j := i - 1; j >= 0; j-- {
				err = errors.Join(err, files[j].undo(old[j]))
			}
			return err
		}
	}
	return nil
}

// former is what stood at a path before.
type former struct {
	content []byte
	perm    fs.FileMode
}

// formerly returns nil where no file is.
func formerly(path string) (*former, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	content, err := os.ReadFile(path)
	return &former{content, info.Mode().Perm()}, err
}

func (f File) write(perm fs.FileMode, old *former) error {
	switch {
	case f.New:
		return Create(f.Path, f.Data, perm)
	case old != nil:
		return Replace(f.Path, f.Data, old.perm)
	}
	return Replace(f.Path, f.Data, perm)
}

func (f File) undo(old *former) error {
	if old == nil {
		return os.Remove(f.Path)
	}
	return Replace(f.Path, old.content, old.perm)
}
