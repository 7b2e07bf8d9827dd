package panel

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/evidence"
	"flowverdict/ui/session"
)

// mostMeasured is how many lines of what was measured stand in the panel.
const mostMeasured = 6

// measured says by what the level under the cursor is contradicted, in as many
// lines as any level of the question needs, so that what stands below keeps its
// place; none where nothing contradicts a level.
func (p *Panel) measured(width int) []string {
	l, ok := p.Session.Looked(p.question())
	if !ok {
		return nil
	}
	height := 0
	for _, id := range l.Question.LevelIDs() {
		height = max(height, len(p.contradicted(l, id, width)))
	}
	if height == 0 {
		return nil
	}
	out := p.contradicted(l, p.Choice, width)
	for len(out) < height+1 {
		out = append(out, "")
	}
	return out
}

func (p *Panel) contradicted(l evidence.Looked, level string, width int) []string {
	var out []string
	for _, said := range session.Contradiction(l, level) {
		for i, line := range text.Wrap(text.Line(said), width-2, text.Anywhere) {
			if i > 0 {
				line = "  " + line
			}
			out = append(out, p.Theme.Warn.Of(line))
		}
	}
	if len(out) == 0 {
		return nil
	}
	keep := text.Wrap(p.keeps(l, level), width, text.Anywhere)
	if most := mostMeasured - len(keep); len(out) > most {
		out = append(out[:most-1], "  "+p.Theme.Marks.More+" e: all of it")
	}
	return append(out, keep...)
}

// keeps says how a level can be kept that is contradicted.
func (p *Panel) keeps(l evidence.Looked, level string) string {
	switch {
	case level != l.Answer.Level:
		return "It can be chosen all the same."
	case len(l.Conflicts()) == 0:
		return "You said why it stands: n."
	}
	return "You can keep it: n, why."
}

// contradictedLine is [Panel.contradicted] in one line, or "".
func (p *Panel) contradictedLine() string {
	l, ok := p.Session.Looked(p.question())
	if !ok {
		return ""
	}
	var ids []string
	for _, r := range l.Contradicting(p.Choice) {
		ids = append(ids, r.IDs()...)
	}
	if len(ids) == 0 {
		return ""
	}
	return "Contradicted by " + text.Line(strings.Join(ids, ", ")) + ", e says why"
}
