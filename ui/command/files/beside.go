package files

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/report/markdown"
	"flowverdict/report/validation"
)

// neighbours finds what lies beside the records of a selection, is none, and could
// be meant as one.
type neighbours struct {
	*Selection
	markdown map[string]bool // of the records, by key
	holding  map[string]bool // folders, whether they hold a record
	behind   *behind
}

// behind is what was found behind links to folders.
type behind struct {
	sync.Mutex
	records map[string]string // by the folder that a link leads to
	looked  int               // at how many files and folders
}

// beside looks at what was passed over. Of Markdown that is written as a record's
// it is said everywhere, of all else in folders that hold records.
func (s *Selection) beside(isRecord, failed func(file int) bool, getenv func(string) string) []validation.Beside {
	n := neighbours{s, map[string]bool{}, map[string]bool{}, &behind{records: map[string]string{}}}
	for i, path := range s.Paths {
		if isRecord(i) {
			n.markdown[s.key(MarkdownOf(path))] = true
			n.holding[filepath.Dir(path)] = true
		}
	}
	for i, path := range s.Paths {
		if isRecord(i) && !s.named[path] && !isYAML(path) {
			s.pass(path) // a run over the folder does not read it
		}
		if isRecord(i) || failed(i) || s.named[path] {
			continue
		}
		if !strings.HasPrefix(filepath.Base(path), ".") && n.holdsRecords(filepath.Dir(path)) {
			s.pass(path) // not a configuration
		}
		if _, err := os.Lstat(MarkdownOf(path)); err == nil {
			s.pass(MarkdownOf(path))
		}
	}
	names := slices.DeleteFunc(slices.Clone(s.others), n.needsNoLook)
	found := make([]validation.Beside, len(names))
	errs := make([]error, len(names))
	s.each(len(names), 1<<10, getenv, func(i int) { found[i], errs[i] = n.look(names[i]) })
	s.Failed = append(s.Failed, slices.DeleteFunc(errs, func(err error) bool { return err == nil })...)
	found = slices.DeleteFunc(found, func(b validation.Beside) bool { return b.Name == "" })
	slices.SortFunc(found, func(a, b validation.Beside) int { return cmp.Compare(a.Name, b.Name) })
	return found
}

// needsNoLook reports whether nothing can be said of a file. It finds out which
// folders hold records, so that those who look at the same time need not.
func (n neighbours) needsNoLook(path string) bool {
	if n.markdown[n.key(path)] {
		return true
	}
	_, asked := n.asked[n.key(path)]
	if n.holdsRecords(filepath.Dir(path)) || isPage(path) || asked || meant(path) {
		return false
	}
	return !pathname.IsLink(path) || !isYAML(path) && !leadsToFolder(path)
}

// holdsRecords reports whether a record lies in the folder, also where the
// selection has only some of its files.
func (n neighbours) holdsRecords(folder string) bool {
	holds, known := n.holding[folder]
	if known || n.Walked(folder) {
		return holds
	}
	entries, err := os.ReadDir(folder)
	holds = err == nil && slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		path := filepath.Join(folder, e.Name())
		_, examined := n.seen[n.key(path)]
		return !examined && isYAML(path) && HoldsRecord(path)
	})
	n.holding[folder] = holds
	return holds
}

// look says what a file is; the zero value where nothing is to be said of it. No
// more of it is read than that takes.
func (n neighbours) look(path string) (out validation.Beside, err error) {
	known := n.holding[filepath.Dir(path)]
	switch {
	case leadsToFolder(path):
		return n.linked(path, known), nil
	case !isPage(path) && !isYAML(path):
		return n.ofAnotherName(path, known), nil
	}
	limit := int64(markdown.Enough)
	if isYAML(path) {
		limit = RecordLimit()
	}
	content, err := readfile.Found(path, limit)
	var refused *readfile.Refused
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return out, nil
	case errors.As(err, &refused):
		out.Why = refused.Why
	case err != nil && known:
		return out, err
	case err != nil:
		return out, nil
	case isPage(path):
		switch {
		case !markdown.IsReport(content):
			return out, nil
		case n.isOfRecord(path):
			out.Why = whyNot(path, 0)
		default:
			out.Report = true
			if own := MarkdownOf(path); n.markdown[n.key(own)] {
				out.Compared = pathname.Slash(own)
			}
		}
	default:
		out.Why = whyNot(path, len(content))
		known = known || n.leadsElsewhere(path, content)
	}
	if known || out.Report {
		out.Name = pathname.Slash(path)
	}
	return out, nil
}

// ofAnotherName says of a file that ends neither as a record nor as Markdown whether
// it holds a record, and names one that has the number of a record that is not there.
func (n neighbours) ofAnotherName(path string, beside bool) (out validation.Beside) {
	holds := mayHoldRecord(path) && HoldsRecord(path)
	switch {
	case holds:
		out.Record = !isBackup(path)
	case !beside || !meant(path) || n.markdown[n.key(MarkdownOf(path))]:
		return out
	}
	out.Name = pathname.Slash(path)
	return out
}

// ofOtherEnding marks those of the paths without a record that a glob is which fits
// records of another ending.
func (s *Selection) ofOtherEnding(e Examination) {
	for _, b := range e.Beside {
		given, asked := s.asked[s.key(filepath.FromSlash(b.Name))]
		for i := range e.Without {
			if asked && b.Record && e.Without[i].given == given {
				e.Without[i].Other = true
			}
		}
	}
}

// isOfRecord reports whether a link leads to the Markdown of a record, which is
// checked with that.
func (n neighbours) isOfRecord(link string) bool {
	target, ok := pathname.Followed(link)
	return ok && n.markdown[target]
}

// leadsElsewhere reports whether a link leads to a record that is not checked.
func (n neighbours) leadsElsewhere(link string, content []byte) bool {
	target, ok := pathname.Followed(link)
	_, checked := n.seen[target]
	return ok && !checked && pathname.IsLink(link) && IsRecord(content)
}

// whyNot says why a file that can be read is not read as a record, "" where it is.
func whyNot(path string, size int) string {
	if target, err := os.Readlink(path); err == nil {
		return fmt.Sprintf("it is a link to %q", target)
	}
	if int64(size) > RecordLimit() {
		return fmt.Sprintf("it is larger than %d MiB", RecordLimit()>>20)
	}
	return ""
}
