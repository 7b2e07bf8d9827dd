package folder

import (
	"path/filepath"

	"flowverdict/internal/wholefile"
)

// Held is a folder of records that this process alone writes to, so that a
// number that is free stays free until it is taken.
type Held struct {
	dir    string
	folder *wholefile.Folder
}

// perm lets everybody read a record, as files of a repository are, unless the
// umask takes it.
const perm = 0o666

// Hold takes a folder of records, which is made where it is missing.
func Hold(w *wholefile.Writer, dir string) (*Held, error) {
	f, err := w.Open(dir, perm)
	if err != nil {
		return nil, err
	}
	return &Held{dir, f}, nil
}

// Close lets the folder go.
func (h *Held) Close() { h.folder.Close() }

// FreeID names the next record about a subject: by a wanted id, unless another
// record has its number by now, or by [NextID].
func (h *Held) FreeID(wanted, named, subject string) (string, error) {
	if n, ok := number(wanted + ".yaml"); ok {
		taken, err := numbers(h.dir)
		if err != nil || !taken[n] {
			return wanted, err
		}
	}
	return NextID(h.dir, named, subject)
}

// Files are the two files of a record as they are to be written. Existing ones are
// replaced only when replace is set.
func Files(p Paths, yaml, markdown []byte, replace bool) []wholefile.File {
	return []wholefile.File{
		{Name: filepath.Base(p.YAML), Data: yaml, New: !replace},
		{Name: filepath.Base(p.Markdown), Data: markdown, New: !replace},
	}
}

// Change writes files of the folder and takes others away, all or none. One that
// should be new and is there is [fs.ErrExist], and all stay as they are.
func (h *Held) Change(files ...wholefile.File) error { return h.folder.Write(files...) }
