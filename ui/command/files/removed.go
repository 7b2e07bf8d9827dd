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
}

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
			out.Records = append(out.Records, removedRecord(name, content))
		}
		return nil
	})
	if err != nil {
		failed = append(failed, err)
	}
	return out, failed
}

func removedRecord(name string, content []byte) validation.Beside {
	read, _ := record.Decode(content)
	out := validation.Beside{Name: pathname.Slash(name), Removed: validation.RemovedUnread}
	if status := read.Decision.Status; status != "" {
		out.Removed = status
	}
	return out
}

// Without looks at what removed files leave behind: the record whose Markdown is
// gone, and the Markdown of a record that is gone.
func (s *Selection) Without(r Removed) {
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
