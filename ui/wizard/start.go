package wizard

import (
	"cmp"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
	"flowverdict/ui/wizard/startlist"
)

// startScreen offers a new review, the drafts and the records.
type startScreen struct {
	noInput
	list   startlist.List
	filter *form.Field
	open   bool // the filter is being typed
}

func newStartScreen(m *model) *startScreen {
	s := &startScreen{noInput: noInput{m}, list: startlist.List{Today: m.today, Tour: m.tour != nil}, filter: &form.Field{ID: "filter"}}
	s.filter.Build()
	return s
}

// refresh reads the lists: the drafts, and so many of the records that the screen
// is full.
func (s *startScreen) refresh() {
	room := s.m.layout.Body - 4 // a title, a new review and two headings stand there too
	s.m.ask(func(d session.Store) tea.Msg {
		drafts, err := d.Drafts()
		records, err2 := d.Records()
		if err2 != nil {
			return func() { s.list.Fill(drafts, nil, 0, cmp.Or(err, err2)) }
		}
		records.Read(room)
		return s.filled(drafts, records, err)
	})
}

// leastPart is how many records are read between two keys, where there are so many.
const leastPart = 40

// filled shows what is read by now, and lets the rest be read part by part, so
// that what somebody does meanwhile waits for one part only.
func (s *startScreen) filled(drafts []session.DraftInfo, records session.RecordList, err error) func() {
	all, unread := records.Records(), records.Unread()
	return func() {
		s.list.Fill(drafts, all, unread, err)
		if unread == 0 || s.m.base != s {
			return
		}
		s.m.send(job{start: func() func(session.Store) tea.Msg {
			if s.m.base != s {
				return func(session.Store) tea.Msg { return nil }
			}
			return func(session.Store) tea.Msg {
				records.Read(max(leastPart, unread/16))
				return s.filled(drafts, records, err)
			}
		}})
	}
}

func (s *startScreen) heading() (string, string) { return "flowverdict", "" }

func (s *startScreen) typing() bool { return s.open }

func (s *startScreen) resize() { s.filter.Size(s.m.layout.Text-30, 1) }

func (s *startScreen) text(k tea.KeyMsg) {
	s.filter.Edit(k)
	s.list.Filter(s.filter.Result())
}

func (s *startScreen) page() draw.Page {
	filter := ""
	switch {
	case s.open && s.filter.Value == "":
		filter = s.filter.View(&s.m.theme) + s.m.theme.Faint.Of(" name, owner, verdict")
	case s.open:
		filter = s.filter.View(&s.m.theme)
	case s.list.Filtered():
		filter = text.Line(s.filter.Result())
	}
	return s.list.Page(&s.m.theme, s.m.layout, s.m.q, filter)
}

