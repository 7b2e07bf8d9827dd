package files

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"flowverdict/internal/pathname"
	"flowverdict/ui/command/usage"

	"github.com/bmatcuk/doublestar/v4"
)

// walk finds the files of a folder and those below it.
func (s *Selection) walk(root string) {
	if pathname.IsLink(root) {
		root += string(filepath.Separator) // a link that was named stands for its folder
	}
	s.folder(root)
}

func (s *Selection) folder(name string) {
	s.walked[s.keys.Folder(name)] = true
	entries, err := os.ReadDir(name)
	if err != nil { // what was read before is looked at
		s.fail(name, err)
	}
	beside := markdownOfAll(entries)
	for _, e := range entries {
		switch path := filepath.Join(name, e.Name()); {
		case !e.IsDir():
			s.find(path, e.Type(), beside)
		case !strings.HasPrefix(e.Name(), "."): // .git and the like hold no records
			s.folder(path)
		}
	}
}

// Walked reports whether every file of a folder, and of those below it, was found.
func (s *Selection) Walked(folder string) bool { return s.walked[s.keys.Folder(folder)] }

// markdownOfAll are the names that the Markdown of the YAML files of a folder
// would have.
func markdownOfAll(entries []fs.DirEntry) map[string]bool {
	out := map[string]bool{}
	for _, e := range entries {
		if isYAML(e.Name()) && e.Type().IsRegular() {
			out[MarkdownOf(e.Name())] = true
		}
	}
	return out
}

// find takes what was found under a name. What may be the Markdown of a record
// is looked at with that.
func (s *Selection) find(path string, mode fs.FileMode, beside map[string]bool) {
	if mode&fs.ModeSymlink != 0 && (isYAML(path) || leadsToFolder(path)) {
		s.links[len(s.given)-1] = true
	}
	s.configuring(path, namesConfiguration(path))
	switch fateOf(path, mode, len(beside) > 0) {
	case selected:
		s.add(path)
	case leftOver:
		s.left = append(s.left, filepath.Dir(path))
	case lookedAt:
		if !beside[filepath.Base(path)] {
			s.pass(path)
		}
	}
}

// glob finds the files that a pattern fits, as they would be found in a folder.
func (s *Selection) glob(pattern string) {
	failed := map[string]bool{}
	fail := func(path string, err error) {
		if !failed[path] {
			failed[path] = true
			s.fail(path, err)
		}
	}
	base, rest := doublestar.SplitPattern(filepath.ToSlash(filepath.Clean(pattern)))
	link := func(name string) {
		if path := filepath.Join(base, filepath.FromSlash(name)); leadsOn(rest, name) && leadsToFolder(path) {
			s.find(path, fs.ModeSymlink, nil)
		}
	}
	end := ending(pattern)
	asked := end != "" && !strings.ContainsAny(end, "*?[{") && !isYAML(pattern) && !isPage(pattern)
	matches, err := doublestar.Glob(tree{base, fail, link}, rest, doublestar.WithNoFollow(), doublestar.WithFilesOnly())
	if err != nil {
		s.Failed = append(s.Failed, usage.Errorf("glob %q: %s", pattern, err))
		return
	}
	for _, m := range matches {
		path := filepath.Join(filepath.FromSlash(base), filepath.FromSlash(m))
		if info, err := os.Lstat(path); err != nil {
			fail(path, err)
		} else {
			s.find(path, info.Mode().Type(), nil)
			s.fit(path, asked)
		}
	}
}

// fit keeps what a glob fits and is no YAML: beside records it is looked at as all else
// there is, and everywhere where the glob asks for its ending.
func (s *Selection) fit(path string, asked bool) {
	if isYAML(path) {
		return
	}
	s.pass(path)
	if key := s.key(path); asked {
		s.asked[key] = len(s.given) - 1
	}
}

// tree is a folder as globs look at it: they read folders and open no file. They
// pass over what cannot be read, and links to folders; the tree says so.
type tree struct {
	base string
	fail func(path string, err error)
	link func(name string) // from the tree, with slashes
}

// Open implements [fs.FS], and opens nothing.
func (t tree) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.ErrUnsupported}
}

// ReadDir implements [fs.ReadDirFS].
func (t tree) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := os.ReadDir(t.path(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.fail(t.path(name), err)
	}
	for _, e := range entries {
		if e.Type()&fs.ModeSymlink != 0 {
			t.link(path.Join(name, e.Name()))
		}
	}
	return entries, err
}

// Stat implements [fs.StatFS].
func (t tree) Stat(name string) (fs.FileInfo, error) {
	info, err := os.Stat(t.path(name))
	if errors.Is(err, fs.ErrPermission) {
		t.fail(t.path(name), err)
	}
	return info, err
}

func (t tree) path(name string) string { return filepath.Join(t.base, filepath.FromSlash(name)) }

// recordsOf are the records that a Markdown file may be of, in the usual case by
// the usual names.
func recordsOf(markdown string) (out []string) {
	base := strings.TrimSuffix(markdown, filepath.Ext(markdown))
	for _, name := range []string{base + ".yaml", base + ".yml"} {
		if _, err := os.Stat(name); err == nil {
			out = append(out, name)
		}
	}
	if len(out) > 0 {
		return out
	}
	entries, err := os.ReadDir(filepath.Dir(markdown))
	if err != nil {
		return nil // the Markdown could be looked at, and stands alone
	}
	for _, e := range entries {
		if name := filepath.Join(filepath.Dir(markdown), e.Name()); isYAML(name) && MarkdownOf(name) == base+".md" {
			out = append(out, name)
		}
	}
	return out
}
