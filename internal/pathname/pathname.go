// Package pathname is the one place that knows when two paths lead to the same file,
// how a path reads from another folder, how it is written as an address, and how
// lists of paths that other programs write are read.
//
// Two names are one file where the folder is the same after all links on the way
// to it are followed: a checkout that lies behind a link has one place, whichever
// name it is called by. The last step of a path is not followed, because a link to
// a record is a name of its own in its folder.
//
// It imports helpers of its floor, a library for globs and one for Unicode. It opens
// no file.
package pathname

import (
	"os"
	"path/filepath"
	"strings"
)

// Slash is a path as it stands in findings, on every system with slashes.
func Slash(name string) string { return filepath.ToSlash(name) }

// Absolute is a path from the root, with the links in it, or the path as it is
// where the present folder is not known.
func Absolute(name string) string {
	if abs, err := filepath.Abs(name); err == nil {
		return abs
	}
	return name
}

// Here is the present folder without links on the way to it. The paths .. and
// ../.. lead from there, whatever the shell calls it. It is "." where it is not known.
func Here() string {
	here, err := filepath.Abs(".")
	if err != nil {
		return "."
	}
	return folded(here)
}

// Physical is the one path of a file from the root, links on the way to its folder
// followed. As far as nothing is there, steps are taken as they are written.
func Physical(name string) string {
	if !filepath.IsAbs(name) {
		name = Here() + string(filepath.Separator) + name
	}
	folder, base := filepath.Split(name)
	switch base {
	case "", ".", "..":
		return folded(name)
	}
	return filepath.Join(folded(folder), base)
}

// PhysicalFolder is [Physical] of a folder, which is followed itself.
func PhysicalFolder(name string) string {
	if !filepath.IsAbs(name) {
		name = Here() + string(filepath.Separator) + name
	}
	return folded(name)
}

// folded follows the links of a path from the root as far as there are files.
func folded(name string) string {
	rest := ""
	for at := strings.TrimRight(name, string(filepath.Separator)); at != ""; {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(real, rest)
		}
		cut := strings.LastIndexByte(at, filepath.Separator)
		if cut <= 0 {
			break
		}
		rest = filepath.Join(at[cut+1:], rest)
		at = strings.TrimRight(at[:cut], string(filepath.Separator))
	}
	return filepath.Clean(name)
}

// Clean is a path without steps that lead nowhere. A step back over a link leads
// to where the link points, and is not taken away with it.
func Clean(name string) string {
	clean := filepath.Clean(name)
	if !goesBack(name) || Physical(name) == Physical(clean) {
		return clean
	}
	return Shown(Physical(name))
}

// goesBack reports whether a path steps back over a step that it made.
func goesBack(name string) bool {
	made := false
	for step := range strings.SplitSeq(filepath.ToSlash(name), "/") {
		switch step {
		case "", ".":
		case "..":
			if made {
				return true
			}
		default:
			made = true
		}
	}
	return false
}

// Shown is a path from the root as a person would type it: relative where it lies
// below the present folder.
func Shown(name string) string {
	for _, here := range []string{Absolute("."), Here()} {
		if rel, err := filepath.Rel(here, name); err == nil && filepath.IsLocal(rel) {
			return rel
		}
	}
	return name
}

// FromHere is a path as it reads from the present folder, .. included.
func FromHere(name string) string {
	if rel, err := filepath.Rel(Here(), Physical(name)); err == nil {
		return rel
	}
	return name
}

// Below is how a path reads from a folder, both from the root, with slashes; false
// where it does not lie in or below it.
func Below(folder, name string) (string, bool) {
	rel, err := filepath.Rel(folder, name)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false
	}
	return filepath.ToSlash(rel), true
}

// Followed is the physical path of the file that a link leads to at last, or of the
// file itself; false where nothing is there.
func Followed(name string) (string, bool) {
	real, err := filepath.EvalSymlinks(Physical(name))
	return real, err == nil
}

// IsLink reports whether the last step of a path is a symbolic link.
func IsLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}
