package wizard

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/writing"
)

// writtenScreen stands after a record is written: what it is, and what can be done
// next. Until the program ends the writing can be taken back.
type writtenScreen struct {
	noInput
	written session.Written
	at      int
}

// finish shows that the record is written.
func (m *model) finish(written session.Plan) {
	w := session.Written{Work: m.work.ID, Plan: written, Said: m.s.Closing()}
	m.written = append(m.written, w)
	m.reversible = append(m.reversible, reversible{id: w.Work, name: w.ID, record: true})
	m.finished, m.over = true, nil
	m.base = &writtenScreen{noInput: noInput{m}, written: w}
}

func (s *writtenScreen) heading() (string, string) {
	return "Written", "verdict " + s.m.theme.Verdict(s.m.s.Assessment().Verdict())
}

func (s *writtenScreen) resize() {}

func (s *writtenScreen) keys() []binding {
	table := []binding{
		on("enter", "choose", "what stands under the cursor", func() { s.choices()[s.at].do() }),
		on("u z", "take back", "take the writing back: the files as they were, and the draft again", s.m.takeBack),
		on("up k ctrl+p", "", "move up", func() { s.at = max(0, s.at-1) }),
		on("down j ctrl+n", "", "move down", func() { s.at = min(len(s.choices())-1, s.at+1) }),
		on("r", "read", "read the record", s.read),
		on("l", "list", "to the start screen, for the next review", s.m.list),
		on("esc", "", "nothing is open here, so nothing happens", func() {}),
		on("? f1", "help", "help for this page, and all keys", s.m.help),
		on("q", "quit", "leave", s.m.quit),
	}
	return footerOrder(table, "enter", "u", "q", "?")
}

func (s *writtenScreen) choices() []choice {
	return []choice{
		{"To the start screen", s.m.list},
		{"Read the record", s.read},
		{"Take it back", s.m.takeBack},
	}
}

func (s *writtenScreen) read() { s.m.read(s, s.written.ID) }

func (s *writtenScreen) page() draw.Page {
	lines, _ := s.m.theme.Draw(writing.Done(s.written), s.m.layout.Text, -1)
	p := draw.Page{Lines: append(lines, "")}
	return s.m.offer(p, s.choices(), s.at)
}

func (s *writtenScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Written"),
		draw.Paragraph("The record and its Markdown are written, and the draft is gone. As long as the program runs, the writing can be taken back, unless somebody has changed a file since."),
	}
}

// reversible is what u takes back outside of a review, the last one first: a draft
// that was deleted, or a record that was written.
type reversible struct {
	id, name string
	record   bool
}

// list goes to the start screen.
func (m *model) list() {
	m.s, m.work, m.finished, m.continued, m.over = nil, session.Work{}, false, false, nil
	s := newStartScreen(m)
	m.base = s
	s.resize()
	s.refresh()
}

// takeBack takes back what was written or deleted last. From the page of a record
// it goes on with its review; elsewhere the draft is listed again.
func (m *model) takeBack() {
	n := len(m.reversible)
	if n == 0 {
		m.say("Nothing was written or deleted.")
		return
	}
	x := m.reversible[n-1]
	m.ask(func(store session.Store) tea.Msg {
		var err error
		if x.record {
			if err = store.TakeBack(x.id); err == nil {
				m.store.written = slices.DeleteFunc(m.store.written, func(w session.Written) bool { return w.Work == x.id })
			}
		} else {
			err = store.Restore(x.id)
		}
		return func() {
			if err != nil {
				m.alert("Not taken back: " + reason(err))
				return
			}
			m.tookBack(x)
		}
	})
}

func (m *model) tookBack(x reversible) {
	m.reversible = m.reversible[:len(m.reversible)-1]
	if !x.record {
		m.say("The draft is back.")
	} else {
		m.written = slices.DeleteFunc(m.written, func(w session.Written) bool { return w.Work == x.id })
		m.say("Taken back, and the draft is there again: " + text.Line(x.name) + ".")
	}
	switch s := m.base.(type) {
	case *writtenScreen:
		m.finished = false
		draft := m.s.Draft()
		m.onDisk, m.lastSaved = &draft, nil
		m.show()
	case *startScreen:
		s.refresh()
	}
}
