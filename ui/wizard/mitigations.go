package wizard

import (
	"fmt"
	"reflect"
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/checklist"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
)

// mitigationsScreen lists the mitigations and practices. The session is told of a
// state that is chosen on enter only.
type mitigationsScreen struct {
	noInput
	view *checklist.View
}

func newMitigationsScreen(m *model) *mitigationsScreen {
	s := &mitigationsScreen{noInput: noInput{m}, view: checklist.New(&m.theme, m.s.Coverage(), m.mitigation)}
	if old, ok := m.base.(*mitigationsScreen); ok {
		s.view.Follow(old.view)
	}
	return s
}

// listsMitigations reports whether the review has this page.
func (m *model) listsMitigations() bool {
	return m.s == nil || slices.Contains(m.s.Stages(), session.Mitigations)
}

func (s *mitigationsScreen) heading() (string, string) {
	c := s.m.s.Coverage()
	open := c.Open()
	return "Mitigations", fmt.Sprintf("%d told by answers, %d said, %d open", len(c.Told), len(c.Said)-open, open)
}

func (s *mitigationsScreen) page() draw.Page { return s.view.Page() }
func (s *mitigationsScreen) resize()         { s.view.Resize(s.m.layout) }
func (s *mitigationsScreen) commit()         { s.m.mitigation = s.view.At() }

func (s *mitigationsScreen) keys() []binding {
	m := s.m
	table := []binding{
		keytable.On("enter", s.enterWord(), "set the state that is chosen, and go on to the next line; where answers tell it, open the question", s.enter),
		keytable.On("up k ctrl+p", "", "move up", func() { s.view.Step(-1) }),
		keytable.On("down j ctrl+n", "", "move down", func() { s.view.Step(1) }),
		keytable.On("pgdown ctrl+d", "", "half a page down", func() { s.view.Step(m.layout.Body / 2) }),
		keytable.On("pgup ctrl+u", "", "half a page up", func() { s.view.Step(-m.layout.Body / 2) }),
		keytable.On("home", "", "the first line", func() { s.view.Step(-s.view.Last()) }),
		keytable.On("end", "", "the last line", func() { s.view.Step(s.view.Last()) }),
		keytable.On("space", s.ifAsked("choose"), "choose the next state; nothing is set", s.view.Turn),
		keytable.On("n", s.ifMitigation("evidence"), "evidence and links, also where answers tell the state", s.note),
		keytable.On("right tab", "decision", "on, to the decision", m.next),
		keytable.On("left shift+tab b", "back", "back to the summary", m.back),
		m.orList(keytable.On("s", "summary", "summary", func() { m.enter(session.Summary) })),
		m.orList(keytable.On("esc", "", "nothing is open here, so nothing happens", func() {})),
	}
	for i := range checklist.States() {
		table = append(table, keytable.On(fmt.Sprint(i+1), "", "choose this state; nothing is set", func() { s.view.Choose(i) }))
	}
	return keytable.Order(append(table, m.commonKeys()...), "enter", "?", "n", "right", "left", "space", "q", "s", "g", "u")
}

func (s *mitigationsScreen) enterWord() string {
	switch {
	case s.view.Asked():
		return "set"
	case s.view.Onward():
		return "go on"
	case s.view.Question() != "":
		return "question"
	}
	return ""
}

func (s *mitigationsScreen) ifAsked(word string) string {
	if !s.view.Asked() {
		return ""
	}
	return word
}

func (s *mitigationsScreen) ifMitigation(word string) string {
	if s.view.Mitigation() == nil {
		return ""
	}
	return word
}

// enter sets the state that is chosen, or leads on from what is only read.
func (s *mitigationsScreen) enter() {
	switch question := s.view.Question(); {
	case s.view.Onward():
		s.m.next()
	case question != "":
		s.m.goTo(question)
	case !s.view.Asked():
		s.m.say("No question tells this one.")
	case s.m.writable():
		entry := s.m.s.Mitigation(s.view.Mitigation().ID)
		entry.State = s.view.Choice
		s.m.changed(s.m.s.SetMitigation(entry))
		s.view.Step(1)
		s.refresh()
	}
}

