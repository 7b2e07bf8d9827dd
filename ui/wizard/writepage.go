package wizard

import (
	"flowverdict/internal/text"
)

func (s *writeScreen) page() page {
	m, t := s.m, &s.m.theme
	width := m.layout.text
	p := page{lines: s.what(width)}
	if s.naming {
		p.from = len(p.lines)
		line := firstLine(s.field.line.View())
		p.lines = append(p.lines, t.accent.of(t.marks.cursor)+" "+t.strong.of(text.Pad("File name", labelWidth))+line,
			"  "+t.faint.of(text.Cut("without ending; empty for the usual name", width-2, t.marks.more)))
		p.to = len(p.lines)
		return p
	}
	choices := s.choices()
	for i, c := range choices {
		if i == min(s.at, len(choices)-1) {
			p.from, p.to = len(p.lines), len(p.lines)+1
			p.lines = append(p.lines, t.accent.of(t.marks.cursor)+" "+t.strong.of(c.text))
		} else {
			p.lines = append(p.lines, "  "+c.text)
		}
	}
	return p
}

// what says what would be written.
func (s *writeScreen) what(width int) []string {
	m := s.m
	var paras []para
	switch {
	case m.work.ReadOnly != "":
		paras = append(paras, para{text: "Only to look at: " + text.Line(m.work.ReadOnly), role: warned})
	case len(m.s.Missing()) > 0:
		paras = append(paras, para{text: "The record still needs something before it can be written.", role: warned})
	case s.plan != nil:
		paras = s.planned()
	}
	if s.fault != "" {
		paras = append(paras, para{text: s.fault, role: warned})
	}
	if short := m.s.Summary(); short.Undecided != nil {
		paras = append(paras, para{text: short.Undecided.String(), gap: true})
	}
	lines, _ := m.theme.draw(paras, width, -1)
	if len(lines) == 0 {
		return nil
	}
	return append(lines, "")
}

func (s *writeScreen) planned() []para {
	m, p := s.m, s.plan
	paras := []para{{text: "These two files will be written together:", role: strong}}
	day := p.ReviewBy
	if day == "" {
		day = "no day"
	}
	d := m.s.Draft()
	out := rows("", "Record", p.YAML, "Markdown", p.Markdown, "Name", p.ID, "Verdict", m.s.Assessment().Verdict().String(),
		"Decision", d.Decision.Status, "Review by", day, "Supersedes", d.Review.Supersedes)
	paras = append(paras, out[1:]...)
	if p.Exists && !p.Replace {
		paras = append(paras, para{text: "A file of that name is there already. Choose another name, or replace it on purpose.", role: warned, gap: true})
	}
	return paras
}

func (s *writeScreen) about() []para {
	return []para{
		heading("Write"),
		paragraph("What will be written and where. Record and Markdown are written together, both or none; then the draft is let go. Nothing that is there is replaced unless you ask for it."),
	}
}
