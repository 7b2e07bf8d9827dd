// Package whatif draws answers that are supposed to be otherwise: the questions
// with a cursor, and what they would come to beside what they come to. It supposes
// nothing itself: the session does.
package whatif

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// View is the list of questions with its cursor.
type View struct {
	theme  *draw.Theme
	what   *session.Supposition
	layout draw.Layout
	at     int
	top    int
}

// New returns the list with the cursor on a question.
func New(t *draw.Theme, x *session.Supposition, question string) *View {
	v := &View{theme: t, what: x}
	if at, ok := x.Questionnaire().Position(question); ok {
		v.at = at
	}
	return v
}

// Resize fits the list to a layout.
func (v *View) Resize(l draw.Layout) { v.layout = l }

// Question is the one under the cursor.
func (v *View) Question() *questionnaire.Question { return v.all()[v.at] }

// Last is the place of the last question.
func (v *View) Last() int { return len(v.all()) - 1 }

func (v *View) all() []*questionnaire.Question { return v.what.Questionnaire().Questions() }

// Move moves the cursor.
func (v *View) Move(by int) { v.at = max(0, min(v.Last(), v.at+by)) }

// Next moves the cursor to the next question of which something is supposed, round
// and round.
func (v *View) Next() {
	for i := 1; i <= len(v.all()); i++ {
		at := (v.at + i) % len(v.all())
		if now, supposed := v.what.Is(v.all()[at].ID); now != supposed {
			v.at = at
			return
		}
	}
}

// Page draws the list. What it would come to stands beside it, or above it where
// there is no room.
func (v *View) Page() draw.Page {
	p := draw.Page{Top: &v.top}
	if v.layout.Panel > 0 {
		p.Panel = v.panel(v.layout.Panel)
	} else {
		p.Lines = v.rows(v.layout.Text)
		p.Pinned = len(p.Lines)
	}
	for i, q := range v.all() {
		from := len(p.Lines)
		p.Lines = append(p.Lines, v.line(i, q))
		if i != v.at {
			continue
		}
		p.Lines = append(p.Lines, v.levels(q)...)
		p.From, p.To = from, len(p.Lines)
	}
	return p
}

// Column is the width of the list.
func (v *View) column() int { return v.layout.Column() }

func (v *View) line(i int, q *questionnaire.Question) string {
	t := v.theme
	now, supposed := v.what.Is(q.ID)
	right := word(supposed)
	if now != supposed {
		right = t.Accent.Of(word(supposed))
	}
	mark := " "
	if now != supposed {
		mark = t.Marks.Answered
	}
	line := draw.Columns(fmt.Sprintf("%2d %s %s", i+1, mark, text.Line(q.Title)), right, v.column()-2, t.Marks.More)
	if i == v.at {
		return t.Accent.Of(t.Marks.Cursor) + " " + t.Strong.Of(line)
	}
	return "  " + line
}

// levels says in words which level the question has and which is supposed.
func (v *View) levels(q *questionnaire.Question) []string {
	now, supposed := v.what.Is(q.ID)
	said := []string{"is: " + session.LevelText(q, now)}
	if now != supposed {
		said = append(said, "supposed: "+session.LevelText(q, supposed))
	}
	var out []string
	for _, s := range said {
		for i, line := range text.Wrap(text.Line(s), v.column()-7, text.Anywhere) {
			if i == most {
				out[len(out)-1] = text.Cut(out[len(out)-1]+" "+v.theme.Marks.More, v.column(), v.theme.Marks.More)
				break
			}
			out = append(out, "       "+v.theme.Faint.Of(line))
		}
	}
	return out
}

// most is how many lines a level takes.
const most = 2

func word(level string) string {
	if level == "" {
		return "open"
	}
	return level
}
