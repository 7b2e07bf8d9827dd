// Package writing says what a review will be written as, and what it was written
// as. It writes nothing.
package writing

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// Page is what the write page has to say.
type Page struct {
	Session  *session.Session
	ReadOnly string        // why nothing can be written, or ""
	Plan     *session.Plan // nil where there is none
	Wrong    bool          // problems are listed below
	Fault    string        // why there is no plan, or why it was not written
}

// Paras are the paragraphs above the lines to choose from.
func (p Page) Paras() []draw.Para {
	var out []draw.Para
	switch {
	case p.ReadOnly != "":
		out = append(out, draw.Para{Text: "Only to look at: " + text.Line(p.ReadOnly), Role: draw.Warned})
	case p.Wrong:
		out = append(out, draw.Para{Text: "The record cannot be written yet. Each line leads to where it is mended.", Role: draw.Warned})
	case len(p.Session.Missing()) > 0:
		out = append(out, draw.Para{Text: "The record still needs something before it can be written.", Role: draw.Warned})
	case p.Plan != nil:
		out = p.planned()
	}
	if p.Fault != "" {
		out = append(out, draw.Para{Text: p.Fault, Role: draw.Warned})
	}
	if said := p.Session.Unsettled(); said != "" {
		out = append(out, draw.Para{Text: said, Role: draw.Warned, Gap: true})
	}
	if short := p.Session.Summary(); short.Undecided != nil {
		out = append(out, draw.Para{Text: short.Undecided.String(), Gap: true})
	}
	return out
}

func (p Page) planned() []draw.Para {
	these := "These two files will be written together:"
	if p.Plan.Marked != "" {
		these = "These files will be written together:"
	}
	day := p.Plan.ReviewBy
	if day == "" {
		day = "no day"
	}
	d := p.Session.Draft()
	rows := draw.Rows("", "Record", p.Plan.YAML, "Markdown", p.Plan.Markdown, "Name", p.Plan.ID, "Verdict", p.Session.Assessment().Verdict().String(),
		"Decision", d.Decision.Status, "Review by", day, "Supersedes", d.Review.Supersedes, "Superseded now", onOneLine(p.Plan.Marked))
	out := append([]draw.Para{{Text: these, Role: draw.Strong}}, rows[1:]...)
	if said := p.Plan.Succession(d); said != "" {
		out = append(out, draw.Para{Text: said, Gap: true})
	}
	if p.Plan.Exists && !p.Plan.Replace {
		out = append(out, draw.Para{Text: "A file of that name is there already. Choose another name, or replace it on purpose.", Role: draw.Warned, Gap: true})
	}
	return out
}

// Done are the paragraphs about a record that is written.
func Done(w session.Written) []draw.Para {
	these := "These two files are written:"
	if w.Marked != "" {
		these = "These files are written:"
	}
	rows := draw.Rows("", "Record", w.YAML, "Markdown", w.Markdown, "Superseded now", onOneLine(w.Marked))
	out := append([]draw.Para{{Text: these, Role: draw.Strong}}, rows[1:]...)
	for i, said := range w.Said {
		out = append(out, draw.Para{Text: said, Gap: i == 0})
	}
	return out
}

func onOneLine(marked string) string { return strings.ReplaceAll(marked, "\n", ", ") }
