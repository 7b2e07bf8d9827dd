package conflicts

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// The width of a side that stands beside another one.
const (
	leastSide = 30
	mostSide  = 64
)

// Page draws the view for the layout that it was last fitted to.
func (v *View) Page() draw.Page {
	return draw.Page{Lines: v.lines, From: v.top, To: v.top + v.layout.Body, Over: v.merge.SettlingWords()}
}

func (v *View) draw() {
	v.lines = nil
	if v.s == nil {
		return
	}
	if v.at == len(v.all) {
		v.end()
		return
	}
	c := v.all[v.at]
	q := v.s.Questionnaire().Question(c.Question)
	sides := session.Sides(v.s.Questionnaire(), c)
	width := min(mostSide, (v.layout.Width-2-3*(len(sides)-1))/len(sides))
	title, asked := draw.Para{Text: q.Title, Role: draw.Strong}, draw.Para{Text: q.Text}
	if v.layout.Panel > 0 && width >= leastSide {
		v.add(title, asked)
		v.lines = append(v.lines, "")
		v.beside(c, sides, width)
	} else {
		v.add(title, asked)
		v.below(c, sides, true)
		if len(v.lines) > v.layout.Body { // both levels come first
			v.lines = nil
			v.add(title)
			v.below(c, sides, false)
			v.add(asked)
			v.below(c, sides, true)
		}
	}
	v.add(draw.Para{Text: v.merge.SettlingRule(), Role: draw.Faint, Gap: true})
}

// below draws the sides one below the other; where not whole, what each rests on is
// one line.
func (v *View) below(c review.Conflict, sides []session.Side, whole bool) {
	for i, side := range sides {
		if whole {
			v.lines = append(v.lines, "")
		} else if len(side.Rests) > 0 {
			var all []string
			for _, r := range side.Rests {
				all = append(all, text.Line(r.Text))
			}
			side.Rests = []session.Rest{{Label: "Rests on", Text: text.Cut(strings.Join(all, "; "), v.layout.Text-13, v.theme.Marks.More)}}
		}
		v.lines = append(v.lines, v.side(c, i, side, v.layout.Text)...)
	}
	if !whole {
		v.lines = append(v.lines, "")
	}
}

// add draws paragraphs over the whole width.
func (v *View) add(paras ...draw.Para) {
	for _, p := range paras {
		lines, _ := v.theme.Draw([]draw.Para{p}, v.layout.Text, -1)
		if p.Gap && len(v.lines) > 0 {
			v.lines = append(v.lines, "")
		}
		v.lines = append(v.lines, lines...)
	}
}

// beside draws the sides as columns.
func (v *View) beside(c review.Conflict, sides []session.Side, width int) {
	columns := make([][]string, len(sides))
	most := 0
	for i, side := range sides {
		columns[i] = v.side(c, i, side, width)
		most = max(most, len(columns[i]))
	}
	for row := range most {
		var b strings.Builder
		for i, column := range columns {
			line := ""
			if row < len(column) {
				line = column[row]
			}
			if i > 0 {
				b.WriteString(" " + v.theme.Faint.Of(v.theme.Marks.Wall) + " ")
			}
			b.WriteString(line)
			if i < len(columns)-1 {
				b.WriteString(strings.Repeat(" ", max(0, width-text.Width(line))))
			}
		}
		v.lines = append(v.lines, b.String())
	}
}

// side draws one side: whose it is, whether it is taken, the level, and what it
// rests on.
func (v *View) side(c review.Conflict, i int, side session.Side, width int) []string {
	t := v.theme
	mark := t.Marks.Open
	if level, settled := v.s.Chosen(c.Question); settled && level == side.Level {
		mark = t.Marks.Answered
	}
	key := "m"
	if i > 0 {
		key = " "
		if i-1 == v.theirs {
			key = "t"
		}
	}
	head := mark + " " + text.Cut(side.Whose, width-4, t.Marks.More)
	if key != " " {
		head = t.Strong.Of(head)
	}
	out := []string{t.Accent.Of(key) + " " + head}
	for _, line := range text.Wrap(text.Line(side.Says), width-2, text.Anywhere) {
		out = append(out, "  "+line)
	}
	for _, r := range side.Rests {
		out = append(out, v.rest(r, width-2)...)
	}
	if len(side.Rests) == 0 {
		out = append(out, "  "+t.Faint.Of("rests on nothing that was said"))
	}
	return out
}

// rest draws one thing that an answer rests on.
func (v *View) rest(r session.Rest, width int) []string {
	var out []string
	label := r.Label + ":"
	for i, line := range text.Lines(r.Text) {
		if i == 0 {
			line = label + " " + line
		}
		for j, wrapped := range text.Wrap(line, width, text.Anywhere) {
			if i == 0 && j == 0 {
				if after, ok := strings.CutPrefix(wrapped, label); ok {
					wrapped = v.theme.Accent.Of(label) + after
				}
			}
			out = append(out, "  "+wrapped)
		}
	}
	return out
}

// end lists how all conflicts were settled.
func (v *View) end() {
	v.add(draw.Para{Text: session.SettledSentence, Role: draw.Strong})
	v.lines = append(v.lines, "")
	for _, c := range v.all {
		level, _ := v.s.Chosen(c.Question)
		for _, side := range session.Sides(v.s.Questionnaire(), c) {
			if side.Level == level {
				v.add(draw.Para{Mark: v.theme.Marks.Answered, Text: v.s.Questionnaire().Question(c.Question).Title + ". " + side.Whose + ", " + side.Says})
				break
			}
		}
	}
	v.add(draw.Para{Text: v.merge.WritingRule(), Gap: true})
}
