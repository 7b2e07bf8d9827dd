package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// Write puts the files into place, all or none: where one cannot be written, is
// there and should be new, or was changed since it was read, those before it get
// their old content back or are taken away again. What this process cannot do
// to its end, the next one does that opens the folder.
func (f *Folder) Write(files ...File) error {
	if f.w.Begin != nil {
		defer f.w.Begin()()
	}
	return f.write(files)
}

func (f *Folder) write(files []File) error {
	files, entries, err := f.prepare(files)
	journal := ""
	if err == nil && len(files) > 1 { // one file is named in one step
		journal = randomName(journalPrefix)
		err = f.note(journal, entries)
	}
	if err == nil {
		err = f.nameAll(files, entries)
	}
	if err != nil {
		if failed := f.undo(entries); failed != nil {
			return errors.Join(err, failed) // the journal stays: the next process tries again
		}
	} else {
		f.made = nil
	}
	// What cannot be cleared away is left to the next process.
	_ = f.clear(journal, entries)
	return err
}

// swap puts a single file in place, whatever is there.
func (f *Folder) swap(x File) error {
	e := entry{Staged: randomName(prefix)}
	info, err := f.w.on().lstat(f.path(x.Name))
	switch {
	case err == nil:
		err = f.put(e.Staged, x.Data, 0o600, info.Mode().Perm())
	case errors.Is(err, fs.ErrNotExist):
		err = f.put(e.Staged, x.Data, f.perm, 0)
	}
	if err == nil {
		err = f.w.on().rename(f.path(e.Staged), f.path(x.Name))
	}
	if err != nil {
		_ = f.clear("", []entry{e})
		return f.wrong(x, err)
	}
	return f.flushFolder(f.dir)
}

// prepare keeps the old content of each file and stages the new one. A file that
// holds it already is left out.
func (f *Folder) prepare(files []File) (todo []File, entries []entry, err error) {
	for _, x := range files {
		e := entry{Name: x.Name}
		same, err := f.keep(x, &e)
		if err == nil && !same {
			err = f.stage(x, &e)
		}
		if !same {
			todo, entries = append(todo, x), append(entries, e)
		}
		if err != nil {
			return todo, entries, f.wrong(x, err)
		}
	}
	return todo, entries, nil
}

// nameAll gives all staged files their names, after a last look at what has
// these names now.
func (f *Folder) nameAll(files []File, entries []entry) error {
	for i, x := range files {
		if err := f.unchanged(x, entries[i]); err != nil {
			return f.wrong(x, err)
		}
	}
	for i, x := range files {
		if err := f.name(entries[i]); err != nil {
			return f.wrong(x, err)
		}
	}
	return f.flush(entries)
}

func (f *Folder) wrong(x File, err error) error {
	return fmt.Errorf("write %s: %w", f.path(x.Name), Cause(err))
}

// unchanged demands that a file is what it was when its content was kept.
func (f *Folder) unchanged(x File, e entry) error {
	state, err := f.state(e)
	switch {
	case err != nil:
		return err
	case state == old:
		return nil
	case x.New:
		return fs.ErrExist
	}
	return ErrChanged
}

// name gives one staged file its name, or takes one away. A link, unlike a rename, never replaces
// what somebody else has just put there.
func (f *Folder) name(e entry) error {
	path, _, err := f.place(e.Name)
	if err != nil {
		return err
	}
	if e.Gone {
		return f.w.on().remove(path)
	}
	staged := f.path(e.Staged)
	if e.Was == "" {
		err := f.w.on().link(staged, path)
		if err == nil {
			_ = f.w.on().remove(staged) // the file has its name; what is left is cleared
			return nil
		}
		if !lacks(err) {
			return err
		}
		f.w.once("the disk of %s has no hard links; a new file is renamed into place", f.dir)
	}
	return f.w.on().rename(staged, path)
}

// flush makes the new names survive a power cut.
func (f *Folder) flush(entries []entry) error {
	flushed := map[string]bool{}
	for _, e := range entries {
		path, _, err := f.place(e.Name)
		if err != nil {
			return err
		}
		dir := filepath.Dir(path)
		if flushed[dir] {
			continue
		}
		flushed[dir] = true
		if err := f.flushFolder(dir); err != nil {
			return err
		}
	}
	return nil
}

func (f *Folder) flushFolder(dir string) error {
	err := f.w.on().flush(dir)
	if lacks(err) {
		f.w.once("the disk of %s cannot flush folders; a power cut may undo what was just written", f.dir)
		return nil
	}
	if err != nil {
		return fmt.Errorf("flush folder %s: %w", dir, Cause(err))
	}
	return nil
}

// undo brings the old content back wherever the new one is in place.
func (f *Folder) undo(entries []entry) error {
	var failed error
	var done []entry
	for i := len(entries) - 1; i >= 0; i-- {
		e := entries[i]
		if e.Staged == "" && !e.Gone {
			continue
		}
		state, err := f.state(e)
		if err == nil && state == fresh {
			done = append(done, e)
			err = f.restore(e)
		}
		if err != nil {
			failed = errors.Join(failed, fmt.Errorf("bring back %s: %w", f.path(e.Name), Cause(err)))
		}
	}
	return errors.Join(failed, f.flush(done))
}

func (f *Folder) restore(e entry) error {
	path, _, err := f.place(e.Name)
	if err != nil {
		return err
	}
	if e.Was == "" {
		return f.w.on().remove(path)
	}
	if whole, err := f.isKept(e); err != nil || !whole {
		return errors.Join(err, errors.New("what it held is not there any more"))
	}
	return f.w.on().rename(f.path(e.Kept), path)
}

// clear removes the journal first: without it, whatever else is left is nobody's.
func (f *Folder) clear(journal string, entries []entry) error {
	names := []string{journal}
	for _, e := range entries {
		names = append(names, e.Staged, e.Kept)
	}
	for _, name := range names {
		if name == "" {
			continue
		}
		if err := f.w.on().remove(f.path(name)); ignoreMissing(err) != nil {
			return err
		}
	}
	return nil
}
