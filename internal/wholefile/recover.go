package wholefile

import (
	"fmt"
	"slices"
	"strings"
)

// recover finishes the write that a journal lists, or takes it back where a
// file is not there any more that it needs, and clears what else is left. All of
// that is left over, because nobody else writes in this folder now.
func (f *Folder) recover() error {
	left, err := f.leftOvers()
	if err != nil || len(left) == 0 {
		return err
	}
	mended := false
	for _, name := range left {
		if !isJournal(name) {
			continue
		}
		entries, err := f.entries(name)
		if err != nil {
			return err
		}
		did, err := f.settle(entries)
		if err != nil {
			return err
		}
		mended = mended || did
		if err := f.clear(name, nil); err != nil {
			return err
		}
	}
	return f.sweep(left, mended)
}

// leftOvers lists the files with names that this package gives, which belong to
// the user.
func (f *Folder) leftOvers() ([]string, error) {
	names, err := f.w.on().names(f.dir)
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	var out []string
	for _, name := range names {
		if !IsLeftOver(name) {
			continue
		}
		info, err := f.w.on().lstat(f.path(name))
		if ignoreMissing(err) != nil {
			return nil, err
		}
		if err == nil && info.Mode().IsRegular() && isOwn(info) {
			out = append(out, name)
		}
	}
	return out, nil
}

// sweep removes what no journal needs any more.
func (f *Folder) sweep(left []string, mended bool) error {
	cleared := 0
	for _, name := range left {
		err := f.w.on().remove(f.path(name))
		if ignoreMissing(err) != nil {
			return err
		}
		cleared++
	}
	if !mended && cleared > 0 {
		f.w.say("cleared what an interrupted write left in %s", f.dir)
	}
	return nil
}

// settle finishes a write or takes it back, and says so. It reports whether
// there was anything to do.
func (f *Folder) settle(entries []entry) (bool, error) {
	redo := true
	var unnamed, named []entry
	for _, e := range entries {
		now, err := f.state(e)
		if err != nil {
			return false, err
		}
		whole, there, err := f.isStaged(e)
		if err != nil {
			return false, err
		}
		switch {
		case now == fresh:
			named = append(named, e)
		case now == old && whole:
			unnamed = append(unnamed, e)
		case now == other && !there: // named, and changed by somebody since
		default:
			redo = false
		}
	}
	switch {
	case len(named)+len(unnamed) == 0, len(unnamed) == 0 && redo:
		return false, nil // nothing of it is this program's, or all is done
	case redo:
		return true, f.finish(unnamed, entries)
	}
	return true, f.takeBack(named)
}

func (f *Folder) finish(unnamed, all []entry) error {
	for _, e := range unnamed {
		if err := f.name(e); err != nil {
			return fmt.Errorf("finish %s: %w", f.path(e.Name), Cause(err))
		}
	}
	if err := f.flush(all); err != nil {
		return err
	}
	f.w.say("finished a write that was interrupted: %s", f.list(all))
	return nil
}

func (f *Folder) takeBack(named []entry) error {
	if err := f.undo(named); err != nil {
		return err
	}
	if len(named) > 0 {
		f.w.say("took back a write that was interrupted: %s", f.list(named))
	}
	return nil
}

func (f *Folder) list(entries []entry) string {
	paths := make([]string, len(entries))
	for i, e := range entries {
		paths[i] = f.path(e.Name)
	}
	return strings.Join(paths, ", ")
}
