package files

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"flowverdict/internal/pathname"
	"flowverdict/internal/readfile"
	"flowverdict/internal/wholefile"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// Removed are files that a change removes.
type Removed struct {
	Records []validation.Beside // those that were records, as they were
	names   []string            // of all of them
	named   []removedName       // what the records went by, and named
	were    []record.Record     // those of Records, as far as they could be read
}

// removedName is a name of a record in a folder.
type removedName struct{ folder, id string }

// RemovedIn reads a folder that holds files as they were before a change removed
// them, each at its path from the present folder. One that is there nevertheless
// is none of them. What cannot be read stops none of the others.
func RemovedIn(folder string) (out Removed, failed []error) {
	err := filepath.WalkDir(folder, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			failed = append(failed, fmt.Errorf("read %s: %w", path, wholefile.Cause(err)))
			return nil
		}
		name, err := filepath.Rel(folder, path)
		if err != nil || !e.Type().IsRegular() || !isYAML(name) && !isMarkdown(name) {
			return err
		}
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		out.names = append(out.names, name)
		if isMarkdown(name) {
			return nil
		}
		content, err := readfile.Found(path, RecordLimit())
		if err != nil {
			failed = append(failed, err)
		} else if IsRecord(content) {
			out.take(name, content)
		}
		return nil
	})
	if err != nil {
		failed = append(failed, err)
	}
	return out, failed
}

// take keeps what was there of a record.
func (r *Removed) take(name string, content []byte) {
	read, _ := record.Decode(content)
	b := validation.Beside{Name: pathname.Slash(name), Removed: validation.RemovedUnread}
	if status := read.Decision.Status; status != "" {
		b.Removed = status
	}
	r.Records, r.were = append(r.Records, b), append(r.were, read.Record)
	folder := filepath.Dir(name)
	for _, id := range []string{baseName(name), read.ID, read.Review.Supersedes, read.Decision.SupersededBy} {
		if id != "" {
			r.named = append(r.named, removedName{folder, id})
		}
	}
}

// Without looks at what removed files leave behind: the record whose Markdown is
// gone, the Markdown of a record that is gone, and the records that such a one named
// or that name it.
func (s *Selection) Without(r Removed) {
	folders := map[string]bool{}
	for _, n := range r.named {
		if !folders[n.folder] {
			folders[n.folder] = true
			s.touched(n.folder, r)
		}
	}
	for _, name := range r.names {
		if !isMarkdown(name) {
			s.pass(MarkdownOf(name))
			continue
		}
		for _, left := range recordsOf(name) {
			s.given = append(s.given, name)
			s.add(left)
		}
	}
}

// touched selects the records of a folder that removed ones named, or that name them.
// What cannot be read is no reason to fail: it is not what the change touches.
func (s *Selection) touched(folder string, r Removed) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	gone := map[string]bool{}
	for _, n := range r.named {
		if n.folder == folder {
			gone[n.id] = true
		}
	}
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		if !isYAML(path) || !e.Type().IsRegular() {
			continue
		}
		content, err := readfile.Found(path, RecordLimit())
		if err != nil || !IsRecord(content) {
			continue
		}
		read, _ := record.Decode(content)
		if gone[baseName(path)] || gone[read.ID] || gone[read.Review.Supersedes] || gone[read.Decision.SupersededBy] {
			s.given = append(s.given, path)
			s.add(path)
		}
	}
}
