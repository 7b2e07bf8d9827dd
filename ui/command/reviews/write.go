package reviews

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"strings"

	"flowverdict/internal/pathname"
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
	chosen := name != ""
	if !chosen {
		next, err := folder.NextID(w.folder, s.c.Organisation.NameOfRecords(), draft.Subject.Name)
		if err != nil {
			return session.Plan{}, err
		}
		name = next
	}
	if err := records.ValidName(name); err != nil {
		return session.Plan{}, err
	}
	r, err := s.build(w, name, draft)
	if err != nil {
		return session.Plan{}, err
	}
	if s.Prints() {
		return session.Plan{ID: name, YAML: "standard output", ReviewBy: r.Review.ReviewBy}, nil
	}
	marked, err := s.c.Records.Marks(w.folder, r)
	if err != nil {
		return session.Plan{}, err
	}
	there := folder.Find(w.folder, name).Exists()
	return w.named(name, session.Plan{Chosen: chosen, Exists: there, Replace: s.c.Replace && there, ReviewBy: r.Review.ReviewBy, Marked: changed(marked)}), nil
}

// changed lists records with their Markdown, one a line.
func changed(records []string) string {
	var lines []string
	for _, path := range records {
		lines = append(lines, files.Both(pathname.Shown(path)))
	}
	return strings.Join(lines, "\n")
}

// named gives a plan the name of the record and its files.
func (w *work) named(id string, p session.Plan) session.Plan {
	paths := folder.Find(w.folder, id)
	p.ID, p.YAML, p.Markdown = id, pathname.Shown(paths.YAML), pathname.Shown(paths.Markdown)
	return p
}

// Write implements [session.Store]. The draft is told which record it becomes
// before that is written: whoever goes on after the program was killed must not
// write it twice.
func (s *Store) Write(id string, draft review.Draft, p session.Plan) (session.Plan, error) {
	w := s.works[id]
	if w == nil || w.held {
		return p, fmt.Errorf("draft %s: %w", id, drafts.ErrHeld)
	}
	if s.Prints() {
		r, err := s.build(w, p.ID, draft)
		if err != nil {
			return p, err
		}
		s.printed = r
		return p, s.Save(id, draft, session.At{Stage: session.Write})
	}
	if done, err := s.triedBefore(w, draft); done || err != nil {
		if err == nil {
			_ = s.c.Drafts.Remove(id)
			p = w.after(w.becomes.ID, p, nil)
		}
		return p, err
	}
	n := records.New{
		Planned: p.ID, Named: s.c.Organisation.NameOfRecords(), Subject: draft.Subject.Name, Replace: p.Replace, Questionnaire: w.q,
		Make:   func(name string) (*record.Record, error) { return s.build(w, name, draft) },
		Before: func(name string, yaml []byte) { s.becomes(id, name, draft, yaml) },
	}
	if p.Chosen || p.Exists { // a file of the planned name is replaced only on purpose
		n.Name = p.ID
	}
	done, err := s.c.Records.Write(w.folder, n)
	if err != nil {
		return p, err
	}
	// The record is written, whatever becomes of the draft: one that cannot be
	// removed is settled by the next start.
	_ = s.c.Drafts.Remove(id)
	w.undo, w.entered = done.Undo, draft
	p.Marked = changed(done.Marked)
	return w.after(done.Record.ID, p, done.Marked), nil
}

// TakeBack implements [session.Store]. The draft is kept again before the files go.
func (s *Store) TakeBack(id string) error {
	w := s.works[id]
	if w == nil || w.undo.Empty() {
		return errors.New("what was written before cannot be taken back; remove its files, or revise the record")
	}
	at := session.At{Stage: session.Write}
	if err := s.Save(id, w.entered, at); err != nil {
		return err
	}
	if err := s.c.Records.TakeBack(w.undo); err != nil {
		return errors.Join(err, s.c.Drafts.Remove(id))
	}
	w.undo, w.becomes, w.written = records.Undo{}, nil, ""
	return s.Save(id, w.entered, at)
}

// triedBefore reports whether an earlier try to write a review, which could not
// even be taken back, is finished by now.
func (s *Store) triedBefore(w *work, draft review.Draft) (bool, error) {
	if w.becomes == nil {
		return false, nil
	}
	if err := s.c.Records.Writer.Mend(w.folder); err != nil {
		return false, err
	}
	if _, same := became(drafts.Draft{Folder: w.folder, Becomes: w.becomes}); !same {
		return false, nil
	}
	if w.written != fmt.Sprintf("%#v", draft) {
		return false, fmt.Errorf("an earlier try is written as %s by now; revise that record to change it", w.named(w.becomes.ID, session.Plan{}).YAML)
	}
	return true, nil
}

// becomes notes in the draft which record it is written as. Where the note cannot
// be kept, the record is written all the same: it is worth more.
func (s *Store) becomes(id, name string, draft review.Draft, yaml []byte) {
	w := s.works[id]
	x := drafts.Draft{Questionnaire: record.PinOf(w.q), Folder: w.folder, Saved: s.c.Now().UTC(), Entered: draft, Asked: w.asked, Carried: w.has, Waiting: w.waits}
	if saved, err := s.c.Drafts.Load(id); err == nil {
		x.At = saved.At
	}
	w.becomes, w.written = &drafts.Becoming{ID: name, SHA256: digest(yaml)}, fmt.Sprintf("%#v", draft)
	x.Becomes = w.becomes
	_ = s.c.Drafts.Save(id, x)
}

func digest(content []byte) string { return fmt.Sprintf("%x", sha256.Sum256(content)) }

// build makes the record of a review, and not again while nothing has changed.
func (s *Store) build(w *work, id string, draft review.Draft) (*record.Record, error) {
	of := fmt.Sprintf("%q %#v", id, draft)
	if w.built.of == of {
		return w.built.record, nil
	}
	r, wrong := report.NewUnder(s.c.Organisation.Profile, w.q, id, draft)
	if len(wrong) > 0 {
		return nil, &session.Unwritable{Problems: session.Problems(w.q, draft, wrong)}
	}
	w.built = built{of, r}
	return r, nil
}
