package question

import (
	"flowverdict/internal/text"
	"flowverdict/ui/session"
)

// measuredLines say what was measured, in as many lines as there is room for: all
// of it, or only what follows from it, or that there is something. The last one
// names the key that opens all of it.
func (v *View) measuredLines(width, room int) []string {
	l, ok := v.session.Looked(v.q.ID)
	if !ok {
		return nil
	}
	const opens, enough = "e: all of it", 5
	most := 1
	if room >= enough {
		most = 2
	}
	for _, said := range []string{session.Measured(l), session.MeasuredShort(l)} {
		if lines := text.Wrap(text.Line(said+" "+opens), width, text.Anywhere); len(lines) <= most {
			return lines
		}
	}
	return []string{text.Cut("Measured. "+opens, width, v.theme.Marks.More)}
}
