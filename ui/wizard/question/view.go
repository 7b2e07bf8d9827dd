// Package question draws one question: its text, its levels with a cursor, why
// it is asked, what its answer rests on, and everything else that there is to
// say of it. It answers nothing.
package question

import (
	"cmp"
	"fmt"
	"slices"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// levelIndent is how far the text of a level stands from the left: cursor,
// number and mark.
const levelIndent = 6

// View is the question that a session is at. The cursor is a choice that is
// bound to nothing but the view.
type View struct {
	Choice string // the level under the cursor

	theme    *draw.Theme
	layout   draw.Layout
	session  *session.Session
	q        *questionnaire.Question
	levels   []string // ids, unknown last
	answered string   // the level that was answered when the view was made

	top    int
	labels [][]string // lines of each level
	words  []string
	why    []string
	anew   []string // why it is asked anew, or from where its answer is
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
	v.labels = nil
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
		for n := range lines {
			if n == 0 {
				lines[n] = fmt.Sprintf("%d %s ", i+1, mark) + lines[n]
			} else {
				lines[n] = "    " + lines[n]
			}
		}
		v.labels = append(v.labels, lines)
	}
}

// Step moves the cursor; it stops at both ends, so that a key pressed once too
// often cannot land on the best level.
func (v *View) Step(by int) {
	i := slices.Index(v.levels, v.Choice) + by
	if i < 0 || i >= len(v.levels) {
		return
	}
	v.Choice = v.levels[i]
}

// Point puts the cursor on the level of this index, if there is one.
func (v *View) Point(i int) {
	if i < len(v.levels) {
		v.Choice = v.levels[i]
	}
}

// levelLines draws the levels, and where among their lines the one under the cursor
// begins and ends.
func (v *View) levelLines() (lines []string, from, to int) {
	t := v.theme
	for i, label := range v.labels {
		chosen := v.levels[i] == v.Choice
		if chosen {
			from, to = len(lines), len(lines)+len(label)
		}
		for n, line := range label {
			before := "  "
			if chosen {
				line = t.Strong.Of(line)
				if n == 0 {
					before = t.Cursor.Of(t.Marks.Cursor + " ")
				}
			}
			lines = append(lines, before+line)
		}
	}
	return lines, from, to
}
