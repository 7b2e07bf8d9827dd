package wizard

import "flowverdict/report/summary"

// advice says what the verdict rests on, what would change it and who would
// have to, and what to ask next.
func (s *sheet) advice() []para {
	var out []para
	short := summary.Of(s.q, s.draft, &s.a)
	for _, part := range short.Advice(summary.Options{}).Parts {
		out = append(out, heading(part.Title), paragraph(part.Lead))
		for _, point := range part.Points {
			p := para{mark: s.t.marks.bullet, text: point.Text}
			if point.Question != "" {
				p.target = s.lead(target{question: point.Question})
			}
			out = append(out, p)
		}
	}
	return out
}
