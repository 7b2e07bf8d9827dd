package records

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"flowverdict/internal/readfile"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire/review"
	"flowverdict/report/folder"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
)

// superseded are records that are marked as superseded, with the files as they
// will be.
type superseded struct {
	paths []string // of the records
	files []wholefile.File
}

// holds reports whether a record has taken the place of the one that it
// supersedes: it was accepted, or another one has taken its own place.
func holds(r *record.Record) bool {
	state := r.Decision.State()
	return r.Decision.Status != review.Rejected && (state == review.Accepted || state == review.Superseded)
}

// mark marks what a record has taken the place of, and what that has: a proposal
// that is itself superseded takes the place of what it was to replace. A record
// that is not in the folder is no obstacle, and one that names another successor
// stays as it is; validate points both out. With late, a record that says by its
// status alone that it is superseded is given the name of its successor, also where
// that is only proposed.
func (s Store) mark(dir string, newer *record.Record, late bool) (out superseded, err error) {
	for seen := map[string]bool{}; ; {
		id := newer.Review.Supersedes
		seen[newer.ID] = true
		if id == "" || seen[id] || newer.Decision.Status == review.Rejected {
			return out, nil
		}
		path := folder.Find(dir, id).YAML
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return out, nil
		}
		older, q, source, err := s.Find(path)
		switch {
		case err != nil && holds(newer):
			return superseded{}, fmt.Errorf("mark %s as superseded: %w", path, err)
		case err != nil, older.Decision.SupersededBy != "", !holds(newer) && !(late && older.Decision.Status == review.Superseded):
			return out, nil
		}
		older.Decision.SupersededBy = newer.ID
		md := markdown.Write(&older.Record, q)
		updated, err := older.Record.Update(source, "report", "decision")
		if err == nil {
			err = kept(updated, path, byHand)
		}
		if err != nil {
			return superseded{}, fmt.Errorf("mark %s as superseded: %w", path, err)
		}
		out.paths = append(out.paths, path)
		out.files = append(out.files,
			wholefile.File{Name: filepath.Base(path), Data: updated.File, Read: source},
			wholefile.File{Name: filepath.Base(files.MarkdownOf(path)), Data: md})
		newer = &older.Record
	}
}

// Marks lists the records that are marked when a record is written to a folder, by
// path.
func (s Store) Marks(dir string, r *record.Record) ([]string, error) {
	marked, err := s.mark(dir, r, false)
	return marked.paths, err
}

// Successor looks in a folder for the one record that supersedes another, or would;
// "" where there is none, or more than one. What cannot be read is passed over.
func Successor(dir, id string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", fmt.Errorf("read folder %s: %w", dir, wholefile.Cause(err))
	}
	found := ""
	for _, e := range entries {
		ext := strings.ToLower(filepath.Ext(e.Name()))
		if !e.Type().IsRegular() || ext != ".yaml" && ext != ".yml" {
			continue
		}
		content, err := readfile.Found(filepath.Join(dir, e.Name()), files.RecordLimit())
		if err != nil || !bytes.Contains(content, []byte("supersedes")) || !bytes.Contains(content, []byte(id)) || !files.IsRecord(content) {
			continue
		}
		f, _ := record.Decode(content)
		if f.Review.Supersedes != id || f.Decision.Status == review.Rejected || f.ID == id || !record.ValidID(f.ID) {
			continue
		}
		if found != "" {
			return "", nil
		}
		found = f.ID
	}
	return found, nil
}
