package records

import (
	"errors"
	"io/fs"

	"flowverdict/internal/pathname"
	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/report/folder"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
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
		return usage.Errorf("a record cannot be named %q: it %s", name, wrong).WithHint("%s", hint)
	}
	return usage.Errorf("a record cannot be named %q", name).WithHint("use a to z, 0 to 9 and single hyphens, 80 characters at most, as in 0007-acmectl")
}

// New is a record that is to be written.
type New struct {
	Name    string // that a person chose; otherwise it is the next free number and the subject's
	Planned string // the name that was shown for it, where nobody chose one
	Named   string // how records are named, as {number}-{subject}; "" for that
	Subject string
	Replace bool // a record of the chosen name

	Questionnaire *questionnaire.Questionnaire
	Make          func(id string) (*record.Record, error)
	// Before is called when it is certain what is going to be written; nil where
	// nobody wants to know.
	Before func(id string, yaml []byte)
}

// Written is a record as it was written.
type Written struct {
	Record *record.Record
	Marked []string // records that it has taken the place of, by path
	Undo   Undo     // takes it back; empty where that cannot be done
}

// Write writes a new record and the Markdown beside it, and where the record is
// accepted it marks what that supersedes: all files or none. Its number is taken
// as it is written: no other review gets it. A superseded record that is not in
// the folder is no obstacle: validate will point it out. One of the chosen name is
// a [usage.Error], unless it may be replaced.
func (s Store) Write(dir string, n New) (Written, error) {
	held, err := folder.Hold(s.Writer, dir)
	if err != nil {
		return Written{}, err
	}
	defer held.Close()
	id := n.Name
	if id == "" {
		if id, err = held.FreeID(n.Planned, n.Named, n.Subject); err != nil {
			return Written{}, err
		}
	}
	r, err := n.Make(id)
	if err != nil {
		return Written{}, err
	}
	if r.Review.Supersedes == r.ID {
		return Written{}, usage.Errorf("record %s would supersede itself", r.ID).WithHint("choose another --name")
	}
	marked, err := s.mark(dir, r, false)
	if err != nil {
		return Written{}, err
	}
	undo, err := n.writeIn(held, dir, r, marked.files)
	return Written{r, marked.paths, undo}, err
}

// writeIn writes a record, its Markdown and the other files that change with
// them, all or none.
func (n New) writeIn(held *folder.Held, dir string, r *record.Record, with []wholefile.File) (Undo, error) {
	rendered := markdown.Write(r, n.Questionnaire)
	yaml, err := r.YAMLFor(repository.SchemaFrom(dir))
	if err != nil {
		return Undo{}, err
	}
	if n.Before != nil {
		n.Before(r.ID, yaml)
	}
	paths := folder.Find(dir, r.ID)
	written := append(folder.Files(paths, yaml, rendered, n.Replace), with...)
	undo, _ := undoOf(dir, written) // where it cannot be read, the record is written all the same
	err = held.Change(written...)
	if errors.Is(err, fs.ErrExist) {
		return Undo{}, usage.Errorf("%s exists already, and nothing was written", pathname.Shown(paths.YAML)).WithHint("choose another --name, or leave --name out for the next number")
	}
	return undo, err
}
