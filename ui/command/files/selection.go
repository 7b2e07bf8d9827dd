package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"flowverdict/internal/pathname"
	"flowverdict/internal/wholefile"
)

// Selection is which files a run looks at, in order, each once.
type Selection struct {
	Paths  []string
	seen   map[string]int  // by key, where in Paths
	named  map[string]bool // named one by one, not found in a folder
	listed bool            // what is named was listed by a program
	Failed []error         // paths that could not be looked at; the others are
	given  []string        // the paths that select
	left   []string        // folders in which a write was interrupted
	leads  []lead          // from which of them to which files

	others []string        // names of what is looked at for what is said of files beside records
	passed map[string]bool // by key, those of them that are there already
	asked  map[string]int  // by key, those that a given glob asks for by their ending
	walked map[string]bool // by key, folders of which every file was found

	naming         sync.Mutex
	configurations []string // names of what is meant as one

	keys     pathname.Keys
	links    map[int]bool    // given paths in which a link was found
	replaced map[string]bool // by key, files of which another text is checked
	failing  map[string]bool // by key, files that could not be read
}

// lead is where one of the given paths leads: to a file of the selection, or to
// a failure.
type lead struct{ given, file int }

// nowhere is the file of a lead to a failure.
const nowhere = -1

// Select finds the files that paths name: files, globs with **, folders.
// Folders are walked in order; symbolic links in them are not followed.
func Select(given []string) *Selection { return choose(given, false) }

// SelectChanged is Select for paths that nobody has looked at, such as those that
// a change touches: a link among them is not taken for the folder it leads to.
func SelectChanged(given []string) *Selection { return choose(given, true) }

func choose(given []string, changed bool) *Selection {
	s := &Selection{seen: map[string]int{}, named: map[string]bool{}, passed: map[string]bool{}, asked: map[string]int{}, walked: map[string]bool{}, replaced: map[string]bool{}, failing: map[string]bool{}, links: map[int]bool{}}
	for _, path := range given {
		s.given = append(s.given, path)
		before := len(s.Failed)
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir() && changed && pathname.IsLink(path):
			s.pass(path)
		case err != nil && changed && !isYAML(path) && !isPage(path) && pathname.IsLink(path):
			s.pass(path) // it leads nowhere, and no name says that a record should be there
		case err == nil && info.IsDir():
			s.walk(path)
		case err == nil:
			s.name(path)
		case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?[{"):
			s.glob(path)
		default:
			s.fail(path, err)
		}
		if len(s.Failed) > before {
			s.leads = append(s.leads, lead{len(s.given) - 1, nowhere})
		}
	}
	return s
}

// fail keeps what could not be looked at.
func (s *Selection) fail(path string, err error) {
	s.Failed = append(s.Failed, fmt.Errorf("read %s: %w", path, wholefile.Cause(err)))
}

// FoundOnly treats files that were named one by one as those that were found in
// a folder: nobody chose them for records.
func (s *Selection) FoundOnly() { clear(s.named) }

// Listed says that a program listed the files that are named one by one, such as
// those that a change touches: nobody has looked at where they lead.
func (s *Selection) Listed() { s.listed = true }

func (s *Selection) add(path string) {
	path = pathname.Clean(path)
	key := s.key(path)
	at, seen := s.seen[key]
	if !seen {
		at = len(s.Paths)
		s.seen[key] = at
		s.Paths = append(s.Paths, path)
	}
	s.leads = append(s.leads, lead{len(s.given) - 1, at})
}

// pass keeps the name of a file that is not read as a record, for what is said
// of files beside records.
func (s *Selection) pass(path string) {
	if key := s.key(pathname.Clean(path)); !s.passed[key] {
		s.passed[key] = true
		s.others = append(s.others, pathname.Clean(path))
	}
}

// Nothing is a path that leads to no record.
type Nothing struct {
	Path  string
	Links bool // links were found in it, which are not followed there
	Other bool // records were found in it whose names end otherwise than theirs

	given int // which of the given paths
}

// String names the path, and why nothing is in it where that can be told.
func (n Nothing) String() string {
	switch {
	case n.Other:
		return n.Path + " but of another ending than .yaml, and those are not read there"
	case n.Links:
		return n.Path + " but symbolic links, which are not followed in a folder"
	}
	return n.Path
}

// without returns the given paths that lead to nothing but files that are no
// records, or to no file at all. A failure is not nothing.
func (s *Selection) without(isRecord func(file int) bool) []Nothing {
	found := make([]bool, len(s.given))
	for _, l := range s.leads {
		found[l.given] = found[l.given] || l.file == nowhere || isRecord(l.file)
	}
	var out []Nothing
	for i, path := range s.given {
		if !found[i] {
			out = append(out, Nothing{Path: path, Links: s.links[i], given: i})
		}
	}
	return out
}

// key is one for all the names of a file.
func (s *Selection) key(path string) string { return s.keys.Of(path) }

// Replace takes away a file of which another text is checked in its place.
func (s *Selection) Replace(path string) { s.replaced[s.key(path)] = true }

// name adds a file that was named one by one. A change may hold the Markdown of
// a record only: it stands for the record beside it.
func (s *Selection) name(path string) {
	s.configuring(path, namesConfiguration(path))
	if !isMarkdown(path) {
		if isPage(path) {
			s.pass(path)
		}
		s.add(path)
		s.named[pathname.Clean(path)] = true
		return
	}
	for _, record := range recordsOf(path) {
		s.add(record)
	}
	s.pass(path)
}
