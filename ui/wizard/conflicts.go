package wizard

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/conflicts"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/keytable"
)

// conflictsScreen settles what others answered otherwise than the review, one
// conflict after the other. It stands before the stages until all are settled.
type conflictsScreen struct {
	noInput
	view *conflicts.View
}

func newConflictsScreen(m *model) *conflictsScreen {
	return &conflictsScreen{noInput{m}, conflicts.New(&m.theme, m.s, *m.work.Merge, m.conflict)}
}

// takeIn takes in what others answered, and says what came of it.
func (m *model) takeIn() {
	if m.work.Merge == nil {
		return
	}
	before := m.s.Revision()
	taken, more := m.s.Merge(*m.work.Merge)
	m.changed(m.s.Revision() != before)
	m.say(session.MergedSentence(taken, more, m.s.ToSettle()))
}

// settles reports whether there are conflicts to settle, or a record that waits to
// be written with what was settled.
func (m *model) settles() bool { return m.s.ToSettle() > 0 || m.work.ForRecord() }

func (s *conflictsScreen) heading() (string, string) {
	left := s.m.s.ToSettle()
	settled := len(s.m.s.MergeConflicts()) - left
	return "Conflicts " + s.m.theme.Marks.Dot + " " + s.view.Place(), fmt.Sprintf("%d settled, %d left", settled, left)
}

func (s *conflictsScreen) page() draw.Page { return s.view.Page() }
func (s *conflictsScreen) resize()         { s.view.Resize(s.m.layout) }

func (s *conflictsScreen) keys() []binding {
	m := s.m
	nothing := func() { m.say("Take a side: m is mine, t is theirs.") }
	table := []binding{
		keytable.On("m", s.ifConflict("take mine"), "settle it with your answer, and go to the next conflict", func() { s.settle(s.view.Mine) }),
		keytable.On("t", s.ifConflict("take theirs"), "settle it with their answer, and go to the next conflict", func() { s.settle(s.view.Theirs) }),
		keytable.On("right tab", s.ifConflict("next"), "the next conflict, without settling", func() { s.view.Step(1) }),
		keytable.On("left shift+tab b", "previous", "the conflict before, without settling", func() { s.view.Step(-1) }),
		keytable.On("y ctrl+s", s.ifEnd("write"), "write the record, once all conflicts are settled", s.write),
		m.problemsKey(),
		keytable.On("u z", "undo", "take the last settlement back", m.undo),
		keytable.On("? f1", "help", "help for this page, and all keys", m.help),
		keytable.On("q", "quit", "leave; what is settled is in the draft, and a record stays as it is", m.quit),
		keytable.On("enter esc", "", "nothing is settled by it", nothing),
	}
	for i := range 9 {
		table = append(table, keytable.On(fmt.Sprint(i+1), "", "where theirs differ among themselves, choose the one that t takes", func() { s.view.Point(i) }))
	}
	table = append(table, scrollKeys(s.view.Top(), s.view.Scroll, m)...)
	return keytable.Order(table, "m", "t", "y", "u", "?", "right", "left", "q")
}

func (s *conflictsScreen) ifConflict(word string) string {
	if s.view.Question() == "" {
		return ""
	}
	return word
}

func (s *conflictsScreen) ifEnd(word string) string {
	if s.view.Question() != "" {
		return ""
	}
	return word
}

func (s *conflictsScreen) settle(level func() string) {
	m := s.m
	question := s.view.Question()
	if question == "" {
		m.say(session.SettledSentence)
		return
	}
	before := m.s.Revision()
	m.conflict = question
	m.s.Settle(question, level())
	m.changed(m.s.Revision() != before)
	m.show()
	if m.s.ToSettle() == 0 && !m.work.ForRecord() {
		m.say(session.SettledSentence)
	}
}

// write ends the wizard so that the record takes what was settled.
func (s *conflictsScreen) write() {
	if s.view.Question() != "" || !s.m.work.ForRecord() {
		s.m.say("Conflicts are left to settle: m is mine, t is theirs.")
		return
	}
	s.m.merged = true
	s.m.leave()
}

func (s *conflictsScreen) about() []draw.Para {
	out := []draw.Para{
		draw.Heading("Conflicts"),
		draw.Paragraph("Somebody who was asked gave another answer than the review has, or two of them differ. Both sides are shown with what they rest on, and one of them is taken: m is mine, t is theirs; an open answer of mine stays open. Where theirs differ among themselves, a number chooses the one that t takes."),
		draw.Paragraph("What stands against nothing is taken already, and u takes that back too after the last settlement."),
	}
	if s.m.work.Merge != nil {
		out = append(out, draw.Paragraph(s.m.work.Merge.SettlingRule()))
	}
	if q := s.m.q.Question(s.view.Question()); q != nil {
		out = append(out, draw.Heading(q.Title), draw.Paragraph(q.Text), draw.Paragraph(q.Why))
		for _, l := range q.Levels {
			out = append(out, draw.Para{Mark: s.m.theme.Marks.Bullet, Text: l.ID + ": " + text.Sentence(l.Text)})
		}
	}
	return out
}

// noConflicts is a page of conflicts of nothing, for its keys.
func noConflicts(m *model) *conflictsScreen {
	return &conflictsScreen{noInput{m}, conflicts.New(&m.theme, nil, session.Merge{}, "")}
}

// settled lists the questions whose conflicts are settled.
func (m *model) settled() []string {
	var out []string
	for _, c := range m.s.MergeConflicts() {
		if _, ok := m.s.Chosen(c.Question); ok {
			out = append(out, c.Question)
		}
	}
	return out
}

// pointAtConflict puts the page of conflicts on the one that was settled before and
// is not any more.
func (m *model) pointAtConflict(before []string) {
	for _, question := range before {
		if _, ok := m.s.Chosen(question); !ok {
			m.conflict = question
		}
	}
}
