package wizard

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/panel"
	"flowverdict/ui/wizard/question"
)

// questionScreen asks one question. The session is told of the level under the
// cursor on enter only.
type questionScreen struct {
	noInput
	view *question.View
}

func newQuestionScreen(m *model) *questionScreen {
	s := &questionScreen{noInput: noInput{m}, view: question.New(&m.theme, m.s)}
	if old, ok := m.base.(*questionScreen); ok {
		s.view.Follow(old.view)
	}
	return s
}

func (s *questionScreen) resize()            { s.view.Resize(s.m.layout) }
func (s *questionScreen) about() []draw.Para { return s.view.About() }

func (s *questionScreen) page() draw.Page {
	p, l := s.view.Page(), s.m.layout
	if l.Panel > 0 {
		p.Panel = s.panel().Lines(l.Panel, l.Body)
	} else {
		p.Aside, p.Over = s.panel().Line(), s.m.counts()
	}
	return p
}

// panel is the live verdict, with the level under the cursor.
func (s *questionScreen) panel() *panel.Panel {
	return &panel.Panel{Theme: &s.m.theme, Session: s.m.s, Choice: s.view.Choice}
}

func (s *questionScreen) heading() (string, string) {
	m := s.m
	i, _ := m.q.Position(s.view.ID())
	n, section := len(m.q.Questions()), text.Line(m.q.SectionOf(s.view.ID()).Title)
	if m.layout.Panel > 0 {
		return fmt.Sprintf("%s %s %d of %d", section, m.theme.Marks.Dot, i+1, n), m.counts()
	}
	place := fmt.Sprintf(" %d/%d", i+1, n)
	a := m.s.Assessment()
	score := summary.Range(a.Score)
	right := m.theme.Coloured(summary.Bracket(a.Bracket)) + " " + score
	if m.layout.Width < 50 && !a.Bracket.Decided() {
		right = score
		if a.Bracket.Highest < questionnaire.Suitable {
			right = m.theme.Coloured(summary.Outlook(a.Bracket)) + " " + score
		}
	}
	room := m.layout.Width - 3 - text.Width(right) - text.Width(place)
	if short := m.theme.Coloured(summary.Outlook(a.Bracket)) + " " + score; room < text.Width(section) && text.Width(short) < text.Width(right) {
		room, right = room+text.Width(right)-text.Width(short), short
	}
	return text.Cut(section, room, m.theme.Marks.More) + place, right
}

// counts says how many questions are answered, unknown and open.
func (m *model) counts() string {
	answered, unknown, open := m.s.Counts()
	return fmt.Sprintf("%d answered, %d unknown, %d open", answered, unknown, open)
}

func (s *questionScreen) keys() []binding {
	m := s.m
	table := []binding{
		on("enter", "answer", "answer with the level under the cursor, go on", s.answer),
		on("up k ctrl+p", "", "move to the level above", func() { s.view.Step(-1) }),
		on("down j ctrl+n", "", "move to the level below", func() { s.view.Step(1) }),
		on("n", "note", "note: basis, evidence and links of this answer", s.note),
		on("left shift+tab b", "back", "back, without answering", m.back),
		on("right tab", "on", "on, without answering", m.next),
		on("s", "summary", "summary", func() { m.enter(session.Summary) }),
		on("o", "order", "order of asking: section by section, or what narrows the verdict most first", m.switchOrder),
	}
	table = append(table, m.navigationKeys()...)
	for i := range 9 {
		table = append(table, on(fmt.Sprint(i+1), "", "put the cursor on this level; nothing is answered", func() { s.view.Point(i) }))
	}
	table = append(table, on("esc", "", "nothing is open here, so nothing happens", func() {}))
	return footerOrder(table, "enter", "?", "n", "left", "s", "q", "g", "u", "right", "o")
}

func (s *questionScreen) answer() {
	m := s.m
	if !m.writable() {
		return
	}
	m.changed(m.s.SetLevel(s.view.ID(), s.view.Choice))
	m.next()
}

func (s *questionScreen) note() {
	if s.m.writable() {
		s.m.raise(newNoteScreen(s.m, s.m.s.At().Question))
	}
}
