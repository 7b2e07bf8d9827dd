package reviews

import (
	"errors"
	"fmt"
	"strings"

	"flowverdict/internal/pathname"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/ui/drafts"
	"flowverdict/ui/session"
)

// Drafts implements [session.Store].
func (s *Store) Drafts() ([]session.DraftInfo, error) {
	list, err := s.c.Drafts.List(s.c.Now())
	if err != nil {
		return nil, err
	}
	var out []session.DraftInfo
	apart := drafts.Apart(list)
	for i, x := range list {
		info := session.DraftInfo{ID: x.ID, Subject: x.Entered.Subject.Name, Age: x.Age(s.c.Now()), Apart: apart[i].Text(x.ID)}
		if x.Err != nil {
			info.Problem = x.Err.Error()
		} else {
			info.Answered, info.Total = Progress(s.library(), x.Draft)
			q, err := s.asking(x.ID, x.Draft)
			if err != nil {
				info.Problem = err.Error()
				out = append(out, info)
				continue
			}
			info.Waiting = session.WaitingFor(q, session.StillWaiting(q, x.Entered.Answers, x.Waiting), s.today())
			if newest := s.library().Successor(q); record.PinOf(newest) != x.Questionnaire {
				info.Newer = named(newest, q)
			}
		}
		out = append(out, info)
	}
	return out, nil
}

// asking returns the questionnaire that a draft was begun with: its answers
// mean what they mean there.
func (s *Store) asking(id string, x drafts.Draft) (*questionnaire.Questionnaire, error) {
	q := s.library().Get(x.Questionnaire.ID, x.Questionnaire.Version)
	switch {
	case q == nil:
		return nil, fmt.Errorf("draft %s answers questionnaire %s %s, which is not known here; name its file with --questionnaire FILE. The draft is kept in %s",
			id, x.Questionnaire.ID, x.Questionnaire.Version, s.c.Drafts.Path(id))
	case record.PinOf(q) != x.Questionnaire:
		return nil, fmt.Errorf("draft %s answers another questionnaire %s %s than the one that is known here; name its file with --questionnaire FILE. The draft is kept in %s",
			id, q.ID, q.Version, s.c.Drafts.Path(id))
	}
	return q, nil
}

// Begin implements [session.Store].
func (s *Store) Begin() (session.Work, error) {
	w, err := s.BeginWith(review.Draft{Profile: s.c.Profile}, nil)
	w.Begun = w.Draft
	return w, err
}

// BeginWith begins a new review from what is known of it, from what a similar one
// answered where that is not nil, and from the organisation's profile.
func (s *Store) BeginWith(draft review.Draft, like *Like) (session.Work, error) {
	o := s.c.Organisation
	if o.Wrong != nil {
		return session.Work{}, o.Wrong
	}
	begun := o.Beginning(s.library(), s.q, draft, like, s.today())
	w, err := s.begin(begun.Draft, s.q, begun.Asked)
	w.Notice = strings.TrimSpace(begun.Notice() + " " + w.Notice)
	return w, err
}

func (s *Store) begin(draft review.Draft, q *questionnaire.Questionnaire, asked []session.Asked) (session.Work, error) {
	id, lock, err := s.c.Drafts.Take()
	notice := ""
	if err != nil {
		notice = unprotected(err)
	}
	s.asks = q
	s.works[id] = &work{lock: lock, folder: pathname.Absolute(s.folder()), q: q, asked: asked}
	return session.Work{ID: id, Draft: draft, Questionnaire: q, Asked: asked, Options: s.c.Organisation.Options, Notice: notice, Aside: s.c.Drafts.Aside(id)}, nil
}

// Continue implements [session.Store].
func (s *Store) Continue(id string) (session.Work, error) {
	x, err := s.c.Drafts.Load(id)
	if err != nil {
		return session.Work{}, err
	}
	q, err := s.asking(id, x)
	if err != nil {
		return session.Work{}, err
	}
	out := session.Work{ID: id, Draft: x.Entered, At: x.At, Questionnaire: q, Asked: x.Asked, Carried: x.Carried, Options: s.c.Organisation.Options, Notice: s.notice(id, x), Aside: s.c.Drafts.Aside(id)}
	w := &work{folder: x.Folder, q: q, asked: x.Asked, has: x.Carried, waits: x.Waiting, becomes: x.Becomes}
	if s.c.Out != "" && !s.Prints() {
		w.folder = pathname.Absolute(s.c.Out)
	}
	w.lock, err = s.c.Drafts.Hold(id)
	switch {
	case errors.Is(err, drafts.ErrHeld):
		w.held, out.ReadOnly = true, err.Error()
	case err != nil:
		out.Notice = strings.TrimSpace(out.Notice + " " + unprotected(err))
	}
	s.asks = q
	s.works[id] = w
	out.Notice = strings.TrimSpace(out.Notice + " " + s.c.Organisation.unread())
	out.Saved = true
	return out, nil
}

// unprotected says that a review goes on, and what does not protect it.
func unprotected(err error) string {
	return "This review may not be kept, nor kept from a second wizard: " + text.Line(err.Error()) + "."
}

// notice is what has to be said of a draft before it is gone on with, or "".
func (s *Store) notice(id string, x drafts.Draft) string {
	said := warning(x)
	if left := s.c.Drafts.LeftAside(id); len(left) > 0 {
		said = strings.TrimSpace(said + " The program was ended while an editor was open; what was written there is kept in " + text.And(left) + ".")
	}
	return said
}

// Discard implements [session.Store].
func (s *Store) Discard(id string) error {
	lock, err := s.c.Drafts.Hold(id)
	if errors.Is(err, drafts.ErrHeld) {
		return fmt.Errorf("discard draft %s: %w", id, err)
	}
	return errors.Join(s.c.Drafts.Discard(id, s.c.Now()), lock.Release())
}

// Restore implements [session.Store].
func (s *Store) Restore(id string) error { return s.c.Drafts.Restore(id) }

// Save implements [session.Store].
func (s *Store) Save(id string, draft review.Draft, at session.At) error {
	w := s.works[id]
	if w == nil || w.held {
		return fmt.Errorf("draft %s: %w", id, drafts.ErrHeld)
	}
	return s.c.Drafts.Save(id, drafts.Draft{Questionnaire: record.PinOf(w.q), Folder: w.folder, Saved: s.c.Now().UTC(), At: at, Entered: draft, Asked: w.asked, Carried: w.has, Waiting: w.waits, Becomes: w.becomes})
}

// Answered says how far a draft is, for the line that stays.
func (s *Store) Answered(id string) string {
	x, err := s.c.Drafts.Load(id)
	if err != nil {
		return ""
	}
	answered, total := Progress(s.library(), x)
	return fmt.Sprintf(", %d of %d answered", answered, total)
}

// Progress counts the questions that have an answer, unknown included.
func Progress(known *library.Library, d drafts.Draft) (answered, total int) {
	q := known.Get(d.Questionnaire.ID, d.Questionnaire.Version)
	if q == nil {
		return len(d.Entered.Answers), 0
	}
	return len(q.Questions()) - len(questionnaire.Assess(q, d.Entered.Answers).Open), len(q.Questions())
}
