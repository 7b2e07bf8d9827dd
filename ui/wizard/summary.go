package wizard

import (
	"slices"

	"flowverdict/internal/text"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/reading"
)

// summaryScreen shows verdict, drivers, conditions and answers; every line
// leads to its question and the key s leads back to the line.
type summaryScreen struct {
	noInput
	paras []draw.Para
	stops []int // paragraphs that the cursor stands on
	at    int   // of stops
	top   int

	lines  []string // as drawn for this width and cursor
	places []draw.Drawn
}

func newSummaryScreen(m *model) *summaryScreen {
	s := &summaryScreen{noInput: noInput{m}}
	r := reading.Review{Questionnaire: m.q, Draft: m.s.Draft(), Summary: m.s.Summary(), Marks: m.theme.Marks, Contradicted: m.contradicted()}
	s.paras = slices.Concat(r.Above(), []draw.Para{s.onward()}, m.sinceLast(), r.Parts(), r.Below())
	for i := range s.paras {
		if s.paras[i].Target != nil {
			s.stops = append(s.stops, i)
		}
	}
	s.find(m.remembered)
	return s
}

// contradicted lists the answers that what was measured contradicts; each line
// leads to its question.
func (m *model) contradicted() []draw.Para {
	var out []draw.Para
	for _, l := range m.s.Conflicts() {
		if len(out) == 0 {
			out = append(out, draw.Heading(session.ContradictedTitle))
		}
		out = append(out, draw.Para{Mark: m.theme.Marks.Bullet, Text: session.Conflict(l), Target: &draw.Target{Question: l.Question.ID}})
	}
	return out
}

// remembered is where the cursor stood on the summary when it was left: a
// target, and how many lines before it lead there too.
type remembered struct {
	target draw.Target
	nth    int
	top    int
}

// find puts the cursor back where it stood; where the line is gone, on the
// first one that leads to the same place.
func (s *summaryScreen) find(r remembered) {
	nth, found := 0, false
	for at, i := range s.stops {
		if *s.paras[i].Target != r.target {
			continue
		}
		if !found || nth == r.nth {
			s.at, found = at, true
		}
		nth++
	}
	s.top = r.top
}

// remember notes where the cursor stands.
func (s *summaryScreen) remember() {
	r := remembered{target: *s.paras[s.stops[s.at]].Target, top: s.top}
	for _, i := range s.stops[:s.at] {
		if *s.paras[i].Target == r.target {
			r.nth++
		}
	}
	s.m.remembered = r
}

// commit is called when the page is left.
func (s *summaryScreen) commit() { s.remember() }

// onward is the line that leads on.
func (s *summaryScreen) onward() draw.Para {
	line := "Go on to the " + s.m.afterSummary()
	if open := len(s.m.s.Assessment().Open); open > 0 {
		line += ", with " + text.Plural(open, "answer open", "answers open")
	}
	return draw.Para{Text: line, Gap: true, Target: &draw.Target{Onward: s.m.afterSummary()}}
}

// onwardKey says where the key leads that goes on.
func (s *summaryScreen) onwardKey() string {
	if s.m.s == nil {
		return "on to the mitigations, where there are some, or the decision"
	}
	return "on to the " + s.m.afterSummary()
}

// afterSummary is the stage that follows the summary.
func (m *model) afterSummary() string {
	if m.listsMitigations() {
		return string(session.Mitigations)
	}
	return string(session.Decision)
}

// heading says the verdict too: it stays in view however far the page is moved.
func (s *summaryScreen) heading() (string, string) {
	return "Summary " + s.m.theme.Marks.Dot + " Verdict: " + summary.Bracket(s.m.s.Assessment().Bracket), s.m.counts()
}

func (s *summaryScreen) resize() { s.redraw() }

func (s *summaryScreen) redraw() {
	s.lines, s.places = s.m.theme.Draw(s.paras, s.m.layout.Text, s.stops[s.at])
}

func (s *summaryScreen) keys() []binding {
	m := s.m
	table := []binding{
		on("enter", "open", "open the question or condition under the cursor; s leads back here", s.open),
		on("up k ctrl+p", "", "move up", func() { s.step(-1) }),
		on("down j ctrl+n", "", "move down", func() { s.step(1) }),
		on("pgdown ctrl+d", "", "half a page down", func() { s.leap(m.layout.Body / 2) }),
		on("pgup ctrl+u", "", "half a page up", func() { s.leap(-m.layout.Body / 2) }),
		on("home", "", "the first line", func() { s.step(-len(s.stops)) }),
		on("end", "", "the last line", func() { s.step(len(s.stops)) }),
		on("right tab", m.afterSummary(), s.onwardKey(), m.next),
		on("left shift+tab b", "back", "back to the last question", m.back),
		on("c", m.confirms(), "confirm answers of the last review that are younger than a number of days; shown first", m.confirmable),
		on("s", "", "the question last in view", func() { m.goTo(m.s.At().Question) }),
		on("a", "ask", "ask those who know: forms with what is open or unknown", m.askOthers),
		on("f", "", "take forms back that others filled in", m.takeForms),
		on("esc", "", "nothing is open here, so nothing happens", func() {}),
	}
	return footerOrder(append(table, m.navigationKeys()...), "enter", "right", "c", "?", "left", "g", "u", "q")
}

func (s *summaryScreen) step(by int) {
	s.at = max(0, min(len(s.stops)-1, s.at+by))
	s.redraw()
}

// leap moves the cursor by about so many lines.
func (s *summaryScreen) leap(lines int) {
	want := s.places[s.stops[s.at]].From + lines
	to := s.at
	for by := sign(lines); ; {
		next := to + by
		if next < 0 || next >= len(s.stops) {
			break
		}
		to = next
		if by > 0 && s.places[s.stops[to]].From >= want || by < 0 && s.places[s.stops[to]].From <= want {
			break
		}
	}
	s.step(to - s.at)
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

func (s *summaryScreen) open() {
	t := s.paras[s.stops[s.at]].Target
	s.remember()
	switch {
	case t.Onward != "":
		s.m.next()
	case t.Condition != "":
		s.condition(t.Condition)
	default:
		s.m.goTo(t.Question)
	}
}

func (s *summaryScreen) condition(gate string) {
	if !s.m.writable() {
		return
	}
	for _, c := range s.m.s.Conditions() {
		if c.Gate == gate {
			s.m.raise(newConditionScreen(s.m, c))
		}
	}
}

func (s *summaryScreen) page() draw.Page {
	place := s.places[s.stops[s.at]]
	p := draw.Page{Lines: s.lines, From: place.From, To: place.To, Top: &s.top}
	p.ShowTop(s.at == 0, s.m.layout.Body)
	return p
}

func (s *summaryScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Summary"),
		draw.Paragraph("What the answers so far mean. The verdict is the lowest that the open and unknown answers still allow, because only what is proven counts. Enter opens the question behind a line, s comes back to it; enter on a condition opens its owner and due date."),
	}
}
