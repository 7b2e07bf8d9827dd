package wizard

import (
	"errors"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
	"flowverdict/ui/wizard/writing"
)

// writeScreen shows what would be written and where, and writes it.
type writeScreen struct {
	noInput
	plan   *session.Plan
	fault  string // why there is no plan, or why it was not written
	wrong  []session.Problem
	field  *form.Field
	naming bool
	shown  bool // the page has been drawn with this plan
	at     int  // -1 where nothing is chosen
}

// choice is a line of the write page.
type choice struct {
	text string
	do   func()
}

func newWriteScreen(m *model) *writeScreen {
	s := &writeScreen{noInput: noInput{m}, field: &form.Field{ID: "name", Value: m.wanted}}
	s.field.Build()
	s.ask()
	return s
}

// ask learns what writing would do now.
func (s *writeScreen) ask() {
	before := s.plan
	s.plan, s.fault, s.wrong, s.shown = nil, "", nil, false
	if s.m.work.ReadOnly != "" || len(s.m.s.Missing()) > 0 {
		return
	}
	work, draft, name := s.m.work.ID, s.m.s.Draft(), s.m.wanted
	s.m.ask(func(d session.Store) tea.Msg {
		p, err := d.Plan(work, draft, name)
		return func() {
			var unwritable *session.Unwritable
			switch {
			case errors.As(err, &unwritable):
				s.wrong = unwritable.Problems
			case err != nil:
				s.fault = text.Line(err.Error())
			default:
				s.plan = &p
			}
			s.at = max(s.first(), min(s.at, len(s.choices())-1))
			if s.plan != nil && (before == nil || *before != p) {
				s.at = s.first() // nothing is chosen of what has just come into view
			}
		}
	})
}

func (s *writeScreen) heading() (string, string) {
	return "Write", "verdict " + s.m.theme.Verdict(s.m.s.Assessment().Verdict())
}

func (s *writeScreen) typing() bool { return s.naming }
func (s *writeScreen) resize()      { s.field.Size(s.m.layout.Text-draw.LabelWidth-2, 1) }

func (s *writeScreen) text(k tea.KeyMsg) { s.field.Edit(k) }

func (s *writeScreen) keys() []binding {
	m := s.m
	if s.naming {
		return []binding{
			keytable.On("enter ctrl+s", "use name", "use this name", s.named),
			keytable.On("esc", "close", "keep the name as it was; what is typed stays for the next time", func() { s.naming = false; s.field.Focus(false) }),
			keytable.On("f1", "help", "help for this page, and all keys", m.help),
		}
	}
	table := []binding{
		keytable.On("y ctrl+s", s.writes(), "write what the page shows", s.confirm),
		keytable.On("enter", "choose", "what stands under the cursor; it writes nothing", s.do),
		keytable.On("up k ctrl+p", "", "move up", func() { s.at = max(s.first(), s.at-1) }),
		keytable.On("down j ctrl+n", "", "move down", func() { s.at = min(len(s.choices())-1, s.at+1) }),
		keytable.On("n", "name", "another file name", s.rename),
		keytable.On("left shift+tab b", "back", "back to the decision", m.back),
		keytable.On("right tab", "", "this is the last page, so nothing happens", func() {}),
		keytable.On("s", "summary", "summary", func() { m.enter(session.Summary) }),
		keytable.On("esc", "", "nothing is open here, so nothing happens", func() {}),
	}
	return keytable.Order(append(table, m.navigationKeys()...), "y", "enter", "left", "?", "n", "s", "q")
}

// choices are the lines that the cursor moves over: what is missing first. None
// of them writes.
func (s *writeScreen) choices() []choice {
	var out []choice
	for _, missing := range s.m.s.Missing() {
		out = append(out, choice{"Fill in " + missing.What, func() { s.m.enter(missing.Stage) }})
	}
	for _, p := range s.wrong {
		out = append(out, choice{text.Line(p.Text()), func() { s.m.mend(p.Place) }})
	}
	switch {
	case s.m.work.ReadOnly != "", len(out) > 0, s.plan == nil && s.fault == "":
	case s.plan == nil:
		out = append(out, choice{"Try again", s.ask}, choice{"Choose another name", s.rename})
	case s.plan.Exists && !s.plan.Replace:
		out = append(out, choice{"Choose another name", s.rename}, choice{"Replace the file that is there", s.replace})
	default:
		out = append(out, choice{"Choose another name", s.rename})
	}
	out = append(out, s.warnings()...)
	return append(out, choice{"Back to the summary", func() { s.m.enter(session.Summary) }})
}

// warnings are what keeps nothing from being written; each line leads to where it is
// mended, and the last to all of them.
func (s *writeScreen) warnings() []choice {
	first, more := s.m.s.WarningsInShort()
	var out []choice
	for _, p := range first {
		out = append(out, choice{"Warning: " + text.Line(p.Text()), func() { s.m.mend(p.Place) }})
	}
	if more > 0 {
		out = append(out, choice{"And " + text.Count(more, "further warning") + ": p lists them all", s.m.problems})
	}
	return out
}

