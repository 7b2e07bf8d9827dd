package files

import (
	"bytes"
	"os"
	"path/filepath"
	"sync"

	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/report/validation"
)

// Around is how rules between records look at what lies in the folders of the
// records that were checked, beside them.
func (s *Selection) Around(run []*validation.Examined, getenv func(string) string) validation.Folders {
	a := around{s, map[string]string{}, map[string]bool{}, getenv}
	for _, e := range run {
		path := filepath.FromSlash(e.Name)
		a.run[s.key(path)] = true
		folder := filepath.Dir(path)
		if key := s.keys.Folder(folder); a.called[key] == "" {
			a.called[key] = folder
		}
	}
	return a
}

type around struct {
	*Selection
	called map[string]string // how the run calls a folder
	run    map[string]bool   // by key, what was checked
	getenv func(string) string
}

// Others implements [validation.Folders]. Of a folder of which every file was
// found, those are left that could not be read.
func (a around) Others(key string) (names []string, ok bool) {
	folder := a.called[key]
	if a.walked[key] {
		for _, path := range a.Paths {
			if a.failing[a.key(path)] && a.keys.Folder(filepath.Dir(path)) == key {
				names = append(names, pathname.Slash(path))
			}
		}
		return names, true
	}
	entries, err := os.ReadDir(folder)
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		at := a.key(path)
		_, examined := a.seen[at]
		if isYAML(path) && e.Type().IsRegular() && !a.run[at] && (!examined || a.failing[at]) {
			names = append(names, pathname.Slash(path))
		}
	}
	return names, err == nil
}

// Records implements [validation.Folders].
func (a around) Records(names []string, may func(i int, content []byte) bool, use func(i int, f *validation.File)) {
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	a.each(len(names), 1<<10, a.getenv, func(i int) {
		buffer := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buffer)
		path := filepath.FromSlash(names[i])
		content, err := readfile.FoundInto(buffer, path, RecordLimit())
		switch {
		case err != nil:
			use(i, nil)
		case may(i, content) && IsRecord(content):
			use(i, &validation.File{Name: names[i], Folder: a.keys.Folder(filepath.Dir(path)), Content: content})
		}
	})
}
