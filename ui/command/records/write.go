package records

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/folder"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/usage"
)

// ValidName refuses a name that cannot be a record's.
func ValidName(name string) error {
	if record.ValidID(name) {
		return nil
	}
	if text.IsDevice(name) {
		wrong, hint := record.WhyInvalid(name)
		return usage.Errorf("name %q cannot be a record's: it %s", name, wrong).WithHint("%s", hint)
	}
	return usage.Errorf("name %q cannot be a record's", name).WithHint("use a to z, 0 to 9 and single hyphens, 80 characters at most, as in 0007-acmectl")
}

// New is a record that is to be written.
type New struct {
	Name    string // that a person chose; otherwise it is the next free number and the subject's
	Planned string // the name that was shown for it, where nobody chose one
	Subject string
	Replace bool // a record of the chosen name

	Questionnaire *questionnaire.Questionnaire
	Make          func(id string) (*record.Record, error)
	// Before is called when it is certain what is going to be written; nil where
	// nobody wants to know.
	Before func(id string, yaml []byte)
}

// Write writes a new record and the Markdown beside it, and marks the record
// that it supersedes, all four files or none. Its number is taken as it is
// written: no other review gets it. A superseded record that is not in the folder
// is no obstacle: validate will point it out. One of the chosen name is a
// [usage.Error], unless it may be replaced.
func (s Store) Write(dir string, n New) (*record.Record, error) {
	held, err := folder.Hold(s.Writer, dir)
	if err != nil {
		return nil, err
	}
	defer held.Close()
	id := n.Name
	if id == "" {
		if id, err = held.FreeID(n.Planned, n.Subject); err != nil {
			return nil, err
		}
	}
	r, err := n.Make(id)
	if err != nil {
		return nil, err
	}
	if r.Review.Supersedes == r.ID {
		return nil, usage.Errorf("record %s would supersede itself", r.ID).WithHint("choose another --name")
	}
	old, err := s.superseded(dir, r.Review.Supersedes)
	if err != nil {
		return nil, err
	}
	return r, n.writeIn(held, dir, r, old)
}

// superseded gives the files of the superseded record as they will be; nil
// where there is nothing to change.
func (s Store) superseded(dir, id string) ([]wholefile.File, error) {
	if id == "" {
		return nil, nil
	}
	path := folder.Find(dir, id).YAML
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	f, q, source, err := s.Find(path)
	if err != nil {
		return nil, fmt.Errorf("mark %s as superseded: %w", path, err)
	}
	if f.Decision.Status == review.Superseded {
		return nil, nil
	}
	f.Decision.Status = review.Superseded
	md := markdown.Write(&f.Record, q)
	updated, err := f.Record.Update(source, "report", "decision")
	if err != nil {
		return nil, fmt.Errorf("mark %s as superseded: %w", path, err)
	}
	return []wholefile.File{
		{Name: filepath.Base(path), Data: updated, Read: source},
		{Name: filepath.Base(files.MarkdownOf(path)), Data: md},
	}, nil
}

// writeIn writes a record, its Markdown and the other files that change with
// them, all or none.
func (n New) writeIn(held *folder.Held, dir string, r *record.Record, with []wholefile.File) error {
	rendered := markdown.Write(r, n.Questionnaire)
	yaml, err := r.YAMLFor(repository.SchemaFrom(dir))
	if err != nil {
		return err
	}
	if n.Before != nil {
		n.Before(r.ID, yaml)
	}
	paths := folder.Find(dir, r.ID)
	err = held.Write(paths, yaml, rendered, n.Replace, with...)
	if errors.Is(err, fs.ErrExist) {
		return usage.Errorf("%s exists already, and nothing was written", files.Shown(paths.YAML)).WithHint("choose another --name, or leave --name out for the next number")
	}
	return err
}
