package reviews

import (
	"bytes"
	"cmp"
	"crypto/sha256"
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
	"flowverdict/internal/wholefile"
	"flowverdict/report/register"
	"flowverdict/report/validation"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/records"
	"flowverdict/ui/session"
)

// recordList implements [session.RecordList]. Until a record is read and judged,
// what its lines seem to say tells where it will stand.
type recordList struct {
	store   *Store
	checker *validation.Checker
	rows    map[string]*row // by path
	buffers sync.Pool       // for contents that are let go at once
	order   []session.RecordInfo
}

// row is a record of the list.
type row struct {
	id, path string
	digest   [sha256.Size]byte // of the content that is known
	other    bool              // the file is no record
	read     bool
	entry    register.Entry
	problem  string
}

// Records implements [session.Store]. What was read before is not read again
// while the file is the same.
func (s *Store) Records() (session.RecordList, error) {
	l := &recordList{
		store: s, rows: map[string]*row{},
		checker: validation.New(validation.Options{Known: s.library().Releases(), Own: s.c.Records.Own, Resolve: s.library().Get}),
	}
	entries, err := os.ReadDir(s.folder())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read folder %s: %w", s.folder(), wholefile.Cause(err))
	}
	var found []*row
	for _, e := range entries {
		if name := e.Name(); e.Type().IsRegular() && (strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")) {
			found = append(found, &row{id: strings.TrimSuffix(name, filepath.Ext(name)), path: filepath.Join(s.folder(), name)})
		}
	}
	files.Each(len(found), func(i int) { l.glance(found[i], s.known[found[i].path]) })
	for _, r := range found {
		if !r.other {
			l.rows[r.path] = r
		}
	}
	s.known = l.rows
	l.arrange()
	return l, nil
}

// glance finds where a record will stand, or takes over what is known of it.
func (l *recordList) glance(r, before *row) {
	buffer, _ := l.buffers.Get().(*bytes.Buffer)
	if buffer == nil {
		buffer = new(bytes.Buffer)
	}
	defer l.buffers.Put(buffer)
	content, ok := r.content(buffer)
	switch {
	case !ok:
	case !files.IsRecord(content):
		r.other = true
	case before != nil && before.read && before.digest == sha256.Sum256(content):
		*r = *before
	default:
		r.entry = register.Preliminary(pathname.Slash(r.path), r.id, content)
	}
}

// content reads the file; false where it cannot be read, which is kept.
func (r *row) content(buffer *bytes.Buffer) ([]byte, bool) {
	content, err := readfile.FoundInto(buffer, r.path, files.RecordLimit())
	if err != nil {
		r.read, r.problem = true, err.Error()
	}
	return content, err == nil
}

// judge reads and judges the record.
func (r *row) judge(c *validation.Checker) {
	content, ok := r.content(new(bytes.Buffer))
	if !ok {
		return
	}
	r.read, r.digest = true, sha256.Sum256(content)
	r.entry, r.problem = records.Entry(c, validation.File{Name: pathname.Slash(r.path), Content: content})
}

// Read implements [session.RecordList]. Those that stand under others come last.
func (l *recordList) Read(n int) {
	var todo, under []*row
	for _, x := range l.order {
		if r := l.rows[x.Path]; !r.read {
			todo = append(todo, r)
		}
		for _, y := range x.Superseded {
			if r := l.rows[y.Path]; !r.read {
				under = append(under, r)
			}
		}
	}
	todo = append(todo, under...)
	todo = todo[:min(n, len(todo))]
	files.Each(len(todo), func(i int) { todo[i].judge(l.checker) })
	l.arrange()
}

// Unread implements [session.RecordList].
func (l *recordList) Unread() (n int) {
	for _, r := range l.rows {
		if !r.read {
			n++
		}
	}
	return n
}

// Records implements [session.RecordList].
func (l *recordList) Records() []session.RecordInfo { return l.order }

// arrange puts the records into the order of a register.
func (l *recordList) arrange() {
	var entries []register.Entry
	var broken []session.RecordInfo
	for _, r := range l.rows {
		if r.problem != "" {
			broken = append(broken, session.RecordInfo{ID: r.id, Path: r.path, Problem: r.problem})
			continue
		}
		entries = append(entries, r.entry)
	}
	slices.SortFunc(broken, func(a, b session.RecordInfo) int { return cmp.Compare(a.Path, b.Path) })
	l.order = nil
	sorted := register.New(l.store.today(), entries, nil, register.ByNext).Entries
	for i := range sorted {
		l.order = append(l.order, l.info(&sorted[i]))
	}
	l.order = append(l.order, broken...)
}

func (l *recordList) info(e *register.Entry) session.RecordInfo {
	r := l.rows[filepath.FromSlash(e.Path)]
	out := session.RecordInfo{ID: r.id, Path: r.path}
	if r.read {
		out.Entry = e
	}
	for i := range e.Superseded {
		out.Superseded = append(out.Superseded, l.info(&e.Superseded[i]))
	}
	return out
}
