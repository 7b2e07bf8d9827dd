package wizard

import (
	"fmt"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// gotoScreen lists the questions that a filter finds.
type gotoScreen struct {
	noInput
	filter *field
	hits   []*questionnaire.Question
	at     int
	top    int
}

func newGotoScreen(m *model) *gotoScreen {
	s := &gotoScreen{noInput: noInput{m}, filter: &field{id: "filter"}}
	s.filter.build(&m.theme)
	s.filter.focus(true)
	s.find()
	for i, q := range s.hits {
		if q.ID == m.s.At().Question {
			s.at, s.top = i, max(0, i-m.layout.body/2)
		}
	}
	return s
}

func (s *gotoScreen) find() { s.hits = s.m.s.Find(s.filter.result()); s.at = 0 }

func (s *gotoScreen) heading() (string, string) { return "Go to a question", s.m.counts() }
func (s *gotoScreen) typing() bool              { return true }
func (s *gotoScreen) resize()                   { s.filter.size(s.m.layout.text-8, 1) }
func (s *gotoScreen) commit()                   {}

func (s *gotoScreen) pending(d review.Draft) review.Draft { return d }

func (s *gotoScreen) keys() []binding {
	return []binding{
		on("enter", "go", "go to the question under the cursor", s.open),
		on("up ctrl+p shift+tab", "", "move up", func() { s.at = max(0, s.at-1) }),
		on("down ctrl+n tab", "", "move down", func() { s.at = max(0, min(len(s.hits)-1, s.at+1)) }),
		on("esc ctrl+s", "close", "close the list and stay", s.m.close),
		on("ctrl+u", "clear", "take the filter away", func() { s.filter.replace(""); s.find() }),
		on("f1", "help", "help for this page, and all keys", s.m.help),
	}
}

func (s *gotoScreen) open() {
	if len(s.hits) == 0 {
		s.m.say(s.wayOut())
		return
	}
	s.m.goTo(s.hits[s.at].ID)
}

func (s *gotoScreen) text(k tea.KeyMsg) {
	before := s.filter.value
	s.filter.edit(k)
	if s.filter.value != before {
		s.find()
	}
}

func (s *gotoScreen) wayOut() string {
	return "Nothing matches: backspace widens, ctrl+u clears, esc closes."
}

func (s *gotoScreen) page() page {
	m, t := s.m, &s.m.theme
	width := m.layout.text
	filter := firstLine(s.filter.line.View())
	if s.filter.value == "" {
		filter += t.faint.of(" title, section, id, or: open, unknown, answered")
	}
	p := page{lines: []string{text.Cut(t.accent.of("Filter")+" "+filter, width, ""), ""}, pinned: 2, top: &s.top}
	if len(s.hits) == 0 {
		for _, line := range text.Wrap(s.wayOut(), width, text.Anywhere) {
			p.lines = append(p.lines, t.warn.of(line))
		}
		return p
	}
	for i, q := range s.hits {
		state := string(m.s.MarkOf(q.ID))
		n, _ := m.q.Position(q.ID)
		left := fmt.Sprintf("%2d %s %s", n+1, t.mark(state), text.Line(q.Title))
		right := state
		if width >= 60 {
			right = text.Pad(text.Cut(text.Line(m.q.SectionOf(q.ID).Title), 24, t.marks.more), 25) + text.Pad(state, 8)
		}
		line := columns(left, right, width-2, t.marks.more)
		if i == s.at {
			p.from, p.to = len(p.lines), len(p.lines)+1
			line = t.accent.of(t.marks.cursor) + " " + t.strong.of(line)
		} else {
			line = "  " + line
		}
		p.lines = append(p.lines, line)
	}
	return p
}

func (s *gotoScreen) about() []para {
	return []para{
		heading("Go to a question"),
		paragraph("Every word of the filter must occur in the title, the section or the id of a question; the words open, unknown and answered find by how a question stands."),
		paragraph(string(session.MarkAnswered) + " " + s.m.theme.marks.answered + ", " + string(session.MarkUnknown) + " " + s.m.theme.marks.unknown + ", " + string(session.MarkOpen) + " " + s.m.theme.marks.open),
	}
}
