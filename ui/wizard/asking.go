package wizard

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
)

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
			keytable.On("enter esc q left b", "close", "close the page", m.close),
			m.problemsKey(),
			keytable.On("? f1", "help", "help for this page, and all keys", m.help),
		}, scrollKeys(&s.top, func(top int) { s.top = max(0, top) }, m)...)
	}
	return s.instead(
		keytable.On("ctrl+s", "write the forms", "write the forms", s.write),
		keytable.On("esc", "close", "close the page; nothing is written", m.close),
		keytable.On("enter", "", "the next field; after the last one the first", func() { s.step(1) }))
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
		keytable.On("enter ctrl+s", "take", "read the forms and take their answers", s.take),
		keytable.On("esc", "close", "close the page; nothing is taken", s.m.close))
}

// instead is the table of an open form with these rows in place of those that keep
// it and close.
func (f *formScreen) instead(rows ...binding) []binding {
	for _, b := range f.editKeys() {
		if keytable.LookUp(rows, b.Keys[0]) == nil {
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
