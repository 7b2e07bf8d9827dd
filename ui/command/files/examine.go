package files

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"

	"flowverdict/internal/crash"
	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/report/validation"
)

// Examination is what became of a selection.
type Examination struct {
	Records []*validation.Examined // in the order of the selection
	Beside  []validation.Beside    // what is none and could be meant as one
	Without []Nothing              // the paths that lead to no record
}

// Examine checks the selected files with a bounded number of workers. A file
// is let go as soon as it is checked, so memory does not grow with their
// number. What could not be read is added to those that failed.
func (s *Selection) Examine(c *validation.Checker, getenv func(string) string) Examination {
	all := make([]*validation.Examined, len(s.Paths))
	errs := make([]error, len(s.Paths))
	var buffers sync.Pool // of Markdown, which nothing keeps
	s.each(len(s.Paths), 1<<10, getenv, func(i int) {
		buffer, _ := buffers.Get().(*bytes.Buffer)
		if buffer == nil {
			buffer = new(bytes.Buffer)
		}
		all[i], errs[i] = s.examine(c, s.Paths[i], buffer)
		buffers.Put(buffer)
	})
	var out Examination
	for i := range all {
		if errs[i] != nil {
			s.Failed = append(s.Failed, errs[i])
			s.failing[s.key(s.Paths[i])] = all[i] == nil
		}
		if all[i] != nil {
			out.Records = append(out.Records, all[i])
		}
	}
	out.Without = s.without(func(file int) bool {
		return all[file] != nil || errs[file] != nil || s.replaced[s.key(s.Paths[file])]
	})
	out.Beside = s.beside(func(file int) bool { return all[file] != nil }, func(file int) bool { return errs[file] != nil }, getenv)
	s.ofOtherEnding(out)
	return out
}

// each does n things, of each of which so many bytes are kept; a single one, as an
// editor or a hook asks for, is done before a worker would have started.
func (s *Selection) each(n, kept int, getenv func(string) string, do func(int)) {
	switch n {
	case 0:
	case 1:
		do(0)
	default:
		inParallel(n, kept, getenv, do)
	}
}

// inParallel is [Each] where so many bytes are kept of each of n files.
func inParallel(n, kept int, getenv func(string) string, do func(int)) {
	defer relaxCollector(n*kept, getenv)()
	Each(n, do)
}

// Each does n things with a bounded number of workers, and returns when all are
// done. A panic in one of them is one of the caller, after that.
func Each(n int, do func(int)) {
	var mu sync.Mutex
	var crashed error
	guarded := func(i int) {
		var err error
		defer func() {
			if err != nil {
				mu.Lock()
				crashed = err
				mu.Unlock()
			}
		}()
		defer crash.Guard(&err)
		do(i)
	}
	next := make(chan int)
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), 8, n) {
		all.Go(func() {
			for i := range next {
				guarded(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
	if crashed != nil {
		panic(crashed)
	}
}

// relaxCollector lets garbage of parsed files pile up further before it is
// collected, which saves a quarter of the work, as long as the whole stays
// small: a share for the program and as much as is kept of all files. It
// returns how to undo that. Whoever sets GOGC or GOMEMLIMIT has chosen otherwise,
// and nothing is changed.
func relaxCollector(kept int, getenv func(string) string) func() {
	if getenv("GOGC") != "" || getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	limit := debug.SetMemoryLimit(32<<20 + int64(kept))
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

// examine checks one file; nil where it is no record. A record is checked also
// where its Markdown could not be read.
func (s *Selection) examine(c *validation.Checker, path string, buffer *bytes.Buffer) (*validation.Examined, error) {
	if s.replaced[s.key(path)] {
		return nil, nil
	}
	f, err := s.record(path)
	if f == nil || err != nil {
		return nil, err
	}
	f.Markdown, err = readMarkdown(path, buffer)
	return c.Examine(*f), err
}

// record reads one file; nil where it is no record.
func (s *Selection) record(path string) (*validation.File, error) {
	if !s.named[path] && !isYAML(path) && !mayHoldRecord(path) { // of the files of a change
		return nil, nil
	}
	content, err := s.Read(path, RecordLimit())
	if err != nil {
		return nil, err
	}
	if err := Elsewhere(path, content); s.named[path] && err != nil {
		return nil, err
	}
	if named := s.named[path]; named && IsOther(content) || !named && !isRecordUnder(path, content) {
		s.configuring(path, !named && isYAML(path) && isConfiguration(content, false))
		return nil, nil
	}
	return &validation.File{Name: pathname.Slash(path), Folder: s.keys.Folder(filepath.Dir(path)), Content: content}, nil
}

// EachRecord calls use with each record of the selection and where in it that
// stands, several at the same time; kept is about how many bytes are kept of each
// of them. It returns the paths that lead to no record; what could not be read is
// added to those that failed.
func (s *Selection) EachRecord(kept int, getenv func(string) string, use func(at int, f validation.File)) (without []Nothing) {
	there, errs := make([]bool, len(s.Paths)), make([]error, len(s.Paths))
	s.each(len(s.Paths), kept, getenv, func(i int) {
		f, err := s.record(s.Paths[i])
		if errs[i] = err; f != nil && err == nil {
			there[i] = true
			use(i, *f)
		}
	})
	for _, err := range errs {
		if err != nil {
			s.Failed = append(s.Failed, err)
		}
	}
	return s.without(func(file int) bool { return there[file] || errs[file] != nil })
}

// readMarkdown reads what stands beside a record. What is nothing to be read is
// told of the record; that something failed keeps the record from nothing else.
func readMarkdown(path string, buffer *bytes.Buffer) (*validation.Markdown, error) {
	name := MarkdownOf(path)
	out := &validation.Markdown{Name: pathname.Slash(name)}
	content, err := readfile.FoundInto(buffer, name, markdownLimit)
	var refused *readfile.Refused
	switch {
	case errors.Is(err, fs.ErrNotExist):
		out.Missing = true
	case errors.As(err, &refused):
		out.Refused = refused.Why
	case err != nil:
		return nil, err
	case len(content) > markdownLimit:
		out.Refused = fmt.Sprintf("it is larger than %d MiB", markdownLimit>>20)
	default:
		out.Content = content
	}
	return out, nil
}

// markdownLimit is the size that no Markdown of a record reaches: every part
// of a record of the largest size, escaped, and its questionnaire.
const markdownLimit = 8 << 20
