package records

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
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
	return usage.Errorf("name %q cannot be a record's", name).WithHint("use a to z, 0 to 9 and single hyphens, 80 characters at most, as in 0007-acmectl")
}

// Write writes a new record and the Markdown beside it, and marks the record
// that it supersedes, all four files or none. A superseded record that is not in
// the folder is no obstacle: validate will point it out. One of the same name is
// a [usage.Error], unless it may be replaced.
func (s Store) Write(dir string, r *record.Record, q *questionnaire.Questionnaire, replace bool) error {
	if r.Review.Supersedes == r.ID {
		return usage.Errorf("record %s would supersede itself", r.ID).WithHint("choose another --name")
	}
	old, err := s.superseded(dir, r.Review.Supersedes)
	if err != nil {
		return err
	}
	return writePair(dir, r, q, replace, old...)
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
	updated, err := f.Record.Update(source, "decision")
	if err != nil {
		return nil, fmt.Errorf("mark %s as superseded: %w", path, err)
	}
	return []wholefile.File{{Path: path, Data: updated}, {Path: files.MarkdownOf(path), Data: markdown.Render(&f.Record, q)}}, nil
}

// writePair writes a record, its Markdown and the other files that change
// with them, all or none.
func writePair(dir string, r *record.Record, q *questionnaire.Questionnaire, replace bool, with ...wholefile.File) error {
	yaml, err := r.YAMLFor(repository.SchemaFrom(dir))
	if err != nil {
		return err
	}
	format, _ := report.FormatNamed("markdown")
	text, err := format.Write(r, q)
	if err != nil {
		return err
	}
	paths := folder.Find(dir, r.ID)
	err = folder.Write(paths, yaml, text, replace, with...)
	if errors.Is(err, fs.ErrExist) {
		return usage.Errorf("%s exists already, and nothing was written", files.Shown(paths.YAML)).WithHint("choose another --name, or replace it on purpose with --force")
	}
	return err
}
