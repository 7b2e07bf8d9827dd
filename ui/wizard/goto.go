package wizard

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
)

// gotoScreen lists the questions that a filter finds, and after them the page of
// mitigations where it finds that.
type gotoScreen struct {
	noInput
	filter *form.Field
	hits   []*questionnaire.Question // nil stands for the mitigations
	at     int
	top    int
}

func newGotoScreen(m *model) *gotoScreen {
	s := &gotoScreen{noInput: noInput{m}, filter: &form.Field{ID: "filter"}}
	s.filter.Build()
	s.filter.Focus(true)
	s.find()
	for i, q := range s.hits {
		if q != nil && q.ID == m.s.At().Question {
			s.at, s.top = i, max(0, i-m.layout.Body/2)
		}
	}
	return s
}

func (s *gotoScreen) find() {
	filter := s.filter.Result()
	s.hits, s.at = s.m.s.Find(filter), 0
	if s.m.s.FindsMitigations(filter) {
		s.hits = append(s.hits, nil)
	}
}

func (s *gotoScreen) heading() (string, string) { return "Go to a question", s.m.counts() }
func (s *gotoScreen) typing() bool              { return true }
func (s *gotoScreen) resize()                   { s.filter.Size(s.m.layout.Text-8, 1) }
func (s *gotoScreen) commit()                   {}

func (s *gotoScreen) pending(d review.Draft) review.Draft { return d }

func (s *gotoScreen) keys() []binding {
	return []binding{
		keytable.On("enter", "go", "go to the question under the cursor", s.open),
		keytable.On("up ctrl+p shift+tab", "", "move up", func() { s.at = max(0, s.at-1) }),
		keytable.On("down ctrl+n tab", "", "move down", func() { s.at = max(0, min(len(s.hits)-1, s.at+1)) }),
		keytable.On("esc ctrl+s", "close", "close the list and stay", s.m.close),
		keytable.On("ctrl+u", "clear", "take the filter away", func() { s.filter.Replace(""); s.find() }),
		keytable.On("f1", "help", "help for this page, and all keys", s.m.help),
	}
}

func (s *gotoScreen) open() {
	switch {
	case len(s.hits) == 0:
		s.m.say(s.wayOut())
	case s.hits[s.at] == nil:
		s.m.enter(session.Mitigations)
	default:
		s.m.goTo(s.hits[s.at].ID)
	}
}

func (s *gotoScreen) text(k tea.KeyMsg) {
	before := s.filter.Value
	s.filter.Edit(k)
	if s.filter.Value != before {
		s.find()
	}
}

func (s *gotoScreen) wayOut() string {
	return "Nothing matches: backspace widens, ctrl+u clears, esc closes."
}

func (s *gotoScreen) page() draw.Page {
	m, t := s.m, &s.m.theme
	width := m.layout.Text
	filter := s.filter.View(t)
	if s.filter.Value == "" {
		filter += t.Faint.Of(" title, id, or: " + strings.Join(m.s.Filters(), ", "))
	}
	p := draw.Page{Lines: []string{text.Cut(t.Accent.Of("Filter")+" "+filter, width, ""), ""}, Pinned: 2, Top: &s.top}
	if len(s.hits) == 0 {
		for _, line := range text.Wrap(s.wayOut(), width, text.Anywhere) {
			p.Lines = append(p.Lines, t.Warn.Of(line))
		}
		return p
	}
	for i, q := range s.hits {
		left, right := s.hit(q, width)
		line := draw.Columns(left, right, width-2, t.Marks.More)
		if i == s.at {
			p.From, p.To = len(p.Lines), len(p.Lines)+1
			line = t.Accent.Of(t.Marks.Cursor) + " " + t.Strong.Of(line)
		} else {
			line = "  " + line
		}
		p.Lines = append(p.Lines, line)
	}
	return p
}

// hit is what the two ends of a line say.
func (s *gotoScreen) hit(q *questionnaire.Question, width int) (left, right string) {
	m, t := s.m, &s.m.theme
	if q == nil {
		return "     Mitigations", fmt.Sprintf("%d open ", m.s.Coverage().Open())
	}
	state := string(m.s.MarkOf(q.ID))
	n, _ := m.q.Position(q.ID)
	left = fmt.Sprintf("%2d %s %s", n+1, t.Marks.Of(state), text.Line(q.Title))
	if since := m.s.SinceLast(q.ID); since != "" {
		state = string(since)
	}
	if width < 60 {
		return left, state
	}
	section, room := m.q.SectionOf(q.ID), len(session.MarkAnswered)
	if m.s.Again().Answers() > 0 {
		room = len(review.CarriedOver)
	}
	return left, text.Pad(text.Cut(text.Line(section.Title), 24, t.Marks.More), 25) + text.Pad(state, room)
}

func (s *gotoScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Go to a question"),
		draw.Paragraph("Every word of the filter must occur in the title, the section or the id of a question; the words open, unknown and answered find by how a question stands, no basis those whose answer says on what it rests nowhere, and in a review of what was reviewed before, not confirmed, confirmed and changed by what became of its answer."),
		draw.Paragraph(string(session.MarkAnswered) + " " + s.m.theme.Marks.Answered + ", " + string(session.MarkUnknown) + " " + s.m.theme.Marks.Unknown + ", " + string(session.MarkOpen) + " " + s.m.theme.Marks.Open),
	}
}
