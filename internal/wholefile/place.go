package wholefile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/internal/readfile"
)

// refused is why the program does not write where a path leads.
type refused struct{ error }

func refuse(format string, args ...any) error { return refused{fmt.Errorf(format, args...)} }

// place is where a file of the folder lies: its path, or that of the file that
// a link leads to, which stays a link. info is nil where there is none yet. A
// link that leads out of what is the user's to write in this run is refused, and
// so is what is no file: writing to it would do something else than to keep a
// record.
func (f *Folder) place(name string) (path string, info fs.FileInfo, err error) {
	path = f.path(name)
	info, err = f.w.on().lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil, nil
	}
	if err != nil {
		return "", nil, err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		path, info, err = f.follow(name)
		if err != nil {
			return "", nil, err
		}
	}
	if !info.Mode().IsRegular() {
		return "", nil, refuse("it is %s, and no file", kind(info.Mode()))
	}
	if info.Size() > Limit {
		return "", nil, refuse("it is larger than %d MiB", Limit>>20)
	}
	return path, info, nil
}

// Limit is the number of bytes that a file may have that is kept while
// another takes its place.
const Limit = 64 << 20

// follow gives the file that a link leads to within the repository.
func (f *Folder) follow(name string) (string, fs.FileInfo, error) {
	if err := readfile.Inside(f.dir, name); err != nil {
		var leaves *readfile.Refused
		if errors.As(err, &leaves) {
			err = refused{leaves}
		}
		return "", nil, err
	}
	target, err := filepath.EvalSymlinks(f.path(name))
	if err != nil {
		return "", nil, err
	}
	if target, err = filepath.Abs(target); err != nil {
		return "", nil, err
	}
	if inGit(target) {
		said, err := os.Readlink(f.path(name))
		return "", nil, errors.Join(refuse("it is a link to %q, which belongs to git", said), err)
	}
	info, err := f.w.on().lstat(target)
	return target, info, err
}

// inGit reports whether a path leads into a repository's own files: a hook that
// is written there would run.
func inGit(path string) bool {
	return slices.ContainsFunc(strings.Split(filepath.ToSlash(path), "/"), func(part string) bool { return strings.EqualFold(part, ".git") })
}

// kind says what a path leads to that is no file.
func kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "something else"
}
