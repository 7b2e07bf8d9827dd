package wizard

import (
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
)

// levelIndent is how far the text of a level stands from the left: cursor,
// number and mark.
const levelIndent = 6

// questionScreen asks one question. The cursor is a choice that is bound to
// nothing but this screen: huh writes it at every arrow key, the session is
// told on enter only.
type questionScreen struct {
	noInput
	q        *questionnaire.Question
	levels   []string // ids, unknown last
	choice   string   // the level under the cursor
	answered string   // the level that was answered when the page was made
	field    *huh.Select[string]

	top     int
	heights []int // lines of each level
	words   []string
	why     []string
	anew    []string // why it is asked anew
	sources string
}

func newQuestionScreen(m *model) *questionScreen {
	s := &questionScreen{noInput: noInput{m}, q: m.s.Question()}
	s.levels = append(s.q.LevelIDs(), questionnaire.Unknown)
	s.choice = m.s.Answer().Level
	if !slices.Contains(s.levels, s.choice) {
		s.choice = questionnaire.Unknown // never on the best level
	}
	s.answered = m.s.Answer().Level
	if old, ok := m.base.(*questionScreen); ok && old.q == s.q && old.answered == s.answered {
		s.choice = old.choice
	}
	return s
}

// resize breaks the texts anew and builds the field; the cursor stays on its
// level.
func (s *questionScreen) resize() {
	width, t := s.m.layout.Column(), &s.m.theme
	s.words = text.Wrap(text.Line(s.q.Text), width, text.Anywhere)
	s.anew = nil
	if asked, ok := s.m.s.AskedAnew(s.q.ID); ok {
		s.anew = text.Wrap(text.Line(asked.Sentence()), width, text.Anywhere)
	}
	s.why = text.Wrap(text.Line(s.q.Why), width, text.Anywhere)
	s.sources = text.Line("Sources: " + sourceList(s.q.Sources))
	answer := s.m.s.Answer().Level
	s.heights = s.heights[:0]
	var options []huh.Option[string]
	for i, id := range s.levels {
		label := "Unknown: nobody could tell us"
		if i < len(s.q.Levels) {
			label = text.Line(s.q.Levels[i].Text)
		}
		mark := t.Marks.Open
		switch {
		case id == answer && id == questionnaire.Unknown:
			mark = t.Marks.Unknown
		case id == answer:
			mark = t.Marks.Answered
		}
		lines := text.Wrap(label, max(8, width-levelIndent), text.Anywhere)
		s.heights = append(s.heights, len(lines))
		key := fmt.Sprintf("%d %s ", i+1, mark) + strings.Join(lines, "\n    ")
		options = append(options, huh.NewOption(key, id))
	}
	choice := s.choice
	s.field = huh.NewSelect[string]()
	s.field.WithTheme(t.Huh) // first: without one every step costs ten times as much
	s.field.WithKeyMap(t.Keys).WithWidth(width)
	s.field.Focus()
	s.field.Options(options...).Value(&s.choice)
	s.choice = choice // huh writes the first level when it is built
	s.field.Value(&s.choice)
	s.field.Height(0) // after every width; else wrapped levels vanish
}

func (s *questionScreen) heading() (string, string) {
	m := s.m
	i, _ := m.q.Position(s.q.ID)
	n, section := len(m.q.Questions()), text.Line(m.q.SectionOf(s.q.ID).Title)
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
		on("up k ctrl+p", "", "move to the level above", func() { s.step(-1) }),
		on("down j ctrl+n", "", "move to the level below", func() { s.step(1) }),
		on("n", "note", "note: basis, evidence and links of this answer", s.note),
		on("left shift+tab b", "back", "back, without answering", m.back),
		on("right tab", "on", "on, without answering", m.next),
		on("s", "summary", "summary", func() { m.enter(session.Summary) }),
		on("o", "order", "order of asking: section by section, or what narrows the verdict most first", m.switchOrder),
	}
	table = append(table, m.navigationKeys()...)
	for i := range 9 {
		table = append(table, on(fmt.Sprint(i+1), "", "put the cursor on this level; nothing is answered", func() { s.point(i) }))
	}
	table = append(table, on("esc", "", "nothing is open here, so nothing happens", func() {}))
	return footerOrder(table, "enter", "?", "n", "left", "s", "q", "g", "u", "right", "o")
}

// footerOrder puts the rows with these keys first, in this order: what the
// footer shows when not all of it fits.
func footerOrder(table []binding, first ...string) []binding {
	out := make([]binding, 0, len(table))
	taken := make([]bool, len(table))
	for _, name := range first {
		for i := range table {
			if !taken[i] && table[i].keys[0] == name {
				out, taken[i] = append(out, table[i]), true
			}
		}
	}
	for i := range table {
		if !taken[i] {
			out = append(out, table[i])
		}
	}
	return out
}

// step moves the cursor; it stops at both ends, so that a key pressed once too
// often cannot land on the best level.
func (s *questionScreen) step(by int) {
	i := slices.Index(s.levels, s.choice) + by
	if i < 0 || i >= len(s.levels) {
		return
	}
	key := tea.KeyMsg{Type: tea.KeyDown}
	if by < 0 {
		key.Type = tea.KeyUp
	}
	s.field.Update(key)
}

// point puts the cursor on a level.
func (s *questionScreen) point(i int) {
	if i < len(s.levels) {
		s.choice = s.levels[i]
		s.field.Value(&s.choice)
	}
}

func (s *questionScreen) answer() {
	m := s.m
	if !m.writable() {
		return
	}
	m.changed(m.s.SetLevel(s.q.ID, s.choice))
	m.next()
}

func (s *questionScreen) note() {
	if s.m.writable() {
		s.m.raise(newNoteScreen(s.m))
	}
}
