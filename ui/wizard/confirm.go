package wizard

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
)

// confirmScreen asks how old an answer may be that is carried over, shows which ones
// are younger, and confirms these.
type confirmScreen struct {
	noInput
	days    *form.Field
	touched bool // the number was changed: until then the first digit replaces it
	top     int
}

func newConfirmScreen(m *model) *confirmScreen {
	s := &confirmScreen{noInput: noInput{m}, days: &form.Field{ID: "days", Value: strconv.Itoa(review.CarriedDays)}}
	if m.s != nil {
		s.days.Value = strconv.Itoa(m.s.CarriedDays())
	}
	s.days.Build()
	s.days.Focus(true)
	return s
}

// confirmable opens the page where anything can be confirmed, or says why not.
func (m *model) confirmable() {
	if !m.writable() {
		return
	}
	if len(m.s.Unconfirmed()) == 0 {
		m.say(session.NothingToConfirm)
		return
	}
	m.raise(newConfirmScreen(m))
}

// confirms is what the footer says of the key that opens it; "" where nothing can be
// confirmed.
func (m *model) confirms() string {
	if m.s == nil || len(m.s.Unconfirmed()) == 0 {
		return ""
	}
	return "confirm"
}

// sinceLast sets the review beside the last one: what each came to, which answers
// are others now, and how many nobody looked at. Its lines lead to the questions.
func (m *model) sinceLast() []draw.Para {
	l, ok := m.s.LastTime()
	if !ok {
		return nil
	}
	out := []draw.Para{draw.Heading(l.Title)}
	for _, said := range l.Sentences() {
		out = append(out, draw.Para{Mark: m.theme.Marks.Bullet, Text: said})
	}
	for _, c := range l.Changed {
		out = append(out, draw.Para{Mark: m.theme.Marks.Bullet, Text: text.Sentence(c.Text), Target: &draw.Target{Question: c.Question.ID}})
	}
	if waiting := m.s.Unconfirmed(); len(waiting) > 0 {
		out = append(out, draw.Para{Mark: m.theme.Marks.Open, Text: text.UpperFirst(l.Waits()) + ": c confirms what is younger than a number of days, g not confirmed lists them.",
			Target: &draw.Target{Question: waiting[0].Question.ID}})
	}
	return out
}

func (s *confirmScreen) heading() (string, string) {
	return "Confirm what is carried over", s.m.s.Again().String()
}

func (s *confirmScreen) typing() bool { return true }
func (s *confirmScreen) resize()      { s.days.Size(max(12, s.m.layout.Text-24), 1) }
func (s *confirmScreen) commit()      {}

func (s *confirmScreen) pending(d review.Draft) review.Draft { return d }

// age is the number of days that is typed; 0 for what is none.
func (s *confirmScreen) age() int {
	days, err := strconv.Atoi(s.days.Result())
	if err != nil {
		return 0
	}
	return days
}

func (s *confirmScreen) keys() []binding {
	page := max(1, s.m.layout.Body-3)
	return []binding{
		on("enter", "confirm", "confirm the answers that the page shows as younger, in one step", s.confirm),
		on("up ctrl+p", "", "a line up", func() { s.top-- }),
		on("down ctrl+n", "", "a line down", func() { s.top++ }),
		on("pgup", "", "a page up", func() { s.top -= page }),
		on("pgdown", "page down", "a page down", func() { s.top += page }),
		on("esc", "close", "close the page; nothing is confirmed", s.m.close),
		on("f1", "help", "help for this page, and all keys", s.m.help),
	}
}

func (s *confirmScreen) text(k tea.KeyMsg) {
	if !s.touched && k.Type == tea.KeyRunes {
		s.days.Replace("")
	}
	s.days.Edit(k)
	s.touched = true
}

// noneYounger says that nothing would be confirmed.
const noneYounger = "Nothing is younger than that: type a greater number of days, or esc closes."

func (s *confirmScreen) confirm() {
	m := s.m
	n := m.s.Confirm(s.age())
	if !m.changed(n > 0) {
		m.say(noneYounger)
		return
	}
	m.close()
	m.say(session.ConfirmedSentence(n) + " u takes it back.")
}

func (s *confirmScreen) page() draw.Page {
	t, width := &s.m.theme, s.m.layout.Text
	younger, others := s.m.s.Younger(s.age())
	p := draw.Page{Pinned: 2, Lines: []string{
		text.Cut("Younger than "+s.days.View(t)+" days: "+t.Strong.Of(session.WouldConfirm(len(younger), len(others))), width, t.Marks.More), ""}}
	list := func(mark string, all []session.Aged, of func(string) string) {
		for _, a := range all {
			row := []string{mark, text.Pad(a.Age(), 9), text.Pad(text.Line(string(a.Answer.Basis)), basisWidth), a.Text()}
			p.Lines = append(p.Lines, of(text.Cut(strings.Join(row, " "), width, t.Marks.More)))
		}
	}
	if len(younger) == 0 {
		p.Lines = append(p.Lines, t.Warn.Of(text.Cut(noneYounger, width, t.Marks.More)))
	}
	list(t.Marks.Answered, younger, func(line string) string { return line })
	if len(others) > 0 {
		p.Lines = append(p.Lines, "", t.Strong.Of("Not these: as old or older"))
		list(t.Marks.Open, others, t.Faint.Of)
	}
	room := max(1, s.m.layout.Body-p.Pinned)
	s.top = max(0, min(s.top, len(p.Lines)-p.Pinned-room))
	p.From, p.To, p.Top = p.Pinned+s.top, min(len(p.Lines), p.Pinned+s.top+room), &s.top
	return p
}

// basisWidth is the width of the longest basis.
const basisWidth = len(questionnaire.Documented)

func (s *confirmScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Confirm what is carried over"),
		draw.Paragraph("Answers of the last review that nobody looked at in this one, with what they rest on and how old they are: since the day on which the evidence was collected, or else since that review. Type another number of days: those younger are confirmed together, which says of each that it was looked at again and stays as it is. Confirm only what you would confirm one by one: enter on a question does that too."),
	}
}
