package wizard

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/questionnaire/review"
	"flowverdict/questionnaire/safetext"
	"flowverdict/ui/wizard/session"
)

// writeScreen shows what would be written and where, and writes it.
type writeScreen struct {
	still
	plan   *Plan
	fault  string // why there is no plan, or why it was not written
	name   string // the wanted file name, or ""
	field  *field
	naming bool
	at     int
}

// choice is a line of the write page.
type choice struct {
	text string
	do   func()
}

func newWriteScreen(m *model) *writeScreen {
	s := &writeScreen{still: still{m}, field: &field{id: "name"}}
	if old, ok := m.base.(*writeScreen); ok {
		s.name = old.name
	}
	s.field.build(&m.theme)
	s.ask()
	return s
}

// ask learns what writing would do now.
func (s *writeScreen) ask() {
	s.plan, s.fault = nil, ""
	if s.m.work.ReadOnly != "" || len(s.m.s.Missing()) > 0 {
		return
	}
	work, draft, name := s.m.work.ID, s.m.s.Draft(), s.name
	s.m.ask(func(d Desk) tea.Msg {
		p, err := d.Plan(work, draft, name)
		return func() {
			if err != nil {
				s.fault = safetext.Line(err.Error())
				return
			}
			s.plan = &p
		}
	})
}

func (s *writeScreen) heading() (string, string) {
	return "Write", "verdict " + s.m.verdict(s.m.s.Assessment().Verdict())
}

func (s *writeScreen) typing() bool { return s.naming }
func (s *writeScreen) resize()      { s.field.size(s.m.layout.text-labelWidth-2, 1) }

func (s *writeScreen) text(k tea.KeyMsg) { s.field.edit(k) }

func (s *writeScreen) keys() []binding {
	m := s.m
	if s.naming {
		return []binding{
			on("enter ctrl+s", "take it", "take this name", s.named),
			on("esc", "close", "keep the name as it was", func() { s.naming = false; s.field.focus(false) }),
			on("f1", "help", "help for this page, and all keys", m.help),
		}
	}
	table := []binding{
		on("enter", "do it", "do what stands under the cursor", s.do),
		on("up k ctrl+p", "", "move up", func() { s.at = max(0, s.at-1) }),
		on("down j ctrl+n", "", "move down", func() { s.at = min(len(s.choices())-1, s.at+1) }),
		on("n", "name", "another file name", s.rename),
		on("left shift+tab b", "back", "back to the decision", m.back),
		on("right tab", "", "this is the last page, so nothing happens", func() {}),
		on("s", "summary", "summary", func() { m.enter(session.Summary) }),
		on("esc", "", "nothing is open here, so nothing happens", func() {}),
	}
	return footerOrder(append(table, m.roam()...), "enter", "left", "?", "n", "s", "q")
}

// choices are the lines that the cursor moves over: what is missing first,
// writing where nothing stands in its way, and never replacing by accident.
func (s *writeScreen) choices() []choice {
	var out []choice
	for _, missing := range s.m.s.Missing() {
		out = append(out, choice{"Fill in " + missing.What, func() { s.m.enter(missing.Stage) }})
	}
	switch {
	case s.m.work.ReadOnly != "", len(out) > 0:
	case s.plan == nil:
		out = append(out, choice{"Try again", s.ask}, choice{"Choose another name", s.rename})
	case s.plan.Exists && !s.plan.Replace:
		out = append(out, choice{"Choose another name", s.rename}, choice{"Replace the file that is there", s.replace})
	case s.plan.Replace:
		out = append(out, choice{"Write both files, and replace what is there", s.write}, choice{"Choose another name", s.rename})
	default:
		out = append(out, choice{"Write both files", s.write}, choice{"Choose another name", s.rename})
	}
	return append(out, choice{"Back to the summary", func() { s.m.enter(session.Summary) }})
}

func (s *writeScreen) do() {
	c := s.choices()
	c[min(s.at, len(c)-1)].do()
}

// replace is asked for on purpose; writing is a second step.
func (s *writeScreen) replace() {
	s.plan.Replace, s.at = true, 0
	s.m.alert("Enter replaces what is there.")
}

func (s *writeScreen) rename() {
	if !s.m.writable() {
		return
	}
	name := s.name
	if name == "" && s.plan != nil {
		name = s.plan.ID
	}
	s.field.replace(name)
	s.naming = true
	s.field.focus(true)
	s.field.line.Update(tea.KeyMsg{Type: tea.KeyEnd})
}

func (s *writeScreen) named() {
	s.naming, s.at = false, 0
	s.field.focus(false)
	s.name = s.field.result()
	s.ask()
}

