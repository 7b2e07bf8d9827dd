package reviews

import (
	"errors"
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/folder"
	"flowverdict/report/record"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/records"
	"flowverdict/ui/drafts"
	"flowverdict/ui/session"
)

// built is the record that a review was last made into, and of what: a plan and
// what is written by it rest on one.
type built struct {
	of     string
	record *record.Record
}

// Plan implements [session.Store].
func (s *Store) Plan(id string, draft review.Draft, name string) (session.Plan, error) {
	w := s.works[id]
	if name == "" {
		name = s.c.Name
	}
	if name == "" {
		next, err := folder.NextID(w.folder, draft.Subject.Name)
		if err != nil {
			return session.Plan{}, err
		}
		name = next
	}
	if err := records.ValidName(name); err != nil {
		return session.Plan{}, err
	}
	r, err := w.build(name, draft)
	if err != nil {
		return session.Plan{}, err
	}
	paths := folder.Find(w.folder, name)
	if s.Prints() {
		return session.Plan{ID: name, YAML: "standard output", ReviewBy: r.Review.ReviewBy}, nil
	}
	return session.Plan{ID: name, YAML: files.Shown(paths.YAML), Markdown: files.Shown(paths.Markdown), Exists: paths.Exists(), Replace: s.c.Replace && paths.Exists(), ReviewBy: r.Review.ReviewBy}, nil
}

// Write implements [session.Store].
func (s *Store) Write(id string, draft review.Draft, p session.Plan) error {
	w := s.works[id]
	if w == nil || w.held {
		return fmt.Errorf("draft %s: %w", id, drafts.ErrHeld)
	}
	r, err := w.build(p.ID, draft)
	if err != nil {
		return err
	}
	if s.Prints() {
		s.printed = r
		return s.Save(id, draft, session.At{Stage: session.Write})
	}
	if err := s.c.Records.Write(w.folder, r, w.q, p.Replace); err != nil {
		return err
	}
	return s.c.Drafts.Remove(id)
}

// build makes the record of a review, and not again while nothing has changed.
func (w *work) build(id string, draft review.Draft) (*record.Record, error) {
	of := fmt.Sprintf("%q %#v", id, draft)
	if w.built.of == of {
		return w.built.record, nil
	}
	r, wrong := report.New(w.q, id, draft)
	if len(wrong) > 0 {
		return nil, cannotBeWritten(wrong)
	}
	w.built = built{of, r}
	return r, nil
}

// cannotBeWritten puts what keeps a review from becoming a record into one
// sentence: each finding with the path of its value, and what to do first.
func cannotBeWritten(wrong []finding.Finding) error {
	said := make([]string, len(wrong))
	for i, f := range wrong {
		said[i] = f.Message
		if f.Path != "" && !strings.Contains(f.Message, f.Path) {
			said[i] = f.Path + ": " + f.Message
		}
	}
	text := strings.Join(said, "; ")
	if hint := wrong[0].Hint; hint != "" {
		text += " (" + hint + ")"
	}
	return errors.New(text)
}
