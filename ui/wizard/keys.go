package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/checklist"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/problems"
	"flowverdict/ui/wizard/whatif"
)

// binding is one row of a screen's table of keys. Footer, help page and
// documentation are made from the same table by which keys are obeyed.
type binding struct {
	keys  []string // names of keys that do the same
	short string   // word in the footer, "" where it is not shown there
	label string   // what the keys are called there, "" for the first one's name
	does  string   // sentence on the help page
	do    func()
}

// on makes a binding: its keys, separated by spaces, the word in the footer,
// the sentence on the help page, and what it does.
func on(keys, short, does string, do func()) binding {
	return binding{keys: strings.Fields(keys), short: short, does: does, do: do}
}

// called is what the keys are called in the footer.
func (b *binding) called(t *draw.Theme) string {
	if b.label != "" {
		return b.label
	}
	return t.KeyLabel(b.keys[0])
}

// nameOf names a key as the tables do. A typed character is its own name, so
// that the letters "up" can never be taken for the arrow.
func nameOf(k tea.KeyMsg) string {
	switch {
	case k.Paste:
		return ""
	case k.Type == tea.KeySpace, k.Type == tea.KeyRunes && string(k.Runes) == " ":
		return "space"
	case k.Type == tea.KeyRunes && len(k.Runes) != 1:
		return ""
	}
	return k.String()
}

// lookUp finds the binding of a key.
func lookUp(table []binding, name string) *binding {
	if name == "" {
		return nil
	}
	for i := range table {
		if slices.Contains(table[i].keys, name) {
			return &table[i]
		}
	}
	return nil
}

// footer writes the keys that fit in one line, the most useful first.
func footer(t *draw.Theme, table []binding, width int) string {
	var b strings.Builder
	used := 0
	for _, k := range table {
		if k.short == "" {
			continue
		}
		label := k.called(t)
		need := text.Width(label) + 1 + text.Width(k.short) + 2
		if used > 0 {
			need++
		}
		if used+need > width {
			continue
		}
		if used > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(" " + t.Accent.Of(label) + " " + k.short + " ")
		used += need
	}
	return b.String()
}

// footerOrder puts the rows with these keys first, in this order: what the
// footer shows when not all of it fits.
func footerOrder(table []binding, first ...string) []binding {
	out := make([]binding, 0, len(table))
	taken := make([]bool, len(table))
	for _, name := range first {
		for i := range table {
			if !taken[i] && table[i].keys[0] == name {
				out, taken[i] = append(out, table[i]), true
			}
		}
	}
	for i := range table {
		if !taken[i] {
			out = append(out, table[i])
		}
	}
	return out
}

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
			table.Rows = append(table.Rows, KeyRow{strings.Join(b.keys, ", "), b.does})
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
