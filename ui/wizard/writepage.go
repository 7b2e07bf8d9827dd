package wizard

import (
	"flowverdict/internal/text"
	"flowverdict/ui/wizard/draw"
	"strings"
)

func (s *writeScreen) page() draw.Page {
	m, t := s.m, &s.m.theme
	width := m.layout.Text
	p := draw.Page{Lines: s.what(width)}
	s.shown = s.ready() && !s.naming
	if s.naming {
		p.From = len(p.Lines)
		line := s.field.View(t)
		p.Lines = append(p.Lines, t.Accent.Of(t.Marks.Cursor)+" "+t.Strong.Of(text.Pad("File name", draw.LabelWidth))+line,
			"  "+t.Faint.Of(text.Cut("without ending; empty for the usual name", width-2, t.Marks.More)))
		p.To = len(p.Lines)
		return p
	}
	if s.ready() {
		p.From, p.To = len(p.Lines), len(p.Lines)+1
		p.Lines = append(p.Lines, t.Accent.Of("y")+" "+t.Strong.Of(s.asks()), "")
	}
	return m.offer(p, s.choices(), s.at)
}

// offer adds lines to a page that the cursor moves over.
func (m *model) offer(p draw.Page, choices []choice, at int) draw.Page {
	t := &m.theme
	for i, c := range choices {
		if i != min(at, len(choices)-1) {
			p.Lines = append(p.Lines, "  "+c.text)
			continue
		}
		p.From, p.To = len(p.Lines), len(p.Lines)+1
		p.Lines = append(p.Lines, t.Accent.Of(t.Marks.Cursor)+" "+t.Strong.Of(c.text))
	}
	return p
}

// asks says what y does.
func (s *writeScreen) asks() string {
	switch {
	case s.plan.Markdown == "":
		return "writes it to standard output"
	case s.plan.Replace:
		return "writes both files, and replaces what is there"
	case s.plan.Marked != "":
		return "writes all files"
	}
	return "writes both files"
}

// what says what would be written.
func (s *writeScreen) what(width int) []string {
	m := s.m
	var paras []draw.Para
	switch {
	case m.work.ReadOnly != "":
		paras = append(paras, draw.Para{Text: "Only to look at: " + text.Line(m.work.ReadOnly), Role: draw.Warned})
	case len(m.s.Missing()) > 0:
		paras = append(paras, draw.Para{Text: "The record still needs something before it can be written.", Role: draw.Warned})
	case s.plan != nil:
		paras = s.planned()
	}
	if s.fault != "" {
		paras = append(paras, draw.Para{Text: s.fault, Role: draw.Warned})
	}
	if short := m.s.Summary(); short.Undecided != nil {
		paras = append(paras, draw.Para{Text: short.Undecided.String(), Gap: true})
	}
	lines, _ := m.theme.Draw(paras, width, -1)
	if len(lines) == 0 {
		return nil
	}
	return append(lines, "")
}

func (s *writeScreen) planned() []draw.Para {
	m, p := s.m, s.plan
	these := "These two files will be written together:"
	if p.Marked != "" {
		these = "These files will be written together:"
	}
	paras := []draw.Para{{Text: these, Role: draw.Strong}}
	day := p.ReviewBy
	if day == "" {
		day = "no day"
	}
	d := m.s.Draft()
	out := draw.Rows("", "Record", p.YAML, "Markdown", p.Markdown, "Name", p.ID, "Verdict", m.s.Assessment().Verdict().String(),
		"Decision", d.Decision.Status, "Review by", day, "Supersedes", d.Review.Supersedes,
		"Superseded now", strings.ReplaceAll(p.Marked, "\n", ", "))
	paras = append(paras, out[1:]...)
	if said := p.Succession(d); said != "" {
		paras = append(paras, draw.Para{Text: said, Gap: true})
	}
	if p.Exists && !p.Replace {
		paras = append(paras, draw.Para{Text: "A file of that name is there already. Choose another name, or replace it on purpose.", Role: draw.Warned, Gap: true})
	}
	return paras
}

func (s *writeScreen) about() []draw.Para {
	return []draw.Para{
		draw.Heading("Write"),
		draw.Paragraph("What will be written and where. Record and Markdown are written together, both or none; then the draft is removed. Nothing that is there is replaced unless you ask for it."),
	}
}