// refresh shows what is entered now, with the cursor where it stands.
func (s *mitigationsScreen) refresh() {
	s.commit()
	s.m.show()
}

func (s *mitigationsScreen) note() {
	if m := s.view.Mitigation(); m != nil && s.m.writable() {
		s.m.raise(newMitigationScreen(s.m, *m))
	}
}

func (s *mitigationsScreen) about() []draw.Para {
	return append(s.view.About(),
		draw.Heading("Mitigations"),
		draw.Paragraph("What can prevent an attack, disrupt it, or recover from it. Answers tell the state of some; of the others, say here whether they are present, partial or absent, and unknown where nobody could tell. Nothing is set until enter. None of it changes the verdict, and none has to be set before the record is written."),
		draw.Paragraph("Evidence and links may be added to any of them. Where an entry and the answers contradict each other, the answers count, and the page says so."))
}

// newMitigationScreen asks what the state of a mitigation rests on.
func newMitigationScreen(m *model, of summary.Mitigation) *formScreen {
	entry := m.s.Mitigation(of.ID)
	f := newMitigationForm(m, entry)
	f.title = func() (string, string) { return "Mitigation", of.Word() }
	f.Intro = func(width int) []string {
		lines := text.Wrap(text.Line(of.Title), width, text.Anywhere)
		for i := range lines {
			lines[i] = m.theme.Strong.Of(lines[i])
		}
		for _, row := range of.Rows()[:1] {
			lines = append(lines, text.Wrap(row.Label+": "+row.Value.String(), width, text.Anywhere)...)
		}
		return lines
	}
	entered := func() review.Mitigation {
		n := review.Mitigation{ID: of.ID}
		for _, x := range review.AskedOf(review.MitigationFields()) {
			x.Enter(&n, f.Value(x.Key))
		}
		dated := n.Collected == m.today
		if n.Collected = ""; n.HasNote() || !dated { // today alone is no evidence
			n.Collected = f.Value("collected")
		}
		return n
	}
	f.keep = func() {
		if f.Changed() {
			f.MarkUnchanged()
			if m.changed(m.s.SetMitigation(entered())) {
				m.say(taken(f, "entry"))
			}
		}
	}
	f.preview = func(d review.Draft) review.Draft {
		if f.Changed() {
			d.Mitigations = m.s.WithMitigation(d.Mitigations, entered())
		}
		return d
	}
	return f
}

func newMitigationForm(m *model, entry review.Mitigation) *formScreen {
	if entry.Collected == "" {
		entry.Collected = m.today
	}
	f := &formScreen{noInput: noInput{m}, overlay: true, enters: true, finish: m.close}
	for _, x := range review.AskedOf(review.MitigationFields()) {
		x.Needed = false // a note alone is taken too
		f.Fields = append(f.Fields, form.FieldOf(&x.Entry, x.Shown(&entry), m.today))
	}
	f.Get("evidence").Grows = true
	f.explain = []draw.Para{draw.Heading("The entry of a mitigation"), draw.Paragraph("Its state, what that rests on, and where that can be read: for whoever reads the record. Where the answers tell the state, they count, and the entry stands beside them.")}
	f.At, f.Editing = 1, true
	f.Build(&m.theme)
	return f
}

// pointAt puts the cursor of the page on the mitigation whose entry differs from
// what stood before.
func (m *model) pointAt(before []review.Mitigation) {
	after := m.s.Draft().Mitigations
	for _, list := range [][]review.Mitigation{before, after} {
		for _, x := range list {
			same := func(y review.Mitigation) bool { return reflect.DeepEqual(x, y) }
			if !slices.ContainsFunc(before, same) || !slices.ContainsFunc(after, same) {
				m.mitigation = x.ID
				return
			}
		}
	}
}
