package wizard

import (
	"fmt"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/conflicts"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
)

// conflictsScreen settles what others answered otherwise than the review, one
// conflict after the other. It stands before the stages until all are settled.
type conflictsScreen struct {
	noInput
	view *conflicts.View
}

func newConflictsScreen(m *model) *conflictsScreen {
	return &conflictsScreen{noInput{m}, conflicts.New(&m.theme, m.s, *m.work.Merge, m.conflict)}
}

// takeIn takes in what others answered, and says what came of it.
func (m *model) takeIn() {
	if m.work.Merge == nil {
		return
	}
	before := m.s.Revision()
	taken, more := m.s.Merge(*m.work.Merge)
	m.changed(m.s.Revision() != before)
	m.say(session.MergedSentence(taken, more, m.s.ToSettle()))
}

// settles reports whether there are conflicts to settle, or a record that waits to
// be written with what was settled.
func (m *model) settles() bool { return m.s.ToSettle() > 0 || m.work.ForRecord() }

func (s *conflictsScreen) heading() (string, string) {
	left := s.m.s.ToSettle()
	settled := len(s.m.s.MergeConflicts()) - left
	return "Conflicts " + s.m.theme.Marks.Dot + " " + s.view.Place(), fmt.Sprintf("%d settled, %d left", settled, left)
}

func (s *conflictsScreen) page() draw.Page { return s.view.Page() }
func (s *conflictsScreen) resize()         { s.view.Resize(s.m.layout) }

func (s *conflictsScreen) keys() []binding {
	m := s.m
	nothing := func() { m.say("Take a side: m is mine, t is theirs.") }
	table := []binding{
		on("m", s.ifConflict("take mine"), "settle it with your answer, and go to the next conflict", func() { s.settle(s.view.Mine) }),
		on("t", s.ifConflict("take theirs"), "settle it with their answer, and go to the next conflict", func() { s.settle(s.view.Theirs) }),
		on("right tab", s.ifConflict("next"), "the next conflict, without settling", func() { s.view.Step(1) }),
		on("left shift+tab b", "previous", "the conflict before, without settling", func() { s.view.Step(-1) }),
		on("y ctrl+s", s.ifEnd("write"), "write the record, once all conflicts are settled", s.write),
		m.problemsKey(),
		on("u z", "undo", "take the last settlement back", m.undo),
		on("? f1", "help", "help for this page, and all keys", m.help),
		on("q", "quit", "leave; what is settled is in the draft, and a record stays as it is", m.quit),
		on("enter esc", "", "nothing is settled by it", nothing),
	}
	for i := range 9 {
		table = append(table, on(fmt.Sprint(i+1), "", "where theirs differ among themselves, choose the one that t takes", func() { s.view.Point(i) }))
	}
	table = append(table, scrollKeys(s.view.Top(), s.view.Scroll, m)...)
	return footerOrder(table, "m", "t", "y", "u", "?", "right", "left", "q")
}

func (s *conflictsScreen) ifConflict(word string) string {
	if s.view.Question() == "" {
		return ""
	}
	return word
}

func (s *conflictsScreen) ifEnd(word string) string {
	if s.view.Question() != "" {
		return ""
	}
	return word
}

func (s *conflictsScreen) settle(level func() string) {
	m := s.m
	question := s.view.Question()
	if question == "" {
		m.say(session.SettledSentence)
		return
	}
	before := m.s.Revision()
	m.conflict = question
	m.s.Settle(question, level())
	m.changed(m.s.Revision() != before)
	m.show()
	if m.s.ToSettle() == 0 && !m.work.ForRecord() {
		m.say(session.SettledSentence)
	}
}

// write ends the wizard so that the record takes what was settled.
func (s *conflictsScreen) write() {
	if s.view.Question() != "" || !s.m.work.ForRecord() {
		s.m.say("Conflicts are left to settle: m is mine, t is theirs.")
		return
	}
	s.m.merged = true
	s.m.leave()
}