// write writes both files; the draft is let go with them.
func (s *writeScreen) write() {
	m, plan := s.m, *s.plan
	work, draft := m.work.ID, m.s.Draft()
	m.ask(func(d Desk) tea.Msg {
		err := d.Write(work, draft, plan)
		if err == nil {
			m.desk.written = &plan // behind the desk's lock, as this whole call
		}
		return func() {
			if err != nil {
				s.fault = "Not written: " + safetext.Line(err.Error())
				return
			}
			m.written = &plan
			m.leave()
		}
	})
}

func (s *writeScreen) page() page {
	m, t := s.m, &s.m.theme
	width := m.layout.text
	p := page{lines: s.what(width)}
	if s.naming {
		p.from = len(p.lines)
		line := firstLine(s.field.line.View())
		p.lines = append(p.lines, t.accent.of(t.marks.cursor)+" "+t.strong.of(fill("File name", labelWidth))+line,
			"  "+t.faint.of(cut("without ending; empty for the usual name", width-2, t.marks.more)))
		p.to = len(p.lines)
		return p
	}
	choices := s.choices()
	for i, c := range choices {
		if i == min(s.at, len(choices)-1) {
			p.from, p.to = len(p.lines), len(p.lines)+1
			p.lines = append(p.lines, t.accent.of(t.marks.cursor)+" "+t.strong.of(c.text))
		} else {
			p.lines = append(p.lines, "  "+c.text)
		}
	}
	return p
}

// what says what would be written.
func (s *writeScreen) what(width int) []string {
	m := s.m
	var paras []para
	switch {
	case m.work.ReadOnly != "":
		paras = append(paras, para{text: "Only to look at: " + safetext.Line(m.work.ReadOnly), style: warned})
	case len(m.s.Missing()) > 0:
		paras = append(paras, para{text: "The record still needs something before it can be written.", style: warned})
	case s.plan != nil:
		paras = s.planned()
	}
	if s.fault != "" {
		paras = append(paras, para{text: s.fault, style: warned})
	}
	for i, doubt := range m.doubts() {
		paras = append(paras, para{text: doubt, gap: i == 0, mark: m.theme.marks.bullet})
	}
	lines, _ := m.theme.draw(paras, width, -1)
	if len(lines) == 0 {
		return nil
	}
	return append(lines, "")
}

func (s *writeScreen) planned() []para {
	m, p := s.m, s.plan
	paras := []para{{text: "These two files will be written together:", style: strong}}
	day := p.ReviewBy
	if day == "" {
		day = "no day"
	}
	d := m.s.Draft()
	out := rows("", "Record", p.YAML, "Markdown", p.Markdown, "Name", p.ID, "Verdict", m.s.Assessment().Verdict().String(),
		"Decision", d.Decision.Status, "Review by", day, "Supersedes", d.Review.Supersedes)
	paras = append(paras, out[1:]...)
	if p.Exists && !p.Replace {
		paras = append(paras, para{text: "A file of that name is there already. Choose another name, or replace it on purpose.", style: warned, gap: true})
	}
	return paras
}

// doubts lists what validation, or a careful reader, would ask about the
// record. None of it stands in the way of writing.
func (m *model) doubts() []string {
	var out []string
	a, d := m.s.Assessment(), m.s.Draft()
	accepted := d.Decision.Status == review.Accepted
	if n := len(a.Open); n > 0 {
		text := count(n, "question is open; its answer counts", "questions are open; their answers count") + " as the worst."
		if accepted {
			text += " An accepted record should have none."
		}
		out = append(out, text)
	}
	if review.Lenient(d.Decision, a.Verdict()) && !complete(d.Exception) {
		out = append(out, "It is accepted although the verdict is "+a.Verdict().String()+", and the exception is not filled in.")
	}
	loose := 0
	for _, c := range m.s.Conditions() {
		if c.Status != review.ConditionMet && (c.Owner == "" || c.Due == "") {
			loose++
		}
	}
	if accepted && loose > 0 {
		out = append(out, count(loose, "open condition has", "open conditions have")+" no owner or no due date.")
	}
	for _, x := range d.Answers {
		if fault := linksOnly(strings.Join(x.Links, "\n")); fault != "" {
			out = append(out, "Links of "+x.Question+": "+fault+".")
		}
	}
	return out
}

func (s *writeScreen) about() []para {
	return []para{
		heading("Write"),
		text("What will be written and where. Record and Markdown are written together, both or none; then the draft is let go. Nothing that is there is replaced unless you ask for it."),
	}
}
