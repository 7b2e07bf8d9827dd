package records

import (
	"errors"
	"io/fs"
	"path/filepath"

	"flowverdict/internal/readfile"
	"flowverdict/internal/wholefile"
	"flowverdict/report/folder"
)

// Undo is what takes the writing of a record back: what its files held before,
// and what they hold since. The zero Undo takes nothing back.
type Undo struct {
	dir   string
	files []wholefile.File
}

// undoOf reads what files of a folder hold before they are written.
func undoOf(dir string, written []wholefile.File) (Undo, error) {
	u := Undo{dir: dir}
	for _, x := range written {
		before, err := readfile.Found(filepath.Join(dir, x.Name), wholefile.Limit)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			u.files = append(u.files, wholefile.File{Name: x.Name, Gone: true, Read: x.Data})
		case err != nil:
			return Undo{}, err
		default:
			u.files = append(u.files, wholefile.File{Name: x.Name, Data: before, Read: x.Data})
		}
	}
	return u, nil
}

// Empty reports whether there is nothing to take back.
func (u Undo) Empty() bool { return len(u.files) == 0 }

// TakeBack takes the writing of a record back: its files go or hold what they held
// before, and so do those of the records that were marked, all or none. Where one
// of them holds anything else than what was written, all stay and the error wraps
// [wholefile.ErrChanged].
func (s Store) TakeBack(u Undo) error {
	held, err := folder.Hold(s.Writer, u.dir)
	if err != nil {
		return err
	}
	defer held.Close()
	return held.Change(u.files...)
}