func (s *conflictsScreen) about() []draw.Para {
	out := []draw.Para{
		draw.Heading("Conflicts"),
		draw.Paragraph("Somebody who was asked gave another answer than the review has, or two of them differ. Both sides are shown with what they rest on, and one of them is taken: m is mine, t is theirs; an open answer of mine stays open. Where theirs differ among themselves, a number chooses the one that t takes."),
		draw.Paragraph("What stands against nothing is taken already, and u takes that back too after the last settlement."),
	}
	if s.m.work.Merge != nil {
		out = append(out, draw.Paragraph(s.m.work.Merge.SettlingRule()))
	}
	if q := s.m.q.Question(s.view.Question()); q != nil {
		out = append(out, draw.Heading(q.Title), draw.Paragraph(q.Text), draw.Paragraph(q.Why))
		for _, l := range q.Levels {
			out = append(out, draw.Para{Mark: s.m.theme.Marks.Bullet, Text: l.ID + ": " + text.Sentence(l.Text)})
		}
	}
	return out
}

// noConflicts is a page of conflicts of nothing, for its keys.
func noConflicts(m *model) *conflictsScreen {
	return &conflictsScreen{noInput{m}, conflicts.New(&m.theme, nil, session.Merge{}, "")}
}

// settled lists the questions whose conflicts are settled.
func (m *model) settled() []string {
	var out []string
	for _, c := range m.s.MergeConflicts() {
		if _, ok := m.s.Chosen(c.Question); ok {
			out = append(out, c.Question)
		}
	}
	return out
}

// pointAtConflict puts the page of conflicts on the one that was settled before and
// is not any more.
func (m *model) pointAtConflict(before []string) {
	for _, question := range before {
		if _, ok := m.s.Chosen(question); !ok {
			m.conflict = question
		}
	}
}

// askScreen asks whom to ask and where the forms go, and says what was written.
type askScreen struct {
	*formScreen
	written []string // a line for each form; nil until they are
	top     int
}

// askOthers opens the page that asks those who know.
func (m *model) askOthers() {
	if m.writable() {
		m.raise(newAskScreen(m, m.s.Draft()))
	}
}

func newAskScreen(m *model, d review.Draft) *askScreen {
	usual := session.UsualAsking()
	f := &formScreen{noInput: noInput{m}, overlay: true, least: "At least one stays: somebody is asked.", keep: func() {}, preview: func(d review.Draft) review.Draft { return d }}
	s := &askScreen{formScreen: f}
	whom := &form.Field{ID: "whom", Label: session.AskWhom, Kind: form.Several}
	if m.q != nil {
		var needed []string
		for _, x := range usual.Forms(m.q, d) {
			needed = append(needed, x.Lever.ID)
		}
		for _, x := range session.Askable(m.q) {
			whom.Options = append(whom.Options, form.Option{Value: x.Lever.ID, Text: x.Whom()})
			if len(usual.Forms(m.q, d)) == 0 {
				needed = append(needed, x.Lever.ID)
			}
		}
		whom.Value = strings.Join(needed, ", ")
	}
	f.Fields = []*form.Field{whom,
		{ID: "which", Label: session.AskWhich, Hint: session.AskWhichHint, Kind: form.Choice, Choices: session.WhichWords(), Value: string(usual.Which)},
		{ID: "folder", Label: session.AskFolder, Hint: "made where it is not there yet", Required: true, Value: usual.Folder},
		{ID: "format", Label: session.AskFormat, Kind: form.Choice, Choices: session.AskFormats(), Value: usual.Format},
	}
	f.title = func() (string, string) { return session.AskTitle, "" }
	f.Intro = func(width int) []string {
		return text.Wrap(session.FormsSentence(s.asking().Forms(m.q, d)), width, text.Anywhere)
	}
	f.explain = []draw.Para{draw.Heading(session.AskTitle), draw.Paragraph("Every question has somebody who can change its answer, and mostly knows it. Each of those chosen here gets a form of their own, to be sent by mail or put into an issue, and filled in. " + session.AskingRule)}
	f.finish = func() { f.jump(0) }
	f.Editing = true
	f.Build(&m.theme)
	return s
}

// asking is what the fields say.
func (s *askScreen) asking() session.Asking {
	return session.Asking{
		Levers: text.Split(s.Value("whom"), ", "), Which: session.Which(s.Value("which")),
		Folder: s.Value("folder"), Format: s.Value("format"),
	}
}

func (s *askScreen) keys() []binding {
	m := s.m
	if s.written != nil {
		return append([]binding{
			on("enter esc q left b", "close", "close the page", m.close),
			m.problemsKey(),
			on("? f1", "help", "help for this page, and all keys", m.help),
		}, scrollKeys(&s.top, func(top int) { s.top = max(0, top) }, m)...)
	}
	return s.instead(
		on("ctrl+s", "write the forms", "write the forms", s.write),
		on("esc", "close", "close the page; nothing is written", m.close),
		on("enter", "", "the next field; after the last one the first", func() { s.step(1) }))
}

