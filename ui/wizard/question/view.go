// Package question draws one question: its text, its levels with a cursor, why
// it is asked, what its answer rests on, and everything else that there is to
// say of it. It answers nothing.
package question

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// levelIndent is how far the text of a level stands from the left: cursor,
// number and mark.
const levelIndent = 6

// View is the question that a session is at. The cursor is a choice that is
// bound to nothing but the view: huh writes it at every arrow key.
type View struct {
	Choice string // the level under the cursor

	theme    *draw.Theme
	layout   draw.Layout
	session  *session.Session
	q        *questionnaire.Question
	levels   []string // ids, unknown last
	answered string   // the level that was answered when the view was made
	field    *huh.Select[string]

	top     int
	heights []int // lines of each level
	words   []string
	why     []string
	anew    []string // why it is asked anew, or from where its answer is
}

// New makes the view, with the cursor on the level that is answered, or else
// on unknown: never on the best level. Resize it before it is drawn.
func New(t *draw.Theme, s *session.Session) *View {
	v := &View{theme: t, session: s, q: s.Question(), answered: s.Answer().Level}
	v.levels = append(v.q.LevelIDs(), questionnaire.Unknown)
	if v.Choice = v.answered; !slices.Contains(v.levels, v.Choice) {
		v.Choice = questionnaire.Unknown
	}
	return v
}

// Follow keeps the cursor where it stands in an earlier view of the same
// question and answer.
func (v *View) Follow(old *View) {
	if old.q == v.q && old.answered == v.answered {
		v.Choice = old.Choice
	}
}

// ID is the id of the question.
func (v *View) ID() string { return v.q.ID }

// Resize fits the view to a layout; the cursor stays on its level.
func (v *View) Resize(l draw.Layout) {
	v.layout = l
	width, t := l.Column(), v.theme
	v.words = text.Wrap(text.Line(v.q.Text), width, text.Anywhere)
	v.anew = nil
	if asked, ok := v.session.AskedAnew(v.q.ID); ok {
		v.anew = text.Wrap(text.Line(asked.Sentence()), width, text.Anywhere)
	} else if said := cmp.Or(v.session.CarriedOver(v.q.ID), v.session.TakenFrom(v.q.ID)); said != "" {
		v.anew = text.Wrap(text.Line(said), width, text.Anywhere)
	}
	v.why = text.Wrap(text.Line(v.q.Why), width, text.Anywhere)
	answer := v.session.Answer().Level
	v.heights = v.heights[:0]
	var options []huh.Option[string]
	for i, id := range v.levels {
		label := "Unknown: nobody could tell us"
		if i < len(v.q.Levels) {
			label = text.Line(v.q.Levels[i].Text)
		}
		mark := t.Marks.Open
		switch {
		case id == answer && id == questionnaire.Unknown:
			mark = t.Marks.Unknown
		case id == answer:
			mark = t.Marks.Answered
		}
		lines := text.Wrap(label, max(8, width-levelIndent), text.Anywhere)
		v.heights = append(v.heights, len(lines))
		key := fmt.Sprintf("%d %s ", i+1, mark) + strings.Join(lines, "\n    ")
		options = append(options, huh.NewOption(key, id))
	}
	choice := v.Choice
	v.field = huh.NewSelect[string]()
	v.field.WithTheme(t.Huh) // first: without one every step costs ten times as much
	v.field.WithKeyMap(t.Keys).WithWidth(width)
	v.field.Focus()
	v.field.Options(options...).Value(&v.Choice)
	v.Choice = choice // huh writes the first level when it is built
	v.field.Value(&v.Choice)
	v.field.Height(0) // after every width; else wrapped levels vanish
}

// Step moves the cursor; it stops at both ends, so that a key pressed once too
// often cannot land on the best level.
func (v *View) Step(by int) {
	i := slices.Index(v.levels, v.Choice) + by
	if i < 0 || i >= len(v.levels) {
		return
	}
	key := tea.KeyMsg{Type: tea.KeyDown}
	if by < 0 {
		key.Type = tea.KeyUp
	}
	v.field.Update(key)
}

// Point puts the cursor on the level of this index, if there is one.
func (v *View) Point(i int) {
	if i < len(v.levels) {
		v.Choice = v.levels[i]
		v.field.Value(&v.Choice)
	}
}
