package files

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"

	"flowverdict/internal/readfile"
	"flowverdict/report/validation"
)

// Examine checks the selected files with a bounded number of workers. A file
// is let go as soon as it is checked, so memory does not grow with their
// number; the results stand in the order of the selection. The paths that lead
// to no record come back as without.
func (s *Selection) Examine(c *validation.Checker, getenv func(string) string) (out []*validation.Examined, without []string) {
	all := make([]*validation.Examined, len(s.Paths))
	errs := make([]error, len(s.Paths))
	one := func(i int) { all[i], errs[i] = s.examine(c, s.Paths[i]) }
	if len(s.Paths) == 1 { // as an editor or a hook asks: done before a worker has started
		one(0)
	} else {
		inParallel(len(s.Paths), getenv, one)
	}
	for i := range all {
		if errs[i] != nil {
			s.Failed = append(s.Failed, errs[i])
		} else if all[i] != nil {
			out = append(out, all[i])
		}
	}
	return out, s.without(func(file int) bool { return all[file] != nil || errs[file] != nil })
}

// inParallel does n things with a bounded number of workers.
func inParallel(n int, getenv func(string) string, do func(int)) {
	defer relaxCollector(n, getenv)()
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8) {
		workers.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
}

// relaxCollector lets garbage of parsed files pile up further before it is
// collected, which saves a quarter of the work, as long as the whole stays
// small: a share for the program and a little for what is kept of each file. It
// returns how to undo that. Whoever sets GOGC or GOMEMLIMIT has chosen otherwise,
// and nothing is changed.
func relaxCollector(files int, getenv func(string) string) func() {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	limit := debug.SetMemoryLimit(32<<20 + int64(files)<<10)
	percent := debug.SetGCPercent(800)
	return func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
}

// Read reads a file of the selection, as what it is: one that a person named,
// or one that was found.
func (s *Selection) Read(path string, limit int64) ([]byte, error) {
	if s.named[path] && !s.listed {
		return readfile.Named(path, limit)
	}
	return readfile.Found(path, limit)
}

// examine checks one file; nil where it is no record.
func (s *Selection) examine(c *validation.Checker, path string) (*validation.Examined, error) {
	content, err := s.Read(path, RecordLimit())
	if err != nil {
		return nil, err
	}
	if named := s.named[path]; named && IsOther(content) || !named && !IsRecord(content) {
		return nil, nil
	}
	beside, err := readMarkdown(path)
	if err != nil {
		return nil, err
	}
	return c.Examine(validation.File{Name: filepath.ToSlash(path), Content: content, Markdown: beside}), nil
}

func readMarkdown(path string) (*validation.Markdown, error) {
	name := MarkdownOf(path)
	content, err := readfile.Found(name, markdownLimit)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &validation.Markdown{Name: filepath.ToSlash(name), Missing: true}, nil
	case err != nil:
		return nil, err
	case len(content) > markdownLimit:
		return nil, fmt.Errorf("read %s: it is larger than %d MiB", name, markdownLimit>>20)
	}
	return &validation.Markdown{Name: filepath.ToSlash(name), Content: content}, nil
}

// markdownLimit is the size that no Markdown of a record reaches: every part
// of a record of the largest size, escaped, and its questionnaire.
const markdownLimit = 8 << 20
