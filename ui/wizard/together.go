package wizard

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
	"flowverdict/ui/wizard/together"
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
	switch {
	case errors.Is(err, strconv.ErrRange):
		return review.MostDays + 1
	case err != nil:
		return 0
	}
	return days
}

func (s *confirmScreen) keys() []binding {
	page := max(1, s.m.layout.Body-3)
	limits := fmt.Sprintf("1 to %d", review.MostDays)
	digits := keytable.On("0 1 2 3 4 5 6 7 8 9", "days, "+limits, "type how many days old an answer may be, from "+limits, func() {})
	digits.Label = "0-9"
	return []binding{
		keytable.On("enter", "confirm", "confirm the answers that the page shows as younger, in one step", s.confirm),
		digits,
		keytable.On("up ctrl+p", "", "a line up", func() { s.top-- }),
		keytable.On("down ctrl+n", "", "a line down", func() { s.top++ }),
		keytable.On("pgup", "", "a page up", func() { s.top -= page }),
		keytable.On("pgdown", "page down", "a page down", func() { s.top += page }),
		keytable.On("esc", "close", "close the page; nothing is confirmed", s.m.close),
		keytable.On("f1", "help", "help for this page, and all keys", s.m.help),
	}
}

func (s *confirmScreen) text(k tea.KeyMsg) {
	before := s.days.Value
	if k.Type == tea.KeySpace {
		return
	}
	if k.Type == tea.KeyRunes {
		k.Runes = slices.DeleteFunc(slices.Clone(k.Runes), func(r rune) bool { return r < '0' || r > '9' })
		if len(k.Runes) == 0 {
			return
		}
		if !s.touched {
			s.days.Replace("")
		}
	}
	s.days.Edit(k)
	if s.touched = true; s.age() > review.MostDays {
		s.days.Replace(before)
		s.m.say(fmt.Sprintf("At most %d days.", review.MostDays))
	}
}

func (s *confirmScreen) confirm() {
	m := s.m
	n := m.s.Confirm(s.age())
	if !m.changed(n > 0) {
		m.say(together.NoneYounger)
		return
	}
	m.close()
	m.say(session.ConfirmedSentence(n) + " u takes it back.")
}

func (s *confirmScreen) page() draw.Page {
	t, width := &s.m.theme, s.m.layout.Text
	younger, others := s.m.s.Younger(s.age())
	pinned := []string{text.Cut("Younger than "+s.days.View(t)+" days: "+t.Strong.Of(session.WouldConfirm(len(younger), len(others))), width, t.Marks.More), ""}
	return together.Scroll(pinned, together.Aged(t, width, younger, others), &s.top, s.m.layout.Body)
}

func (s *confirmScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Confirm what is carried over"),
		draw.Paragraph("Answers of the last review that nobody looked at in this one, with what they rest on and how old they are: since the day on which the evidence was collected, or else since that review. Type another number of days: those younger are confirmed together, which says of each that it was looked at again and stays as it is. Confirm only what you would confirm one by one: enter on a question does that too."),
	}
}

// assignScreen asks for an owner and a due date, shows which conditions would get
// them, and gives them to these.
type assignScreen struct {
	*formScreen
	top int
}

// assignable opens the page where any condition lacks an owner or a due date, or says
// that none does.
func (m *model) assignable() {
	if !m.writable() {
		return
	}
	if len(m.s.Unassigned()) == 0 {
		m.say(session.AssignNone)
		return
	}
	m.raise(newAssignScreen(m))
}

// assigns is what the footer says of the key that opens it; "" where no condition lacks either.
func (m *model) assigns() string {
	if m.s == nil || len(m.s.Unassigned()) == 0 {
		return ""
	}
	return "owners"
}

func newAssignScreen(m *model) *assignScreen {
	f := &formScreen{noInput: noInput{m}, overlay: true, keep: func() {}, preview: func(d review.Draft) review.Draft { return d }}
	for _, x := range review.AskedOf(review.ConditionFields()) {
		if x.Key == "owner" || x.Key == "due" {
			f.Fields = append(f.Fields, form.FieldOf(&x.Entry, "", m.today))
		}
	}
	f.title = func() (string, string) { return session.AssignTitle, "" }
	f.explain = []draw.Para{draw.Heading(session.AssignTitle), draw.Paragraph("An owner and a due date for all open conditions that have none, in one step. " + session.AssignRule + " The list says of each condition what it gets; u takes all of it back, and enter on a condition of the summary changes one.")}
	f.Editing = true
	f.Build(&m.theme)
	s := &assignScreen{formScreen: f}
	f.finish = s.assign
	return s
}

func (s *assignScreen) keys() []binding {
	page, enter := max(1, s.m.layout.Body-4), "next field"
	if s.Neighbour(1) < 0 {
		enter = "fill in"
	}
	return s.instead(
		keytable.On("enter", enter, "the next field; after the last one fill in what the page shows", s.onward),
		keytable.On("ctrl+s", "fill in", "fill in what the page shows, in one step", s.assign),
		keytable.On("esc", "close", "close the page; nothing is filled in", s.m.close),
		keytable.On("pgdown", "page down", "a page down in the list", func() { s.top += page }),
		keytable.On("pgup", "", "a page up in the list", func() { s.top -= page }))
}

func (s *assignScreen) page() draw.Page {
	t, width, all := &s.m.theme, s.m.layout.Text, s.m.s.Unassigned()
	owner, due := s.Value("owner"), s.Value("due")
	pinned := append([]string{t.Strong.Of(text.Cut(session.AssignSentence(all, owner, due), width, t.Marks.More))}, s.Page().Lines...)
	p := together.Scroll(append(pinned, ""), together.Unassigned(t, width, all, owner, due), &s.top, s.m.layout.Body)
	p.Aside = s.Page().Aside
	return p
}

func (s *assignScreen) assign() {
	m := s.m
	if fault := s.Get("due").Fault(); fault != "" {
		m.alert(s.Get("due").Label + ": " + fault + ".")
		return
	}
	n := m.s.Assign(s.Value("owner"), s.Value("due"))
	if !m.changed(n > 0) {
		m.say("Nothing would be filled in: type an owner or a day.")
		return
	}
	m.close()
	m.say(session.AssignedSentence(n) + " u takes it back.")
}
