package wizard

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
	"flowverdict/ui/wizard/reading"
)

// readScreen shows a record: the content of its report, to scroll and search.
type readScreen struct {
	noInput
	from    screen // where back leads
	reading session.Reading
	lines   []string
	bare    []string // the lines in lower case, without escape codes
	top     int
	search  *form.Field
	open    bool // the search is being typed
	hits    []int
	hit     int
}

// read opens a record.
func (m *model) read(from screen, id string) {
	m.ask(func(d session.Store) tea.Msg {
		r, err := d.Read(id)
		return func() {
			if err != nil {
				m.alert(reason(err))
				return
			}
			s := &readScreen{noInput: noInput{m}, from: from, reading: r, search: &form.Field{ID: "search"}}
			s.search.Build()
			m.base = s
			s.resize()
		}
	})
}

func (s *readScreen) heading() (string, string) {
	e := s.reading.Info.Entry
	if e == nil {
		return "Record " + text.Line(s.reading.Info.ID), ""
	}
	right := e.Bracket.Lowest.String()
	if e.ReviewBy != "" {
		right += ", review by " + text.Line(e.ReviewBy)
	}
	return "Record " + text.Line(s.reading.Info.ID), right
}

func (s *readScreen) typing() bool { return s.open }

func (s *readScreen) resize() {
	s.search.Size(s.m.layout.Text-10, 1)
	s.lines, _ = s.m.theme.Draw(s.paras(), s.m.layout.Text, -1)
	s.bare = s.bare[:0]
	for _, line := range s.lines {
		s.bare = append(s.bare, strings.ToLower(ansi.Strip(line)))
	}
	s.find()
	s.scroll(s.top)
}

func (s *readScreen) keys() []binding {
	if s.open {
		return []binding{
			keytable.On("enter ctrl+s", "search", "search for it", func() { s.close(); s.jump(0) }),
			keytable.On("esc", "close", "close the search", s.close),
			keytable.On("f1", "help", "help for this page, and all keys", s.m.help),
		}
	}
	table := []binding{
		keytable.On("esc left b shift+tab", "back", "back to the list; the first esc takes the search away", s.back),
		keytable.On("/ g", "search", "search: type words, enter", s.begin),
		keytable.On("n", s.ifHits("next hit"), "the next hit", func() { s.jump(1) }),
		keytable.On("p", s.ifHits("previous"), "the previous hit", func() { s.jump(-1) }),
		keytable.On("r", "revise", "revise it: a new review that supersedes this record", s.revise),
	}
	table = append(table, scrollKeys(&s.top, s.scroll, s.m)...)
	return append(table, keytable.On("? f1", "help", "help for this page, and all keys", s.m.help), keytable.On("q", "quit", "leave", s.m.quit))
}

func (s *readScreen) ifHits(word string) string {
	if len(s.hits) == 0 {
		return ""
	}
	return word
}

func (s *readScreen) begin() {
	s.open = true
	s.search.Focus(true)
}

func (s *readScreen) close() {
	s.open = false
	s.search.Focus(false)
}

func (s *readScreen) text(k tea.KeyMsg) {
	s.search.Edit(k)
	s.hit = 0
	s.find()
	s.jump(0)
}

// find lists the lines that hold what is searched for.
func (s *readScreen) find() {
	s.hits = s.hits[:0]
	want := strings.ToLower(s.search.Result())
	if want == "" {
		return
	}
	for i, line := range s.bare {
		if strings.Contains(line, want) {
			s.hits = append(s.hits, i)
		}
	}
	s.hit = min(s.hit, max(0, len(s.hits)-1))
}

// jump goes to another hit, round and round.
func (s *readScreen) jump(by int) {
	if s.search.Result() == "" {
		return
	}
	if len(s.hits) == 0 {
		s.m.say("Nothing in this record matches; esc closes the search.")
		return
	}
	s.hit = (s.hit + by + len(s.hits)) % len(s.hits)
	s.scroll(s.hits[s.hit] - s.m.layout.Body/3)
	s.m.say(fmt.Sprintf("Hit %d of %d.", s.hit+1, len(s.hits)))
}

func (s *readScreen) scroll(top int) { s.top = max(0, min(top, len(s.lines)-s.m.layout.Body)) }

func (s *readScreen) back() {
	if s.search.Value != "" {
		s.search.Replace("")
		s.find()
		return
	}
	s.m.base = s.from
	s.from.resize()
	if start, ok := s.from.(*startScreen); ok {
		start.refresh()
	}
}

func (s *readScreen) revise() {
	id := s.reading.Info.ID
	s.m.begin(func(d session.Store) (session.Work, error) { return d.Revise(id) }, false)
}

func (s *readScreen) page() draw.Page {
	t := &s.m.theme
	height := s.m.layout.Body
	p := draw.Page{}
	if s.open {
		line := s.search.View(t)
		p.Lines = append(p.Lines, t.Accent.Of("Search")+" "+line)
		p.Pinned = 1
		height--
	}
	want := strings.ToLower(s.search.Result())
	for i := s.top; i < len(s.lines); i++ {
		line := s.lines[i]
		if i < s.top+height && want != "" {
			line = t.Highlight(line, s.bare[i], want)
		}
		p.Lines = append(p.Lines, line)
	}
	if s.top > 0 && len(p.Lines) > 0 {
		p.Above = true
	}
	return p
}

func (s *readScreen) paras() []draw.Para {
	of := s.reading
	r := reading.Review{Questionnaire: of.Questionnaire, Draft: of.Draft, Summary: of.Summary(), Marks: s.m.theme.Marks}
	return r.Record(of.Info.Path)
}

func (s *readScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Reading a record"),
		draw.Paragraph("The record as it stands, judged again from its answers: verdict, decision, what drives it, conditions, what to use instead, what is open or unknown, and every answer with its evidence."),
	}
}
