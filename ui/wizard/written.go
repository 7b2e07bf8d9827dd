package wizard

import (
	"errors"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/editor"
	"flowverdict/ui/wizard/keytable"
	"flowverdict/ui/wizard/startlist"
	"flowverdict/ui/wizard/writing"
)

// writtenScreen stands after a record is written: what it is, and what can be done
// next. Until the program ends the writing can be taken back.
type writtenScreen struct {
	noInput
	written session.Written
	next    *session.DraftInfo // the draft to go on with; nil for none
	at      int
}

// finish shows that the record is written.
func (m *model) finish(written session.Plan) {
	w := session.Written{Work: m.work.ID, Plan: written, Said: m.s.Closing()}
	m.written = append(m.written, w)
	m.reversible = append(m.reversible, reversible{id: w.Work, name: w.ID, record: true})
	m.finished, m.over = true, nil
	s := &writtenScreen{noInput: noInput{m}, written: w}
	m.base = s
	m.ask(func(d session.Store) tea.Msg {
		list, _ := d.Drafts() // where they cannot be listed, the start screen says why
		return func() {
			if next, ok := session.NextDraft(list, w.Work); ok {
				s.next = &next
			}
		}
	})
}

func (s *writtenScreen) heading() (string, string) {
	return "Written", "verdict " + s.m.theme.Verdict(s.m.s.Assessment().Verdict())
}

func (s *writtenScreen) resize() {}

func (s *writtenScreen) keys() []binding {
	table := []binding{
		keytable.On("enter", "choose", "what stands under the cursor", func() { s.choices()[s.at].do() }),
		keytable.On("u z", "take back", "take the writing back: the files as they were, and the draft again", s.m.takeBack),
		keytable.On("up k ctrl+p", "", "move up", func() { s.at = max(0, s.at-1) }),
		keytable.On("down j ctrl+n", "", "move down", func() { s.at = min(len(s.choices())-1, s.at+1) }),
		keytable.On("r", "read", "read the record", s.read),
		keytable.On("o", "pager", "open the Markdown in $PAGER, or less", s.pager),
		keytable.On("e", "editor", "open the Markdown in $VISUAL or $EDITOR", s.editor),
		keytable.On("c", "copy", "ask the terminal to copy the line that sums the record up", s.copy),
		keytable.On("g", "commit", "show the command that commits the files", s.commits),
		keytable.On("n", s.ifNext(), "go on with the draft that was saved last", s.goOn),
		keytable.On("l", "list", "to the start screen, for the next review", s.m.list),
		keytable.On("esc", "", "nothing is open here, so nothing happens", func() {}),
		keytable.On("? f1", "help", "help for this page, and all keys", s.m.help),
		keytable.On("q", "quit", "leave", s.m.quit),
	}
	return keytable.Order(table, "enter", "u", "q", "?", "n", "o", "c", "g")
}

func (s *writtenScreen) choices() []choice {
	out := []choice{{s.leads(), s.m.list}}
	if s.next != nil {
		out = append(out, choice{"To the next draft: " + startlist.Name(s.next), s.goOn})
	}
	return append(out,
		choice{"Read the record", s.read},
		choice{"Open the Markdown in the pager", s.pager},
		choice{"Open the Markdown in the editor", s.editor},
		choice{"Copy the line that sums it up", s.copy},
		choice{"Show the command that commits the files", s.commits},
		choice{"Take it back", s.m.takeBack})
}

func (s *writtenScreen) leads() string {
	if s.m.work.Example {
		return "End the tour"
	}
	return "To the start screen"
}

func (s *writtenScreen) read() { s.m.read(s, s.written.ID) }

func (s *writtenScreen) ifNext() string {
	if s.next == nil {
		return ""
	}
	return "next draft"
}

func (s *writtenScreen) goOn() {
	if s.next == nil {
		s.m.say(session.NoOtherDraft)
		return
	}
	id := s.next.ID
	s.m.begin(func(d session.Store) (session.Work, error) { return d.Continue(id) }, true)
}

func (s *writtenScreen) pager() { s.m.showIn("pager", s.m.pager, s.written.Opens) }

func (s *writtenScreen) editor() {
	if s.m.editor == "" {
		s.m.alert(noEditor)
		return
	}
	s.m.showIn("editor", s.m.editor, s.written.Opens)
}

func (s *writtenScreen) copy() { s.m.copied(s.written.Line()) }

// copied asks the terminal to copy a text.
func (m *model) copied(said string) {
	if m.copy != nil {
		m.copy(said)
	}
	m.say(session.AskedToCopy)
}

func (s *writtenScreen) commits() {
	if s.written.Commit == "" {
		s.m.say(session.NoRepository)
		return
	}
	s.m.raise(&commitScreen{noInput: noInput{s.m}, command: s.written.Commit})
}

// shownMsg says how a program ended that has shown a file.
type shownMsg struct {
	program string
	err     error
}

// showIn opens a file with a program of the reviewer. Keys wait until it is closed.
func (m *model) showIn(program, command, path string) {
	m.holding++
	t := editor.Terminal{In: m.terminal.In, Out: m.terminal.Out, Away: m.terminal.Away, Told: m.terminal.Told(), Without: m.terminal.Without}
	m.later(editor.Show(command, path, t, func(err error) tea.Msg { return shownMsg{program, err} }))
}

func (m *model) shown(msg shownMsg) {
	if errors.Is(msg.err, editor.ErrTold) {
		return
	}
	m.holding--
	if msg.err != nil {
		m.alert("The " + msg.program + " did not show it: " + reason(msg.err) + ".")
	}
	m.replay()
}

// commitScreen shows the command that commits the files of a record.
type commitScreen struct {
	noInput
	command string
	lines   []string
	top     int
}

func (s *commitScreen) heading() (string, string) { return "Commit the files", "" }

func (s *commitScreen) keys() []binding {
	table := []binding{
		keytable.On("c enter", "copy", "ask the terminal to copy the command", func() { s.m.copied(s.command) }),
		keytable.On("esc g q left b", "close", "close the page", s.m.close),
		keytable.On("? f1", "help", "help for this page, and all keys", s.m.help),
	}
	return append(table, scrollKeys(&s.top, s.scroll, s.m)...)
}

func (s *commitScreen) scroll(top int) {
	s.top = max(0, min(top, len(s.lines)-s.m.layout.Body))
}

func (s *commitScreen) resize() {
	s.lines, _ = s.m.theme.Draw([]draw.Para{
		draw.Paragraph("This command commits the files that were written, and what is staged already with them. It is not run here."),
		{Text: s.command, Gap: true},
	}, s.m.layout.Text, -1)
	s.scroll(s.top)
}

func (s *commitScreen) page() draw.Page {
	return draw.Page{Lines: s.lines, From: s.top, To: s.top + s.m.layout.Body}
}

func (s *commitScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Commit the files"),
		draw.Paragraph("The command that commits record and Markdown, and what they have superseded, to be pasted into a shell in the folder that the program was started in."),
	}
}

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
	if m.work.Example {
		m.leaveTour()
		return
	}
	m.toStart()
}

func (m *model) toStart() {
	m.s, m.work, m.finished, m.continued, m.over = nil, session.Work{}, false, false, nil
	s := newStartScreen(m)
	m.base = s
	m.lay(m.layout.Window.W, m.layout.Window.H)
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