func (s *startScreen) keys() []binding {
	if s.open {
		return []binding{
			keytable.On("enter ctrl+s tab", "done", "leave the field; the filter stays", s.close),
			keytable.On("esc", "clear", "take the filter away", s.clear),
			keytable.On("up ctrl+p", "", "move up", func() { s.list.Move(-1) }),
			keytable.On("down ctrl+n", "", "move down", func() { s.list.Move(1) }),
			keytable.On("f1", "help", "help for this page, and all keys", s.m.help),
		}
	}
	return []binding{
		keytable.On("enter right", s.enterWord(), "begin a new review, continue the draft or read the record under the cursor", s.enter),
		keytable.On("/", "filter", "filter: type words of a name, an id, an owner, a verdict or a decision", s.begin),
		keytable.On("up k ctrl+p", "", "move up", func() { s.list.Move(-1) }),
		keytable.On("down j ctrl+n", "", "move down", func() { s.list.Move(1) }),
		keytable.On("pgup ctrl+u", "", "half a page up", func() { s.list.Move(-s.m.layout.Body / 2) }),
		keytable.On("pgdown ctrl+d", "", "half a page down", func() { s.list.Move(s.m.layout.Body / 2) }),
		keytable.On("home", "", "to the new review", s.list.ToNew),
		keytable.On("end", "", "the last line", func() { s.list.Move(s.list.Last()) }),
		keytable.On("d", s.ifDraft("delete"), "delete the draft under the cursor; u brings it back", s.discard),
		keytable.On("r", s.ifRecord("revise"), "revise the record under the cursor: a new review that supersedes it", s.revise),
		keytable.On("l", s.ifNewer("to newest"), "take the draft under the cursor over to the newest version of its questionnaire", s.lift),
		keytable.On("u z", s.ifReversible(), "bring the draft back that was deleted last, or take back what was written last", s.m.takeBack),
		keytable.On("space", s.ifOlder("older"), "show or hide the records that the one under the cursor has superseded", s.list.Fold),
		keytable.On("t", s.ifTour(), "begin the tour: a worked example, of which nothing is kept", s.m.beginTour),
		keytable.On("? f1", "help", "help for this page, and all keys", s.m.help),
		keytable.On("q", "quit", "leave", s.m.quit),
		keytable.On("esc", s.ifFiltered("clear"), "take the filter away; without one nothing happens", s.clear),
	}
}

// begin opens the field of the filter.
func (s *startScreen) begin() {
	s.open = true
	s.filter.Focus(true)
}

func (s *startScreen) close() {
	s.open = false
	s.filter.Focus(false)
}

// clear takes the filter away.
func (s *startScreen) clear() {
	s.close()
	s.filter.Replace("")
	s.list.Filter("")
}

func (s *startScreen) enterWord() string {
	switch {
	case s.list.Empty():
		return ""
	case s.list.Draft() != nil:
		return "continue"
	case s.list.Record() != nil:
		return "read"
	}
	return "begin"
}

// ifTour offers the tour in the footer where there is nothing else to look at.
func (s *startScreen) ifTour() string {
	if s.m.tour == nil || !s.list.Bare() {
		return ""
	}
	return "tour"
}

func (s *startScreen) ifDraft(word string) string {
	if s.list.Draft() == nil {
		return ""
	}
	return word
}

func (s *startScreen) ifNewer(word string) string {
	if d := s.list.Draft(); d == nil || d.Newer == "" {
		return ""
	}
	return word
}

func (s *startScreen) ifRecord(word string) string {
	if s.list.Record() == nil {
		return ""
	}
	return word
}

func (s *startScreen) ifOlder(word string) string {
	if s.list.Folds() == nil {
		return ""
	}
	return word
}

func (s *startScreen) ifFiltered(word string) string {
	if !s.list.Filtered() {
		return ""
	}
	return word
}

func (s *startScreen) ifReversible() string {
	switch n := len(s.m.reversible); {
	case n == 0:
		return ""
	case s.m.reversible[n-1].record:
		return "take back"
	}
	return "undelete"
}

// enter begins, continues or reads what is under the cursor.
func (s *startScreen) enter() {
	switch d, r := s.list.Draft(), s.list.Record(); {
	case s.list.Empty():
		s.m.say("Nothing matches; esc takes the filter away.")
	case d != nil && d.Problem != "":
		s.m.alert(d.Problem)
	case d != nil:
		id := d.ID
		s.m.begin(func(store session.Store) (session.Work, error) { return store.Continue(id) }, true)
	case r != nil && r.Problem != "":
		s.m.alert(r.Problem)
	case r != nil:
		s.m.read(s, r.ID)
	case s.list.OnTour():
		s.m.beginTour()
	default:
		s.m.begin(session.Store.Begin, false)
	}
}

func (s *startScreen) revise() {
	r := s.list.Record()
	if r == nil {
		return
	}
	if r.Problem != "" {
		s.m.alert(r.Problem)
		return
	}
	id := r.ID
	s.m.begin(func(d session.Store) (session.Work, error) { return d.Revise(id) }, false)
}

