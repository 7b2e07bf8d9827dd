package wizard

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/keytable"
	"flowverdict/ui/wizard/reading"
	"flowverdict/ui/wizard/whatif"
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
	s.paras = slices.Concat(r.Above(), []draw.Para{s.onward()}, m.problemLines(), m.sinceLast(), r.Parts(), r.Below())
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
		keytable.On("enter", "open", "open the question or condition under the cursor; s leads back here", s.open),
		keytable.On("up k ctrl+p", "", "move up", func() { s.step(-1) }),
		keytable.On("down j ctrl+n", "", "move down", func() { s.step(1) }),
		keytable.On("pgdown ctrl+d", "", "half a page down", func() { s.leap(m.layout.Body / 2) }),
		keytable.On("pgup ctrl+u", "", "half a page up", func() { s.leap(-m.layout.Body / 2) }),
		keytable.On("home", "", "the first line", func() { s.step(-len(s.stops)) }),
		keytable.On("end", "", "the last line", func() { s.step(len(s.stops)) }),
		keytable.On("right tab", m.afterSummary(), s.onwardKey(), m.next),
		keytable.On("left shift+tab b", "back", "back to the last question", m.back),
		keytable.On("c", m.confirms(), "confirm answers of the last review that are younger than a number of days; shown first", m.confirmable),
		keytable.On("o", m.assigns(), "owner and due date of all conditions that have none, in one step; shown first", m.assignable),
		m.orList(keytable.On("s", "", "the question last in view", func() { m.goTo(m.s.At().Question) })),
		keytable.On("a", "ask", "ask those who know: forms with what is open or unknown", m.askOthers),
		keytable.On("f", "", "take forms back that others filled in", m.takeForms),
		keytable.On("w", "what if", "what if: suppose other answers, see what they would come to, and make conditions of them", s.suppose),
		m.orList(keytable.On("esc", "", "nothing is open here, so nothing happens", func() {})),
	}
	return keytable.Order(append(table, m.navigationKeys()...), "enter", "right", "c", "w", "o", "?", "a", "left", "g", "u", "q")
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
	case t.Problem > 0:
		s.m.mend(s.m.s.Problems()[t.Problem-1].Place)
	case t.Problem < 0:
		s.m.problems()
	default:
		s.m.goTo(t.Question)
	}
}

func (s *summaryScreen) condition(key string) {
	if !s.m.writable() {
		return
	}
	if c, ok := s.m.s.Condition(key); ok {
		s.m.raise(newConditionScreen(s.m, c))
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
		draw.Paragraph("What the answers so far mean. The verdict is the lowest that the open and unknown answers still allow, because only what is proven counts. Enter opens the question behind a line, s comes back to it; enter on a condition opens its owner and due date, and o gives both to all conditions that have none."),
	}
}

// suppose opens the page of what-if, with the cursor on the question that the line
// under the cursor is about.
func (s *summaryScreen) suppose() {
	question := s.paras[s.stops[s.at]].Target.Question
	s.remember()
	x := s.m.s.Suppose()
	s.m.raise(&whatIfScreen{noInput: noInput{s.m}, what: x, view: whatif.New(&s.m.theme, x, question)})
}

// whatIfScreen supposes other answers. The session is told of nothing but the
// conditions that enter makes of them.
type whatIfScreen struct {
	noInput
	what *session.Supposition
	view *whatif.View
}

func (s *whatIfScreen) heading() (string, string) {
	return "What if", "supposed, nothing is answered"
}

func (s *whatIfScreen) resize()         { s.view.Resize(s.m.layout) }
func (s *whatIfScreen) page() draw.Page { return s.view.Page() }

func (s *whatIfScreen) keys() []binding {
	m, half := s.m, s.m.layout.Body/2
	return []binding{
		keytable.On("enter", "make conditions", "make a condition of each answer that gets better, with owner and due date proposed", s.agree),
		keytable.On("left h", "better", "suppose the next better level of the question under the cursor", func() { s.what.Move(s.view.Question().ID, -1) }),
		keytable.On("right l", "worse", "suppose the next worse level; after the worst one unknown", func() { s.what.Move(s.view.Question().ID, 1) }),
		keytable.On("esc", "drop it", "drop all that is supposed and close the page", m.close),
		keytable.On("? f1", "help", "help for this page, and all keys", m.help),
		keytable.On("w", "a way", "suppose the next of the smallest ways to a better verdict, and nothing else", s.way),
		m.problemsKey(),
		keytable.On("space backspace", "as it is", "suppose nothing of the question under the cursor", func() { s.what.AsItIs(s.view.Question().ID) }),
		keytable.On("r", "", "suppose nothing at all", s.what.Reset),
		keytable.On("tab", "", "to the next question of which something is supposed", s.view.Next),
		keytable.On("up k ctrl+p", "", "move up", func() { s.view.Move(-1) }),
		keytable.On("down j ctrl+n", "", "move down", func() { s.view.Move(1) }),
		keytable.On("pgup ctrl+u", "", "half a page up", func() { s.view.Move(-half) }),
		keytable.On("pgdown ctrl+d", "", "half a page down", func() { s.view.Move(half) }),
		keytable.On("home", "", "the first question", func() { s.view.Move(-s.view.Last()) }),
		keytable.On("end", "", "the last question", func() { s.view.Move(s.view.Last()) }),
	}
}

// follow sets what is supposed beside the review as it stands by now.
func (s *whatIfScreen) follow() { s.m.s.Follow(s.what) }

func (s *whatIfScreen) way() {
	at, of := s.what.NextWay()
	if of == 0 {
		s.m.say(session.NoWay)
		return
	}
	s.view.Next()
	s.m.say(session.Way(at, of))
}

func (s *whatIfScreen) agree() {
	if !s.m.writable() {
		return
	}
	conditions, _ := s.what.Agreed()
	said, ok := s.m.s.Agree(s.what)
	if ok {
		s.m.save()
		s.m.close()
		s.m.remembered = remembered{target: draw.Target{Condition: conditions[0].Key()}} // where it is filled in
		s.m.show()
	}
	s.m.say(strings.Join(said, " "))
}

func (s *whatIfScreen) about() []draw.Para {
	out := []draw.Para{
		draw.Heading("What if"),
		draw.Paragraph("Suppose that answers were others, and see verdict, score, gates and conditions then beside those of now. Nothing is answered by it, nothing is saved, and esc drops it all. Enter makes a condition of each answer that gets better: it has to reach the level that was supposed. Owner and due date are proposed, and enter on the condition changes them; u takes the conditions back."),
	}
	if said := s.what.Changes(); len(said) > 0 {
		out = append(out, draw.Heading("What would change"))
		for _, c := range said {
			out = append(out, draw.Para{Mark: s.m.theme.Marks.Bullet, Text: c})
		}
	}
	return out
}
