package wholefile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
)

// keep keeps the old content of a file under another name, so that it can be
// brought back. It reports whether the file holds the new content already.
func (f *Folder) keep(x File, e *entry) (same bool, err error) {
	if _, err := f.w.on().lstat(f.path(x.Name)); x.New && err == nil {
		return false, fs.ErrExist // whatever it is
	}
	path, info, err := f.place(x.Name)
	if err != nil {
		return false, err
	}
	if info == nil {
		if x.Gone {
			return true, nil
		}
		if x.Read != nil {
			err = ErrChanged
		}
		return false, err
	}
	content, err := f.w.on().read(path)
	switch {
	case err != nil:
		return false, err
	case x.Read != nil && !bytes.Equal(content, x.Read):
		return false, ErrChanged
	case !x.Gone && bytes.Equal(content, x.Data):
		return true, nil
	}
	e.Kept, e.Was, e.WasSize, e.mode = randomName(prefix), digest(content), int64(len(content)), info.Mode().Perm()
	err = f.w.on().link(path, f.path(e.Kept))
	switch {
	case lacks(err):
		err = f.put(e.Kept, content, 0o600, e.mode)
	case errors.Is(err, fs.ErrNotExist):
		err = ErrChanged
	}
	return false, err
}

// stage writes the new content to a temporary file. A new file has the mode that
// the umask leaves it from the start; one that replaces another gets the
// other's.
func (f *Folder) stage(x File, e *entry) error {
	if x.Gone {
		info, err := f.w.on().lstat(f.path(e.Kept))
		if err == nil {
			e.Gone, e.Time = true, info.ModTime().UnixNano()
		}
		return err
	}
	e.Staged, e.SHA256, e.Size = randomName(prefix), digest(x.Data), int64(len(x.Data))
	var err error
	if e.Was == "" {
		err = f.put(e.Staged, x.Data, f.perm, 0)
	} else {
		err = f.put(e.Staged, x.Data, 0o600, e.mode)
	}
	if err != nil {
		return err
	}
	info, err := f.w.on().lstat(f.path(e.Staged))
	if err != nil {
		return err
	}
	e.Time = info.ModTime().UnixNano()
	return nil
}

// put writes a temporary file and flushes it; mode is set where it is not 0.
func (f *Folder) put(name string, data []byte, perm, mode fs.FileMode) error {
	x, err := f.w.on().create(f.path(name), perm)
	if err != nil {
		return err
	}
	_, err = x.Write(data)
	if err == nil && mode != 0 {
		err = x.Chmod(mode)
		if lacks(err) {
			f.w.once("the disk of %s keeps no modes; a file that is replaced gets the disk's", f.dir)
			err = nil
		}
	}
	if err == nil {
		err = x.Sync()
		if lacks(err) {
			f.w.once("the disk of %s cannot flush files; a power cut may take what was just written", f.dir)
			err = nil
		}
	}
	return errors.Join(err, x.Close())
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
