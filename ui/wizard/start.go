package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
)

// startScreen offers a new review, the drafts and the records.
type startScreen struct {
	noInput
	drafts    []session.DraftInfo
	records   []session.RecordInfo
	ready     bool // the lists are read
	problem   string
	top       int
	at        int // 0 is a new review, then drafts, then records
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
		return func() {
			s.drafts, s.records, s.ready, s.problem = drafts, records, true, ""
			if err != nil {
				s.problem = text.Line(err.Error())
			}
			s.at = min(s.at, s.last())
		}
	})
}

func (s *startScreen) last() int { return len(s.drafts) + len(s.records) }

// draft returns the draft under the cursor, or nil.
func (s *startScreen) draft() *session.DraftInfo {
	if i := s.at - 1; i >= 0 && i < len(s.drafts) {
		return &s.drafts[i]
	}
	return nil
}

// record returns the record under the cursor, or nil.
func (s *startScreen) record() *session.RecordInfo {
	if i := s.at - 1 - len(s.drafts); i >= 0 && i < len(s.records) {
		return &s.records[i]
	}
	return nil
}

func (s *startScreen) heading() (string, string) { return "flowverdict", "" }

func (s *startScreen) keys() []binding {
	return []binding{
		on("enter right", s.enterWord(), "begin a new review, continue the draft or read the record under the cursor", s.open),
		on("up k ctrl+p", "", "move up", func() { s.move(-1) }),
		on("down j ctrl+n", "", "move down", func() { s.move(1) }),
		on("pgup ctrl+u", "", "half a page up", func() { s.move(-s.m.layout.Body / 2) }),
		on("pgdown ctrl+d", "", "half a page down", func() { s.move(s.m.layout.Body / 2) }),
		on("home", "", "to the new review", func() { s.move(-s.last()) }),
		on("end", "", "the last line", func() { s.move(s.last()) }),
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
	case s.draft() != nil:
		return "continue"
	case s.record() != nil:
		return "read"
	}
	return "begin"
}

func (s *startScreen) ifDraft(word string) string {
	if s.draft() == nil {
		return ""
	}
	return word
}

func (s *startScreen) ifNewer(word string) string {
	if d := s.draft(); d == nil || d.Newer == "" {
		return ""
	}
	return word
}

func (s *startScreen) ifRecord(word string) string {
	if s.record() == nil {
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

func (s *startScreen) move(by int) { s.at = max(0, min(s.last(), s.at+by)) }

// open begins, continues or reads what is under the cursor.
func (s *startScreen) open() {
	switch d, r := s.draft(), s.record(); {
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
	r := s.record()
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
	d := s.draft()
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
	d := s.draft()
	if d == nil {
		return
	}
	id, name := d.ID, s.subject(d.Subject)
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
