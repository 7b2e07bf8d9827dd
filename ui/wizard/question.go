package wizard

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/keytable"
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
		p.Aside, p.Over = s.panel().Line(l.Width), s.m.counts()
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
		keytable.On("enter", s.answers(), "answer with the level under the cursor, go on; where that is the answer of the last review, of the profile or of a similar review, confirm it, and go on to the next one that is not confirmed", s.answer),
		keytable.On("up k ctrl+p", "", "move to the level above", func() { s.view.Step(-1) }),
		keytable.On("down j ctrl+n", "", "move to the level below", func() { s.view.Step(1) }),
		keytable.On("n", "note", "note: basis, evidence and links of this answer", s.note),
		keytable.On("v", "basis", "basis of this answer without opening its note: stated, documented, observed, not said, in turn", s.basis),
		keytable.On("e", s.measured(), "what was measured of this question; it answers nothing", s.evidence),
		keytable.On("left shift+tab b", "back", "back, without answering", m.back),
		keytable.On("right tab", "on", "on, without answering", m.next),
		m.orList(keytable.On("s", "summary", "summary", func() { m.enter(session.Summary) })),
		keytable.On("o", "order", "order of asking: section by section, or what narrows the verdict most first", m.switchOrder),
	}
	table = append(table, m.navigationKeys()...)
	for i := range 9 {
		table = append(table, keytable.On(fmt.Sprint(i+1), "", "put the cursor on this level; nothing is answered", func() { s.view.Point(i) }))
	}
	table = append(table, m.orList(keytable.On("esc", "", "nothing is open here, so nothing happens", func() {})))
	return keytable.Order(table, "enter", "?", "n", "e", "left", "s", "q", "g", "v", "u", "right", "o")
}

// answers is what the footer says of enter.
func (s *questionScreen) answers() string {
	if s.m.s != nil && s.m.s.Confirms(s.view.ID(), s.view.Choice) {
		return "confirm"
	}
	return "answer"
}

// measured is what the footer says of the key e; "" where nothing was measured.
func (s *questionScreen) measured() string {
	if s.m.s == nil {
		return ""
	}
	if _, ok := s.m.s.Looked(s.view.ID()); !ok {
		return ""
	}
	return "measured"
}

func (s *questionScreen) evidence() {
	l, ok := s.m.s.Looked(s.view.ID())
	if !ok {
		s.m.say("Nothing was measured that says anything of this question.")
		return
	}
	s.m.raise(newMeasuredScreen(s.m, l))
}

func (s *questionScreen) answer() {
	m := s.m
	if !m.writable() {
		return
	}
	q := m.s.Question()
	kept := m.changed(m.s.SetLevel(q.ID, s.view.Choice)) && m.s.NoteOfAnother(q.ID)
	if m.listed {
		m.show()
		m.problems()
	} else {
		m.onward()
	}
	if kept {
		m.say(strings.TrimSpace(session.NoteKept(q) + " n there changes it. " + m.flash))
	}
}

func (s *questionScreen) note() {
	if s.m.writable() {
		s.m.raise(newNoteScreen(s.m, s.m.s.At().Question))
	}
}

// basis says that the answer rests on the next basis.
func (s *questionScreen) basis() {
	m := s.m
	if !m.writable() {
		return
	}
	id := s.view.ID()
	bases := append([]questionnaire.Basis{""}, questionnaire.Bases()...)
	next := bases[(1+slices.Index(bases, m.s.Draft().Answers.Get(id).Basis))%len(bases)]
	if m.changed(m.s.SetBasis(id, next)) {
		m.say(session.BasisSentence(next))
	}
}

// measuredScreen tells all that was measured of a question.
type measuredScreen struct {
	noInput
	of    evidence.Looked
	lines []string
	top   int
}

func newMeasuredScreen(m *model, l evidence.Looked) *measuredScreen {
	return &measuredScreen{noInput: noInput{m}, of: l}
}

func (s *measuredScreen) heading() (string, string) {
	return "Measured " + s.m.theme.Marks.Dot + " " + text.Line(s.of.Question.Title), ""
}

func (s *measuredScreen) keys() []binding {
	table := []binding{
		keytable.On("enter", "rest on it", "let the answer rest on these facts: they and the basis go into its note, the level stays", s.rest),
		keytable.On("esc e q left b", "close", "close the page", s.m.close),
		s.m.problemsKey(),
		keytable.On("? f1", "help", "help for this page, and all keys", s.m.help),
	}
	return append(table, scrollKeys(&s.top, s.scroll, s.m)...)
}

func (s *measuredScreen) scroll(top int) {
	s.top = max(0, min(top, len(s.lines)-s.m.layout.Body))
}

func (s *measuredScreen) resize() {
	paras := []draw.Para{{Text: s.of.Question.Text, Role: draw.Strong}, {Text: levelWords(s.of.Question, s.of.Answer.Level)}}
	for _, f := range session.Facts(s.of) {
		paras = append(paras, draw.Para{Mark: text.Pad(text.Line(f.ID), 6), Text: text.Sentence(text.UpperFirst(f.Says)), Gap: true}, draw.Para{Text: f.About, Indent: 7, Role: draw.Faint})
		for _, said := range f.Means {
			paras = append(paras, draw.Para{Text: said, Indent: 7})
		}
	}
	s.lines, _ = s.m.theme.Draw(paras, s.m.layout.Text, -1)
	s.scroll(s.top)
}

func (s *measuredScreen) page() draw.Page {
	return draw.Page{Lines: s.lines, From: s.top, To: s.top + s.m.layout.Body}
}

// follow shows what was measured beside the answer as it stands by now.
func (s *measuredScreen) follow() {
	if l, ok := s.m.s.Looked(s.of.Question.ID); ok {
		s.of = l
	}
	s.resize()
}

func (s *measuredScreen) rest() {
	m := s.m
	if !m.writable() {
		return
	}
	before := m.s.Revision()
	ids := m.s.RestOn(s.of.Question.ID)
	m.changed(m.s.Revision() != before)
	m.close()
	m.say(session.RestsSentence(ids))
}

func (s *measuredScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("What was measured"),
		draw.Paragraph("The facts that were measured at the identity provider and bear on this question, how each is known, and what it says for or against levels, by their numbers. Nothing is answered by them. An observed or declared fact that is worse than an answer contradicts it until somebody says why the answer stands; what a provider advertises only speaks against it."),
	}
}
