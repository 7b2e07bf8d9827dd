package text

import (
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/profile"
)

// WithProfile adds to each question what an organisation's profile says of it: its
// standing answer, and the basis that an accepted record needs. A nil profile says
// nothing.
func (g Glossary) WithProfile(p *profile.Profile, q *questionnaire.Questionnaire) Glossary {
	if p == nil || p.Pin.ID != q.ID {
		return g
	}
	out := append(Glossary(nil), g...)
	for i := range out {
		x := &out[i]
		if x.kind != "question" {
			continue
		}
		x.lines = append([]string(nil), x.lines...)
		if s, ok := p.Standing(x.id); ok {
			x.lines = append(x.lines, text.Sentence("Standing answer of "+p.Source()+": "+s.Say()))
		}
		for _, d := range p.Demands {
			if d.Question == x.id {
				x.lines = append(x.lines, text.Sentence("Before a record is accepted, "+p.Source()+" demands at least the basis "+string(d.Basis)))
			}
		}
	}
	return out
}
