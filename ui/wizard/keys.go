package wizard

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/questionnaire/terms"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/checklist"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
	"flowverdict/ui/wizard/problems"
	"flowverdict/ui/wizard/whatif"
)

// binding is one row of a screen's table of keys. Footer, help page and documentation
// are made from the same table by which keys are obeyed.
type binding = keytable.Binding

// KeyRow is one row of the published table of keys.
type KeyRow struct{ Keys, Does string }

// KeyTable is the table of keys of one screen.
type KeyTable struct {
	Screen string
	Rows   []KeyRow
}

// KeyTables returns the keys of every screen as the wizard obeys them, for the
// documentation.
func KeyTables() []KeyTable {
	m := &model{theme: draw.NewTheme(true)}
	var out []KeyTable
	for _, s := range keyedScreens(m) {
		table := KeyTable{Screen: s.name}
		for _, b := range append(s.screen.keys(), m.globalKeys()...) {
			table.Rows = append(table.Rows, KeyRow{strings.Join(b.Keys, ", "), b.Does})
		}
		out = append(out, table)
	}
	return out
}

// keyed is a screen with a name that its table of keys goes by.
type keyed struct {
	name   string
	screen screen
}

// keyedScreens are the screens of every kind, for their keys.
func keyedScreens(m *model) []keyed {
	return []keyed{
		{"Start", newStartScreen(m)},
		{"Start, in the filter", filteredStart(m)},
		{"Reading a record", &readScreen{noInput: noInput{m}}},
		{"Subject and decision", newStageForm(m)},
		{"Subject and decision, in a field", openStageForm(m)},
		{"Question", &questionScreen{noInput: noInput{m}}},
		{"What was measured", &measuredScreen{noInput: noInput{m}}},
		{"Note, of an answer or a mitigation", newNoteKeys(m)},
		{"Go to", &gotoScreen{noInput: noInput{m}}},
		{"Summary", &summaryScreen{noInput: noInput{m}}},
		{"Confirm", newConfirmScreen(m)},
		{"What if", &whatIfScreen{noInput{m}, &session.Supposition{}, &whatif.View{}}},
		{"Condition", newConditionKeys(m)},
		{"Owner and due date of conditions", newAssignScreen(m)},
		{"Mitigations", &mitigationsScreen{noInput{m}, checklist.New(&m.theme, summary.Coverage{}, "")}},
		{"Ask those who know", newAskScreen(m, review.Draft{})},
		{"Take forms back", newTakeScreen(m)},
		{"Conflicts of a merge", noConflicts(m)},
		{"Problems", &problemsScreen{noInput: noInput{m}, view: problems.New(&m.theme, nil, 0)}},
		{"Write", &writeScreen{noInput: noInput{m}}},
		{"Written", &writtenScreen{noInput: noInput{m}}},
		{"Commit the files", &commitScreen{noInput: noInput{m}}},
		{"Help", &helpScreen{noInput: noInput{m}}},
	}
}

// The forms below are never shown: tables of keys are read from them.

func newStageForm(m *model) *formScreen {
	f := stageForm(m, "next stage", []*form.Field{{ID: "name", Label: "Name"}})
	f.Build(&m.theme)
	return f
}

func filteredStart(m *model) *startScreen {
	s := newStartScreen(m)
	s.open = true
	return s
}

func openStageForm(m *model) *formScreen {
	f := newStageForm(m)
	f.Editing = true
	return f
}

func newNoteKeys(m *model) *formScreen {
	return newNoteForm(m, questionnaire.Answer{}, review.AskedOf(review.AnswerFields()))
}

func newConditionKeys(m *model) *formScreen { return newConditionForm(m, review.Condition{}) }

// helpScreen says what a screen is for and lists its keys.
type helpScreen struct {
	noInput
	of    screen
	lines []string
	top   int
}

func newHelpScreen(m *model, of screen) *helpScreen { return &helpScreen{noInput: noInput{m}, of: of} }

func (s *helpScreen) heading() (string, string) {
	left, _ := s.of.heading()
	return "Help " + s.m.theme.Marks.Dot + " " + left, ""
}

func (s *helpScreen) keys() []binding {
	table := []binding{keytable.On("esc ? f1 enter q left b", "close", "close the help", s.m.close)}
	if s.lists() {
		table = append(table, s.m.problemsKey())
	}
	return append(table, scrollKeys(&s.top, s.scroll, s.m)...)
}

// lists reports whether the page that is explained has a key for the list of problems.
func (s *helpScreen) lists() bool {
	if s.of == nil {
		return true
	}
	_, is := s.of.(*problemsScreen)
	return !is && !s.of.typing() && s.m.listsProblems() && keytable.LookUp(s.of.keys(), "p") != nil
}

// scrollKeys are the keys of every page that is only read.
func scrollKeys(top *int, to func(int), m *model) []binding {
	page := max(1, m.layout.Body-1)
	return []binding{
		keytable.On("down j ctrl+n", "", "a line down", func() { to(*top + 1) }),
		keytable.On("up k ctrl+p", "", "a line up", func() { to(*top - 1) }),
		keytable.On("space pgdown ctrl+d", "page down", "a page down", func() { to(*top + page) }),
		keytable.On("pgup ctrl+u", "page up", "a page up", func() { to(*top - page) }),
		keytable.On("home", "", "to the beginning", func() { to(0) }),
		keytable.On("end", "", "to the end", func() { to(1 << 20) }),
	}
}

func (s *helpScreen) scroll(top int) {
	s.top = max(0, min(top, len(s.lines)-s.m.layout.Body))
}

func (s *helpScreen) resize() {
	paras := append([]draw.Para{draw.Heading("Keys")}, keytable.Paras(&s.m.theme, s.of.keys(), s.m.globalKeys())...)
	for i, p := range s.of.about() {
		p.Gap = p.Gap || i == 0
		paras = append(paras, p)
	}
	paras = append(paras, words()...)
	s.lines, _ = s.m.theme.Draw(paras, s.m.layout.Text, -1)
	s.scroll(s.top)
}

// words explains the words of judging, on every page of help.
func words() []draw.Para {
	heading := draw.Heading("Words")
	heading.Gap = true
	out := []draw.Para{heading}
	for _, t := range terms.All() {
		out = append(out, draw.Para{Mark: text.Pad(t.Word, 16), Text: t.Means})
	}
	return out
}

func (s *helpScreen) page() draw.Page {
	return draw.Page{Lines: s.lines, From: s.top, To: s.top + s.m.layout.Body}
}

func (s *helpScreen) about() []draw.Para { return nil }
