package wholefile

import (
	"encoding/json"
	"errors"
	"io/fs"
	"strings"
)

// journal lists the files of a write while they are named, so that the next
// process can finish it or take it back. It is believed only as far as the files
// show it: a staged file is one where size, digest and time agree, and the time
// is one that no checkout of a repository gives a file. So a journal that a
// stranger has committed brings nothing into place and takes nothing away.
type journal struct {
	Schema string  `json:"schema"`
	Files  []entry `json:"files"`
}

const (
	journalSchema = "flowverdict/journal/v1"
	journalLimit  = 64 << 10 // bytes
)

// entry is one file of a write.
type entry struct {
	Name   string `json:"name"`
	Gone   bool   `json:"gone,omitempty"`   // it is taken away, so nothing is staged
	Staged string `json:"staged,omitempty"` // has the new content
	SHA256 string `json:"sha256,omitempty"`
	Size   int64  `json:"size,omitempty"`
	Time   int64  `json:"time"` // when it was modified, in nanoseconds; of one that is taken away, the kept file

	Kept    string `json:"kept,omitempty"` // has the old content
	Was     string `json:"was,omitempty"`  // its digest; "" where there was no file
	WasSize int64  `json:"was_size,omitempty"`

	mode fs.FileMode // that the file had
}

// note writes the journal, whole or not at all.
func (f *Folder) note(name string, entries []entry) error {
	content, err := json.MarshalIndent(journal{journalSchema, entries}, "", "  ")
	if err != nil {
		return err
	}
	temporary := randomName(prefix)
	err = f.put(temporary, append(content, '\n'), 0o600, 0)
	if err == nil {
		err = f.w.on().rename(f.path(temporary), f.path(name))
	}
	if err == nil {
		err = f.flushFolder(f.dir)
	}
	if err != nil {
		_ = f.w.on().remove(f.path(temporary)) // or the next process does
		return f.wrong(File{Name: name}, err)
	}
	return nil
}

// entries reads a journal. One that names anything but files of its own folder
// lists nothing.
func (f *Folder) entries(name string) ([]entry, error) {
	info, err := f.w.on().lstat(f.path(name))
	if err != nil || info.Size() > journalLimit {
		return nil, err
	}
	content, err := f.w.on().read(f.path(name))
	if err != nil {
		return nil, err
	}
	var j journal
	if json.Unmarshal(content, &j) != nil || j.Schema != journalSchema {
		return nil, nil
	}
	for _, e := range j.Files {
		if !e.sound() {
			return nil, nil
		}
	}
	return j.Files, nil
}

// sound reports whether an entry names files of the folder by names that can be
// those of a write.
func (e entry) sound() bool {
	return e.Name != "" && !strings.HasPrefix(e.Name, ".") && !strings.ContainsAny(e.Name, "/\\:\x00") &&
		isTemporary(e.Staged) != e.Gone && (e.Was == "") == (e.Kept == "") && (e.Kept == "" && !e.Gone || isTemporary(e.Kept))
}

// state is what has the name of an entry now.
type state int

const (
	old   state = iota // what was there before, or nothing where nothing was
	fresh              // the new content
	other
)

func (f *Folder) state(e entry) (state, error) {
	if e.Gone {
		return f.stateOfGone(e)
	}
	path, info, err := f.place(e.Name)
	switch {
	case errors.As(err, &refused{}):
		return other, nil
	case err != nil:
		return other, err
	case info == nil && e.Was == "":
		return old, nil
	case info == nil:
		return other, nil
	}
	if is, err := f.isNew(path, info, e); is || err != nil {
		return fresh, err
	}
	if e.Was == "" {
		return other, nil
	}
	is, err := f.holds(path, info, e.WasSize, e.Was)
	if is {
		return old, err
	}
	return other, err
}

// stateOfGone is the state of a file that is taken away. Only while its content is
// kept by this program does a journal say anything of it.
func (f *Folder) stateOfGone(e entry) (state, error) {
	kept, err := f.isKept(e)
	if err != nil || !kept {
		return other, err
	}
	path, info, err := f.place(e.Name)
	switch {
	case errors.As(err, &refused{}):
		return other, nil
	case err != nil:
		return other, err
	case info == nil:
		return fresh, nil
	}
	if is, err := f.holds(path, info, e.WasSize, e.Was); is || err != nil {
		return old, err
	}
	return other, nil
}

// isNew reports whether a file is the one that was staged, wherever it is now.
func (f *Folder) isNew(path string, info fs.FileInfo, e entry) (bool, error) {
	if info.ModTime().UnixNano() != e.Time {
		return false, nil
	}
	return f.holds(path, info, e.Size, e.SHA256)
}

// isStaged reports whether the new content waits to be named, and whether any
// file is there in its place.
func (f *Folder) isStaged(e entry) (whole, there bool, err error) {
	if e.Gone {
		return true, false, nil
	}
	path := f.path(e.Staged)
	info, err := f.w.on().lstat(path)
	if err != nil {
		return false, false, ignoreMissing(err)
	}
	if !info.Mode().IsRegular() || !isOwn(info) {
		return false, true, nil
	}
	whole, err = f.isNew(path, info, e)
	return whole, true, err
}

// isKept reports whether the old content is kept; that of a file that is taken
// away, by this program.
func (f *Folder) isKept(e entry) (bool, error) {
	path := f.path(e.Kept)
	info, err := f.w.on().lstat(path)
	if err != nil || !info.Mode().IsRegular() || e.Gone && (info.ModTime().UnixNano() != e.Time || !isOwn(info)) {
		return false, ignoreMissing(err)
	}
	return f.holds(path, info, e.WasSize, e.Was)
}

func (f *Folder) holds(path string, info fs.FileInfo, size int64, sha256 string) (bool, error) {
	if info.Size() != size || size > Limit {
		return false, nil
	}
	content, err := f.w.on().read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && digest(content) == sha256, err
}