func (s *writeScreen) do() {
	if s.at < 0 {
		s.m.say("Nothing is chosen: y " + s.asks() + "; down chooses something else.")
		return
	}
	c := s.choices()
	c[min(s.at, len(c)-1)].do()
}

// first is where the cursor stands at first: nowhere where the page can be written,
// so that enter leads nowhere that nobody chose.
func (s *writeScreen) first() int {
	if s.ready() {
		return -1
	}
	return 0
}

// replace is asked for on purpose; writing is a second step.
func (s *writeScreen) replace() {
	s.plan.Replace, s.at, s.shown = true, -1, false
}

func (s *writeScreen) rename() {
	if !s.m.writable() {
		return
	}
	if s.field.Value == "" && s.plan != nil {
		s.field.Replace(s.plan.ID)
	}
	s.naming = true
	s.field.Focus(true)
}

func (s *writeScreen) named() {
	s.naming, s.at = false, 0
	s.field.Focus(false)
	s.m.wanted = s.field.Result()
	s.ask()
}

// ready reports whether the page shows something that can be written.
func (s *writeScreen) ready() bool {
	return s.plan != nil && (!s.plan.Exists || s.plan.Replace)
}

// writes is what the footer says of writing; "" where nothing can be written.
func (s *writeScreen) writes() string {
	if s.ready() {
		return "write"
	}
	return ""
}

// confirm writes what the page shows. A key that was typed before the page was
// drawn is none that anybody can have meant so.
func (s *writeScreen) confirm() {
	switch {
	case !s.ready():
	case !s.shown:
		s.m.alert("Nothing is written: the key was typed before this page was shown. Look, and press y again.")
	default:
		s.write()
	}
}

// write writes both files; the draft is removed with them.
func (s *writeScreen) write() {
	m, plan := s.m, *s.plan
	work, draft := m.work.ID, m.s.Draft()
	m.ask(func(d session.Store) tea.Msg {
		written, err := d.Write(work, draft, plan)
		if err == nil {
			// Behind the store's lock, as this whole call.
			m.store.written = append(m.store.written, session.Written{Work: work, Plan: written})
		}
		return func() {
			if err != nil {
				m.refused = err
				s.fault = strings.TrimSuffix("Not written: "+text.Sentence(reason(err))+" "+session.Elsewhere(err), " ")
				return
			}
			m.refused = nil
			if m.finish(written); written.Markdown == "" { // it is printed when the screen is closed
				m.leave()
			}
		}
	})
}

func (s *writeScreen) page() draw.Page {
	m, t := s.m, &s.m.theme
	width := m.layout.Text
	p := draw.Page{Lines: s.said(width)}
	s.shown = s.ready() && !s.naming
	if s.naming {
		p.From = len(p.Lines)
		line := s.field.View(t)
		p.Lines = append(p.Lines, t.Accent.Of(t.Marks.Cursor)+" "+t.Strong.Of(text.Pad("File name", draw.LabelWidth))+line,
			"  "+t.Faint.Of(text.Cut("without ending; empty for the usual name", width-2, t.Marks.More)))
		p.To = len(p.Lines)
		return p
	}
	if s.ready() {
		p.From, p.To = len(p.Lines), len(p.Lines)+1
		p.Lines = append(p.Lines, t.Accent.Of("y")+" "+t.Strong.Of(s.asks()), "")
	}
	return m.offer(p, s.choices(), s.at)
}

// offer adds lines to choose from to a page.
func (m *model) offer(p draw.Page, choices []choice, at int) draw.Page {
	lines := make([]string, len(choices))
	for i, c := range choices {
		lines[i] = c.text
	}
	return m.theme.Choices(p, lines, m.layout.Text, min(at, len(lines)-1))
}

// said is what stands above the lines to choose from.
func (s *writeScreen) said(width int) []string {
	p := writing.Page{Session: s.m.s, ReadOnly: s.m.work.ReadOnly, Plan: s.plan, Wrong: len(s.wrong) > 0, Fault: s.fault}
	lines, _ := s.m.theme.Draw(p.Paras(), width, -1)
	if len(lines) == 0 {
		return nil
	}
	return append(lines, "")
}

// asks says what y does.
func (s *writeScreen) asks() string {
	switch {
	case s.plan.Markdown == "":
		return "writes it to standard output"
	case s.plan.Replace:
		return "writes both files, and replaces what is there"
	case s.plan.Marked != "":
		return "writes all files"
	}
	return "writes both files"
}

func (s *writeScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Write"),
		draw.Paragraph("What will be written and where. Record and Markdown are written together, both or none; then the draft is removed. Nothing that is there is replaced unless you ask for it."),
	}
}
