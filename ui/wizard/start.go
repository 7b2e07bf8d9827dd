package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/startlist"
)

// startScreen offers a new review, the drafts and the records.
type startScreen struct {
	noInput
	list      startlist.List
	discarded []string
}

func newStartScreen(m *model) *startScreen { return &startScreen{noInput: noInput{m}} }

// refresh reads the lists.
func (s *startScreen) refresh() {
	s.m.ask(func(d session.Store) tea.Msg {
		drafts, err := d.Drafts()
		records, err2 := d.Records()
		if err == nil {
			err = err2
		}
		return func() { s.list.Fill(drafts, records, err) }
	})
}

func (s *startScreen) heading() (string, string) { return "flowverdict", "" }

func (s *startScreen) page() draw.Page { return s.list.Page(&s.m.theme, s.m.layout, s.m.q) }

func (s *startScreen) keys() []binding {
	return []binding{
		on("enter right", s.enterWord(), "begin a new review, continue the draft or read the record under the cursor", s.open),
		on("up k ctrl+p", "", "move up", func() { s.list.Move(-1) }),
		on("down j ctrl+n", "", "move down", func() { s.list.Move(1) }),
		on("pgup ctrl+u", "", "half a page up", func() { s.list.Move(-s.m.layout.Body / 2) }),
		on("pgdown ctrl+d", "", "half a page down", func() { s.list.Move(s.m.layout.Body / 2) }),
		on("home", "", "to the new review", func() { s.list.Move(-s.list.Last()) }),
		on("end", "", "the last line", func() { s.list.Move(s.list.Last()) }),
		on("d", s.ifDraft("delete"), "delete the draft under the cursor; u brings it back", s.discard),
		on("r", s.ifRecord("revise"), "revise the record under the cursor: a new review that supersedes it", s.revise),
		on("l", s.ifNewer("to newest"), "take the draft under the cursor over to the newest version of its questionnaire", s.lift),
		on("u z", s.ifDiscarded("undelete"), "bring the last deleted draft back", s.restore),
		on("? f1", "help", "help for this page, and all keys", s.m.help),
		on("q", "quit", "leave", s.m.quit),
		on("esc", "", "nothing is open here, so nothing happens", func() {}),
	}
}

func (s *startScreen) enterWord() string {
	switch {
	case s.list.Draft() != nil:
		return "continue"
	case s.list.Record() != nil:
		return "read"
	}
	return "begin"
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

func (s *startScreen) ifDiscarded(word string) string {
	if len(s.discarded) == 0 {
		return ""
	}
	return word
}

// open begins, continues or reads what is under the cursor.
func (s *startScreen) open() {
	switch d, r := s.list.Draft(), s.list.Record(); {
	case d != nil && d.Problem != "":
		s.m.alert(d.Problem)
	case d != nil:
		id := d.ID
		s.begin(func(store session.Store) (session.Work, error) { return store.Continue(id) }, true)
	case r != nil && r.Problem != "":
		s.m.alert(r.Problem)
	case r != nil:
		s.m.read(s, r.ID)
	default:
		s.begin(session.Store.Begin, false)
	}
}

func (s *startScreen) begin(get func(session.Store) (session.Work, error), continued bool) {
	m := s.m
	m.ask(func(d session.Store) tea.Msg {
		w, err := get(d)
		return func() {
			if err != nil {
				m.alert(err.Error())
				return
			}
			m.continued = continued
			m.open(w)
			if old := w.Draft.Review.Supersedes; old != "" && w.ReadOnly == "" && w.Notice == "" {
				m.say("A new review that supersedes " + old + ".")
			}
		}
	})
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
	s.begin(func(d session.Store) (session.Work, error) { return d.Revise(id) }, false)
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
	s.begin(func(store session.Store) (session.Work, error) { return store.Lift(id) }, true)
}

func (s *startScreen) discard() {
	d := s.list.Draft()
	if d == nil {
		return
	}
	id, name := d.ID, startlist.Name(d)
	s.m.ask(func(store session.Store) tea.Msg {
		err := store.Discard(id)
		return func() {
			if err != nil {
				s.m.alert(err.Error())
				return
			}
			s.discarded = append(s.discarded, id)
			s.m.say("Deleted the draft of " + name + "; u brings it back.")
			s.refresh()
		}
	})
}

func (s *startScreen) restore() {
	n := len(s.discarded)
	if n == 0 {
		s.m.say("Nothing was deleted.")
		return
	}
	id := s.discarded[n-1]
	s.m.ask(func(store session.Store) tea.Msg {
		err := store.Restore(id)
		return func() {
			if err != nil {
				s.m.alert(err.Error())
				return
			}
			s.discarded = s.discarded[:n-1]
			s.m.say("The draft is back.")
			s.refresh()
		}
	})
}

func (s *startScreen) about() []draw.Para {
	out := []draw.Para{draw.Heading("flowverdict"), draw.Paragraph(s.m.q.About)}
	out = append(out, draw.Heading("The verdicts"))
	for _, v := range questionnaire.Verdicts() {
		out = append(out, draw.Para{Mark: s.m.theme.Marks.Bullet, Verdict: &v, Text: v.String() + ": " + s.m.q.BandText(v)})
	}
	return out
}
