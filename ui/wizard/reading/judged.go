package reading

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/report/summary"
	"flowverdict/ui/wizard/draw"
)

// statusWidth is the width of the longest status of an alternative.
const statusWidth = len("not ruled out yet")

// judged is the table of the alternatives, judged on the same answers: the status
// of each, the verdict that would remain with it, and the first reason.
func (r *Review) judged() []draw.Para {
	rows := r.Summary.JudgedAlternatives()
	if len(rows) == 0 {
		return nil
	}
	option := r.Summary.ChosenOption()
	out := []draw.Para{draw.Heading("Alternatives, judged on the same answers"), draw.Paragraph(option.Title + ": " + option.Lead)}
	for _, point := range option.Points {
		out = append(out, draw.Paragraph(point.Text))
	}
	out = append(out, draw.Paragraph(summary.JudgedSentence))
	for _, row := range rows {
		said := row.Title
		if row.Verdict != "" {
			said += ": " + row.Verdict
		}
		p := draw.Para{Mark: text.Pad(row.Status, statusWidth), Text: text.Sentence(said)}
		if row.Question != "" {
			p.Target = r.lead(draw.Target{Question: row.Question})
		}
		out = append(out, p)
		if row.Reason != "" {
			out = append(out, draw.Para{Text: row.Reason, Indent: statusWidth + 1, Role: draw.Faint})
		}
	}
	return out
}

// mitigations lists the mitigations, what tells the state of each and what people
// say of it, and the practices.
func (r *Review) mitigations() []draw.Para {
	c := r.Summary.Coverage()
	var out []draw.Para
	if len(c.Counts) > 0 {
		out = append(out, draw.Heading("Mitigations"), draw.Paragraph("Present: "+strings.Join(c.Present(), ", ")+"."))
	}
	for _, m := range c.All() {
		out = append(out, draw.Para{Mark: text.Pad(m.Word(), len("present")), Text: text.Line(m.Title)})
		for _, row := range m.Rows() {
			out = append(out, r.below(row)...)
		}
	}
	if len(c.Practices) > 0 {
		out = append(out, draw.Heading("Practices"))
	}
	for _, p := range c.Practices {
		out = append(out, draw.Para{Mark: text.Pad(p.Word(), len("not met")), Text: text.Line(p.Title())})
	}
	return out
}

// below writes what is said of a mitigation below it.
func (r *Review) below(row summary.Row) []draw.Para {
	var out []draw.Para
	for i, line := range text.Lines(row.Value.String()) {
		if i == 0 {
			line = row.Label + ": " + line
		}
		out = append(out, draw.Para{Text: text.Line(line), Indent: len("present") + 1, Role: draw.Faint})
	}
	return out
}