// lift continues the draft under the cursor by the newest version of its
// questionnaire.
func (s *startScreen) lift() {
	d := s.list.Draft()
	switch {
	case d == nil:
		return
	case d.Problem != "":
		s.m.alert(d.Problem)
		return
	case d.Newer == "":
		s.m.say("The draft answers the newest version of its questionnaire.")
		return
	}
	id := d.ID
	s.m.begin(func(store session.Store) (session.Work, error) { return store.Lift(id) }, true)
}

func (s *startScreen) discard() {
	d := s.list.Draft()
	if d == nil {
		return
	}
	id, name := d.ID, startlist.Name(d)
	if d.Apart != "" {
		name += ", draft " + id
	}
	s.m.ask(func(store session.Store) tea.Msg {
		err := store.Discard(id)
		return func() {
			if err != nil {
				s.m.alert(reason(err))
				return
			}
			s.m.reversible = append(s.m.reversible, reversible{id: id, name: name})
			s.m.say("Deleted the draft of " + name + "; u brings it back.")
			s.refresh()
		}
	})
}

func (s *startScreen) about() []draw.Para {
	out := []draw.Para{draw.Heading("flowverdict"), draw.Paragraph(s.m.q.About)}
	out = append(out, draw.Heading("The list"), draw.Paragraph("Drafts, where two have one subject with what tells them apart, and the records of this folder: verdict by the answers, decision, and what falls due next, overdue first. +1 behind a name says that it has superseded one record, which space shows below it. Every word of the filter must occur in what is known of a draft or a record."))
	out = append(out, draw.Heading("The verdicts"))
	for _, v := range questionnaire.Verdicts() {
		out = append(out, draw.Para{Mark: s.m.theme.Marks.Bullet, Verdict: &v, Text: v.String() + ": " + s.m.q.BandText(v)})
	}
	return out
}

// home is what a tour leads back to: the start screen with what can be taken back
// there.
type home struct {
	store      *serialStore
	q          *questionnaire.Questionnaire
	written    []session.Written
	reversible []reversible
	close      func() error
}

// beginTour opens the worked example. What is done in it goes to a store of its
// own.
func (m *model) beginTour() {
	if m.tour == nil {
		m.say("There is no tour here.")
		return
	}
	m.ask(func(session.Store) tea.Msg {
		t, err := m.tour()
		return func() {
			if err != nil {
				m.alert(session.NoTour + reason(err))
				return
			}
			m.home = &home{m.store, m.q, m.written, m.reversible, t.Close}
			m.store, m.written, m.reversible = &serialStore{store: t.Store}, nil, nil
			m.open(t.Work)
		}
	})
}

// leaveTour ends the tour: where it was begun on the start screen, it leads back
// there once what is still to be saved is saved and removed with the rest.
func (m *model) leaveTour() {
	if m.home == nil {
		m.leave()
		return
	}
	h := m.home
	m.base.commit()
	m.ask(func(session.Store) tea.Msg {
		err := h.close()
		return func() {
			m.store, m.q, m.written, m.reversible, m.home = h.store, h.q, h.written, h.reversible, nil
			m.saveErr, m.lastSaved, m.onDisk, m.refused = nil, nil, nil, nil
			m.toStart()
			if m.say(session.TourOver + " New review begins one of your own."); err != nil {
				m.alert(reason(err))
			}
		}
	})
}

// hint says what to try on the page in view of a tour.
func (m *model) hint() string {
	switch s := m.top().(type) {
	case *writtenScreen:
		return session.TourWritten
	case *readScreen:
		return "The record, as a reader sees it. esc goes back."
	case *whatIfScreen:
		return s.what.TourHint() + " esc drops it."
	}
	if len(m.over) > 0 {
		return "esc closes this page."
	}
	return m.s.TourHint(session.TourWords{Choose: "Choose with up and down, enter answers", WhatIf: "w", Forward: "right"})
}
