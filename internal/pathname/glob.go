package pathname

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/unicode/norm"
)

// Glob is a pattern of paths, with slashes: *, ?, [a-z], {a,b} and **.
type Glob string

// Valid reports whether the pattern can be read as one.
func (g Glob) Valid() bool { return doublestar.ValidatePattern(string(g)) }

// Fits reports whether the pattern fits a name: as a glob, or as it is written, so
// that a file whose name has one of *?[{ in it can be named. A letter and its mark are
// the same as both in one, which is how some systems write names.
func (g Glob) Fits(name string) bool {
	if name == "" {
		return false
	}
	pattern, name := norm.NFC.String(string(g)), norm.NFC.String(name)
	return pattern == name || doublestar.MatchUnvalidated(pattern, name)
}

// Literal reports whether the pattern is one path, as it is written.
func (g Glob) Literal() bool { return !strings.ContainsAny(string(g), `*?[{\`) }

// Folder is the folder below which all that the pattern fits lies.
func (g Glob) Folder() string {
	if g.Literal() {
		return path.Dir(string(g))
	}
	base, _ := doublestar.SplitPattern(string(g))
	return base
}
