package readfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// openLink opens what a link leads to, if the way there does not leave the
// repository. [os.Root] holds that at every step of the way.
func openLink(name string) (*os.File, error) {
	b, err := around(filepath.Dir(name))
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(b.folder)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	inside := filepath.Join(b.here, filepath.Base(name))
	info, err := root.Stat(inside)
	if err != nil {
		return nil, b.leads(name, err)
	}
	if !info.Mode().IsRegular() {
		return nil, &Refused{Why: fmt.Sprintf("it is a link to %s", kind(info.Mode()))}
	}
	f, err := root.OpenFile(inside, os.O_RDONLY|noWait, 0)
	if err != nil {
		return nil, b.leads(name, err)
	}
	return f, nil
}

// leads says why a link cannot be followed. That nothing is there is kept as
// it is: the link is one to nowhere.
func (b boundary) leads(name string, err error) error {
	target, is := os.Readlink(name)
	switch {
	case is != nil: // a folder on the way is the link
		return &Refused{Why: fmt.Sprintf("it leads out of %s", b)}
	case errors.Is(err, fs.ErrNotExist) && filepath.IsLocal(target):
		return &Refused{Why: fmt.Sprintf("it is a link to %q, where nothing is", target)}
	case strings.Contains(cause(err).Error(), "escapes"):
		return &Refused{Why: fmt.Sprintf("it is a link to %q, which leads out of %s", target, b)}
	}
	return &Refused{Why: fmt.Sprintf("it is a link to %q: %s", target, cause(err))}
}

// Inside returns nil where what a path from a folder leads to, links followed,
// lies in the repository around the folder, or in the folder where there is no
// repository; also where there is nothing yet. It opens nothing.
func Inside(folder, path string) error {
	b, err := around(folder)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(b.folder)
	if err != nil {
		return err
	}
	defer root.Close()
	inside := filepath.Join(b.here, path)
	if _, err := root.Lstat(inside); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if _, err := root.Stat(inside); err != nil {
		return b.leads(filepath.Join(folder, path), err)
	}
	return nil
}

// boundary is a folder that what is found in it does not lead out of.
type boundary struct {
	folder     string // without links
	here       string // the folder that was asked about, from there
	repository bool
}

func (b boundary) String() string {
	if b.repository {
		return "the repository"
	}
	return "the folder"
}

// around returns the boundary of a folder: the nearest one around it that holds
// .git, or the folder itself. Links on the way to the folder are followed: a
// person has named it, or it was found without any.
func around(folder string) (boundary, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return boundary{}, err
	}
	folder, err = filepath.EvalSymlinks(folder)
	if err != nil {
		return boundary{}, err
	}
	for up := folder; ; up = filepath.Dir(up) {
		if _, err := os.Lstat(filepath.Join(up, ".git")); err == nil {
			here, err := filepath.Rel(up, folder)
			return boundary{up, here, true}, err
		}
		if up == filepath.Dir(up) {
			return boundary{folder, ".", false}, nil
		}
	}
}
