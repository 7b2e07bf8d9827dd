package files

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/report/validation"

	"github.com/bmatcuk/doublestar/v4"
)

// mostLinked is how many files and folders are looked at behind the links to folders
// that a run finds: a repository has fewer, and links to it many times over are not
// followed for ever.
const mostLinked = 20_000

// leadsToFolder reports whether a link leads to a folder.
func leadsToFolder(link string) bool {
	info, err := os.Stat(link)
	return err == nil && info.IsDir()
}

// linked says of a link to a folder which record behind it is not checked. Where
// there is none, the link is named beside records only.
func (n neighbours) linked(link string, beside bool) (out validation.Beside) {
	record := n.unchecked(link)
	if record != "" {
		out.Behind, out.Why = pathname.Slash(record), whyNot(link, 0)
	}
	if record != "" || beside {
		out.Name = pathname.Slash(link)
	}
	return out
}

// unchecked returns a record that is not checked in the folder that a link leads to,
// by its path from there; "" where there is none, or none within the repository.
func (n neighbours) unchecked(link string) string {
	target, ok := pathname.Followed(link)
	if !ok || readfile.Inside(filepath.Dir(link), filepath.Base(link)) != nil {
		return ""
	}
	n.behind.Lock()
	defer n.behind.Unlock()
	found, known := n.behind.records[target]
	if !known {
		found = n.firstUnchecked(target)
		n.behind.records[target] = found
	}
	return found
}

// firstUnchecked walks a folder as a run would.
func (n neighbours) firstUnchecked(folder string) (found string) {
	_ = filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		n.behind.looked++
		switch {
		case n.behind.looked > mostLinked:
			return fs.SkipAll
		case err != nil:
			return nil // what a run over the folder would say of it
		case e.IsDir() && (name != folder && strings.HasPrefix(e.Name(), ".") || n.Walked(name)):
			return fs.SkipDir
		case e.IsDir() || !e.Type().IsRegular() || !isYAML(name):
			return nil
		}
		if _, checked := n.seen[n.key(name)]; !checked && HoldsRecord(name) {
			found, _ = filepath.Rel(folder, name)
			return fs.SkipAll
		}
		return nil
	})
	return found
}

// leadsOn reports whether a glob fits something below a path, or the path itself. A
// glob that cannot be cut at its slashes may.
func leadsOn(glob, name string) bool {
	steps := strings.Split(glob, "/")
	for i := range steps {
		fits, err := doublestar.Match(path.Join(steps[:i+1]...), name)
		if fits || errors.Is(err, doublestar.ErrBadPattern) {
			return true
		}
	}
	return false
}
