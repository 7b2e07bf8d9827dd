package reviews

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/ui/command/records"
	"flowverdict/ui/session"
)

// carry takes the answers of a draft over to another questionnaire, and what it
// says of mitigations that this one lists too. It returns what is asked anew, and
// a sentence that sums it up.
func (s *Store) carry(draft review.Draft, from, to *questionnaire.Questionnaire) (review.Draft, []session.Asked, string) {
	m := library.Migrate(from, to, draft.Answers, s.today())
	draft.Answers = m.Answers
	said := len(draft.Mitigations)
	draft.Mitigations = slices.DeleteFunc(slices.Clone(draft.Mitigations), func(x review.Mitigation) bool { return to.Mitigation(x.ID) == nil })
	var asked []session.Asked
	for _, a := range m.Asked {
		asked = append(asked, session.Asked{Question: a.Question.ID, Before: a.Text, Evidence: a.Before.Evidence, Why: a.Why})
	}
	notice := session.CarriedSentence(named(from, to), to.ID+" "+to.Version, len(m.Answers), len(asked), len(m.Dropped))
	if left := said - len(draft.Mitigations); left > 0 {
		notice = fmt.Sprintf("%s; mitigations left out: %d.", strings.TrimSuffix(notice, "."), left)
	}
	return draft, asked, notice
}

// named is the version of a questionnaire, with its id where that is another
// one than that of the questionnaire that it is set beside.
func named(q, beside *questionnaire.Questionnaire) string {
	if q.ID == beside.ID {
		return q.Version
	}
	return q.ID + " " + q.Version
}

// Revise implements [session.Store].
func (s *Store) Revise(id string) (session.Work, error) { return s.ReviseFile(s.recordPath(id)) }

// ReviseFile is [Store.Revise] of a record by its file.
func (s *Store) ReviseFile(path string) (session.Work, error) {
	f, q, err := openRecord(s.library(), path)
	if err != nil {
		return session.Work{}, err
	}
	draft := f.Revised(f.ID, s.today())
	to := s.library().Successor(q)
	var asked []session.Asked
	notice := ""
	if record.PinOf(to) != record.PinOf(q) {
		draft, asked, notice = s.carry(draft, q, to)
	}
	draft.Answers = review.CarryOver(draft.Answers, f.ID, f.Review.Date)
	fork, err := forks(path, &f.Record)
	if err != nil {
		return session.Work{}, err
	}
	w, err := s.begin(draft, to, asked)
	if err == nil {
		w.Carried = carried(&f.Record, q, to, draft.Answers)
		s.works[w.ID].has = w.Carried
	}
	w.Notice = strings.TrimSpace(strings.Join([]string{fork, notice, s.c.Organisation.unread()}, " "))
	return w, err
}

// carried is what a review by one questionnaire has from a record that was made by
// another, or the same.
func carried(r *record.Record, q, to *questionnaire.Questionnaire, answers questionnaire.Answers) *session.Carried {
	a := questionnaire.Assess(q, r.Answers)
	out := &session.Carried{Record: r.ID, Date: r.Review.Date, Answers: answers, Then: &session.Judged{Bracket: a.Bracket, Score: a.Score}}
	if record.PinOf(to) != record.PinOf(q) {
		out.Other = q.ID + " " + q.Version
	}
	return out
}

// forks says that another record supersedes one already, or would; "" where none
// does.
func forks(path string, r *record.Record) (string, error) {
	by, err := r.Decision.SupersededBy, error(nil)
	if by == "" {
		by, err = records.Successor(filepath.Dir(path), r.ID)
	}
	if by == "" || err != nil {
		return "", err
	}
	return fmt.Sprintf("%s supersedes %s already: revise that one, or both will.", by, r.ID), nil
}

// Lift implements [session.Store]. The draft is saved under the newest version
// at once, so that what is asked anew is not lost.
func (s *Store) Lift(id string) (session.Work, error) {
	w, err := s.Continue(id)
	if err != nil || w.ReadOnly != "" {
		return w, err
	}
	from := w.Questionnaire
	to := s.library().Successor(from)
	if record.PinOf(to) == record.PinOf(from) {
		w.Notice = "The draft answers the newest version already, " + from.ID + " " + from.Version + "."
		return w, nil
	}
	w.Draft, w.Asked, w.Notice = s.carry(w.Draft, from, to)
	w.Questionnaire = to
	if c := w.Carried; c != nil {
		lifted := *c
		lifted.Answers = library.Migrate(from, to, c.Answers, s.today()).Answers
		lifted.Other = cmp.Or(c.Other, from.ID+" "+from.Version)
		w.Carried = &lifted
	}
	open := s.works[id]
	open.q, open.asked, open.has, s.asks = to, w.Asked, w.Carried, to
	return w, s.Save(id, w.Draft, w.At)
}