func (s *askScreen) typing() bool { return s.written == nil && s.formScreen.typing() }

func (s *askScreen) heading() (string, string) {
	if s.written != nil {
		return session.AskTitle, session.AskedSentence(len(s.written))
	}
	return s.formScreen.heading()
}

func (s *askScreen) page() draw.Page {
	if s.written == nil {
		return s.formScreen.page()
	}
	paras := []draw.Para{{Text: session.AskedSentence(len(s.written)), Role: draw.Strong}}
	for i, line := range s.written {
		paras = append(paras, draw.Para{Mark: s.m.theme.Marks.Bullet, Text: line, Gap: i == 0})
	}
	paras = append(paras, draw.Para{Text: session.AskingRule, Gap: true})
	lines, _ := s.m.theme.Draw(paras, s.m.layout.Text, -1)
	s.top = max(0, min(s.top, len(lines)-s.m.layout.Body))
	return draw.Page{Lines: lines, From: s.top, To: s.top + s.m.layout.Body}
}

// write lets the forms be written; keys wait until they are.
func (s *askScreen) write() {
	m, a := s.m, s.asking()
	if a.Folder == "" {
		m.alert("A folder is needed for the forms.")
		return
	}
	work, draft := m.work.ID, m.s.Draft()
	m.ask(func(store session.Store) tea.Msg {
		lines, err := store.Ask(work, draft, a)
		return func() {
			switch {
			case err != nil:
				m.alert(reason(err))
			case len(lines) == 0:
				m.say(session.FormsSentence(nil))
			default:
				s.written = lines
				m.save() // the draft says for whom it waits
			}
		}
	})
}

// takeScreen asks which forms have come back.
type takeScreen struct {
	*formScreen
	wrong string // why nothing was taken last
}

// takeForms opens the page that takes forms back.
func (m *model) takeForms() {
	if m.writable() {
		m.raise(newTakeScreen(m))
	}
}

func newTakeScreen(m *model) *takeScreen {
	f := &formScreen{noInput: noInput{m}, overlay: true, enters: true, keep: func() {}, preview: func(d review.Draft) review.Draft { return d }}
	f.Fields = []*form.Field{{ID: "files", Label: session.TakeFiles, Hint: session.TakeHint, Kind: form.Text, Grows: true}}
	f.title = func() (string, string) { return session.TakeTitle, "" }
	s := &takeScreen{formScreen: f}
	f.Intro = s.intro
	f.explain = []draw.Para{draw.Heading(session.TakeTitle), draw.Paragraph("The files of forms that others filled in, " + session.TakeHint + ". " + session.TakeRule)}
	f.Editing = true
	f.Build(&m.theme)
	f.finish = s.take
	return s
}

// intro says what the page does, and whole what is wrong with forms that were
// named: the line of messages, which a low window keeps in view, may cut it.
func (s *takeScreen) intro(width int) []string {
	rule := text.Wrap(session.TakeRule, width, text.Anywhere)
	if s.wrong == "" {
		return rule
	}
	var lines []string
	for _, line := range text.Wrap(s.wrong, width, text.Anywhere) {
		lines = append(lines, s.m.theme.Warn.Of(line))
	}
	return append(append(lines, ""), rule...)
}

func (s *takeScreen) keys() []binding {
	return s.instead(
		on("enter ctrl+s", "take", "read the forms and take their answers", s.take),
		on("esc", "close", "close the page; nothing is taken", s.m.close))
}

// instead is the table of an open form with these rows in place of those that keep
// it and close.
func (f *formScreen) instead(rows ...binding) []binding {
	for _, b := range f.editKeys() {
		if lookUp(rows, b.keys[0]) == nil {
			rows = append(rows, b)
		}
	}
	return rows
}

// take reads the forms; keys wait until that is done.
func (s *takeScreen) take() {
	m, work, paths := s.m, s.m.work.ID, session.Paths(s.Value("files"))
	if len(paths) == 0 {
		m.say("No file is named.")
		return
	}
	m.ask(func(store session.Store) tea.Msg {
		others, err := store.Forms(work, paths)
		return func() {
			if err != nil {
				s.wrong = text.Line(err.Error())
				m.alert(reason(err))
				return
			}
			m.close()
			m.work.Merge = &session.Merge{Others: others}
			m.takeIn()
			m.show()
		}
	})
}
