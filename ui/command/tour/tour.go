// Package tour is the worked example that the wizard is learned by: a review that
// is nearly done, with drafts and records in a folder for temporary files.
//
// It may import what a wizard needs of the world. It touches nothing of the user:
// neither drafts, nor records, nor configuration.
package tour

import (
	_ "embed"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"flowverdict/internal/wholefile"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/drafts"
	"flowverdict/ui/session"
)

//go:embed example.yaml
var example []byte

// Begin begins a tour, by the questionnaires that come with the program. Whoever
// begins it closes it, however it ends.
func Begin(known *library.Library, now func() time.Time) (session.Tour, error) {
	dir, err := os.MkdirTemp("", "flowverdict-tour-")
	if err != nil {
		return session.Tour{}, err
	}
	s := &store{dir: dir, Store: reviews.New(reviews.Config{
		Records: records.Store{Library: known.WithoutAdded(), Writer: &wholefile.Writer{}},
		Drafts:  drafts.In(filepath.Join(dir, "drafts")), Now: now, Out: dir,
	})}
	t := session.Tour{Store: s, Close: s.close}
	if t.Work, err = of(s.BeginWith(s.example(), nil)); err != nil {
		return session.Tour{}, errors.Join(err, t.Close())
	}
	t.Work.At.Stage = session.Questions
	return t, nil
}

// store is that of a tour: what asks for a folder gets one of the tour.
type store struct {
	*reviews.Store
	dir string
}

// example is the review, as far as the questionnaire asks for what it answers.
func (s *store) example() review.Draft {
	q := s.Questionnaire()
	in, _ := record.DecodeInput(example, q)
	in.Answers = slices.DeleteFunc(in.Answers, func(a questionnaire.Answer) bool {
		asked := q.Question(a.Question)
		if asked == nil {
			return true
		}
		_, known := asked.Level(a.Level)
		return !known && a.Level != questionnaire.Unknown
	})
	return in.Draft
}

func (s *store) close() error { return errors.Join(s.Store.Close(), os.RemoveAll(s.dir)) }

// of makes a review one of a tour.
func of(w session.Work, err error) (session.Work, error) {
	w.Example = true
	return w, err
}

// Begin implements [session.Store].
func (s *store) Begin() (session.Work, error) { return of(s.Store.Begin()) }

// Continue implements [session.Store].
func (s *store) Continue(draft string) (session.Work, error) { return of(s.Store.Continue(draft)) }

// Lift implements [session.Store].
func (s *store) Lift(draft string) (session.Work, error) { return of(s.Store.Lift(draft)) }

// Revise implements [session.Store].
func (s *store) Revise(id string) (session.Work, error) { return of(s.Store.Revise(id)) }

// Ask writes forms to the folder of the tour, whatever folder was named.
func (s *store) Ask(work string, d review.Draft, a session.Asking) ([]string, error) {
	a.Folder = filepath.Join(s.dir, "forms")
	return s.Store.Ask(work, d, a)
}

// Write tells no command that commits files which are removed.
func (s *store) Write(work string, d review.Draft, p session.Plan) (session.Plan, error) {
	p, err := s.Store.Write(work, d, p)
	p.Commit = ""
	return p, err
}
