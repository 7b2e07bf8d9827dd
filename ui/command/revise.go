package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/folder"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

func newRevise(e Env) *cobra.Command {
	var s screenFlags
	var name string
	c := &cobra.Command{
		Use:   "revise RECORD",
		Short: "Review again what a record is about, and supersede it",
		Long: `Begin a new review from a record: its subject, answers and conditions are taken
over, the decision is not. Where a newer version of the questionnaire asks, an
answer is taken over as far as it means the same there, and the rest is asked
anew, with the reason. The new record is written to the folder of the old
one and supersedes it; the old one is marked as superseded at the same time.`,
		Example: `  flowverdict revise docs/decisions/0001-acmectl.yaml`,
		Args:    exactlyOne("record"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := s.check(); err != nil {
				return err
			}
			if name != "" {
				if err := validName(name); err != nil {
					return err
				}
			}
			if args[0] == "-" {
				return usage.Errorf("%s changes the files of a record, and standard input has none", c.CommandPath()).WithHint("name the record's file")
			}
			if _, _, err := e.readRecord(args[0]); err != nil {
				return err
			}
			store, err := e.store()
			if err != nil {
				return err
			}
			d := newReviewStore(e, store, filepath.Dir(args[0]))
			d.name = name
			work, err := d.reviseFile(args[0])
			if err != nil {
				return err
			}
			return e.interact(d, &work, s)
		},
	}
	c.Flags().StringVar(&name, "name", "", "name of the new record and its files (default: the next number and the subject's name)")
	s.add(c)
	s.addOrder(c)
	return c
}

// writeSuperseding writes a new record and marks the one that it supersedes,
// all four files or none. A superseded record that is not in the folder is no
// obstacle: validate will point it out.
func (e Env) writeSuperseding(dir string, r *record.Record, q *questionnaire.Questionnaire, replace bool) error {
	if r.Review.Supersedes == r.ID {
		return usage.Errorf("record %s would supersede itself", r.ID).WithHint("choose another --name")
	}
	old, err := e.superseded(dir, r.Review.Supersedes)
	if err != nil {
		return err
	}
	return writeRecord(dir, r, q, replace, old...)
}

// superseded gives the files of the superseded record as they will be; nil
// where there is nothing to change.
func (e Env) superseded(dir, id string) ([]wholefile.File, error) {
	if id == "" {
		return nil, nil
	}
	path := folder.Find(dir, id).YAML
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	f, q, source, err := e.loadRecord(path)
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
