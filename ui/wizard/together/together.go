// Package together draws what would be done to many things of a review in one step,
// before it is: the answers that would be confirmed, and the conditions that would get
// an owner and a due date. It does none of it.
package together

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// NoneYounger says that nothing would be confirmed.
const NoneYounger = "Nothing is younger than that: type a greater number of days, or esc closes."

// Aged lists the answers that would be confirmed, and below them the others.
func Aged(t *draw.Theme, width int, younger, others []session.Aged) []string {
	var out []string
	list := func(mark string, all []session.Aged, of func(string) string) {
		for _, a := range all {
			row := []string{mark, text.Pad(a.Age(), 9), text.Pad(text.Line(string(a.Answer.Basis)), len(questionnaire.Documented)), a.Text()}
			out = append(out, of(text.Cut(strings.Join(row, " "), width, t.Marks.More)))
		}
	}
	if len(younger) == 0 {
		out = append(out, t.Warn.Of(text.Cut(NoneYounger, width, t.Marks.More)))
	}
	list(t.Marks.Answered, younger, func(line string) string { return line })
	if len(others) > 0 {
		out = append(out, "", t.Strong.Of("Not these: as old or older"))
		list(t.Marks.Open, others, t.Faint.Of)
	}
	return out
}

// Unassigned lists conditions with what each would get where an owner and a due date
// are given.
func Unassigned(t *draw.Theme, width int, all []session.Unassigned, owner, due string) []string {
	out := make([]string, len(all))
	for i, u := range all {
		mark, gets := t.Marks.Open, u.Gets(owner, due)
		if gets != "" {
			mark, gets = t.Marks.Answered, t.Accent.Of("gets "+gets)
		}
		out[i] = draw.Columns(mark+" "+text.Line(u.Title), gets, width, t.Marks.More)
	}
	return out
}

// Scroll fits a list below lines that stay to a height, with the line at the top that
// the list was scrolled to.
func Scroll(pinned, list []string, top *int, height int) draw.Page {
	p := draw.Page{Pinned: len(pinned), Lines: append(pinned, list...)}
	room := max(1, height-p.Pinned)
	*top = max(0, min(*top, len(list)-room))
	p.From, p.To, p.Top = p.Pinned+*top, min(len(p.Lines), p.Pinned+*top+room), top
	return p
}
