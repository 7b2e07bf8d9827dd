package wizard

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
)

// reading is a review to be read: a session in progress or a record. Its
// methods draw the short form, and what a record holds beside it, part by part.
type reading struct {
	q     *questionnaire.Questionnaire
	draft review.Draft
	short summary.Summary
	t     *theme
	leads bool // lines lead to their questions
	more  bool // with evidence, reasons and everything that a report holds
}

// lead makes a target where lines lead anywhere.
func (r *reading) lead(t target) *target {
	if !r.leads {
		return nil
	}
	return &t
}

// bullet is a line of a list.
func (r *reading) bullet(said fmt.Stringer) para {
	return para{mark: r.t.marks.bullet, text: said.String()}
}

// verdict says what the program says, and how sure that is.
func (r *reading) verdict() []para {
	v := r.short.Verdict
	name := text.Line(r.draft.Subject.Name)
	if name == "" {
		name = "No name yet"
	} else if version := text.Line(r.draft.Subject.Version); version != "" {
		name += " " + version
	}
	out := []para{{text: name, role: strong}, {text: r.short.Headline.String(), verdict: &v}}
	for _, said := range []string{r.short.Undecided.String(), r.short.Resting} {
		if said != "" {
			out = append(out, paragraph(said))
		}
	}
	return out
}

// drivers lists what holds the verdict where it is.
func (r *reading) drivers() []para {
	out := []para{heading("What drives it")}
	for _, g := range r.short.Gates {
		p := r.bullet(g.Text)
		p.verdict, p.target = &g.Caps, r.lead(target{question: g.When[0].Question})
		out = append(out, p)
	}
	for _, might := range r.short.Might {
		out = append(out, r.bullet(might))
	}
	out = append(out, r.bullet(r.short.Points))
	costs, further := r.short.Costly()
	for _, c := range costs {
		p := r.bullet(c.Text)
		p.target = r.lead(target{question: c.Question.ID})
		out = append(out, p)
	}
	if further != "" {
		out = append(out, para{mark: r.t.marks.bullet, text: further})
	}
	return out
}

// conditions lists what has to be done, by whom and until when.
func (r *reading) conditions() []para {
	if len(r.short.Conditions) == 0 {
		return nil
	}
	out := []para{heading("Conditions")}
	for _, c := range r.short.Conditions {
		mark := r.t.marks.open
		if c.Met {
			mark = r.t.marks.answered
		}
		out = append(out, para{mark: mark, target: r.lead(target{condition: c.Gate.ID}), text: c.Text().String()})
	}
	return out
}

// alternatives says what to use instead, and because of which gates.
func (r *reading) alternatives() []para {
	if len(r.short.Instead) == 0 {
		return nil
	}
	out := []para{heading("What to use instead")}
	for _, x := range r.short.Instead {
		for i, reason := range x.Reasons {
			p := r.bullet(reason)
			p.target = r.lead(target{question: x.Gates[i].When[0].Question})
			out = append(out, p)
		}
		out = append(out, para{text: x.Text, indent: 2, role: faint})
	}
	return out
}

// gaps lists the unknown and the open answers.
func (r *reading) gaps() []para {
	var out []para
	add := func(title, mark string, unknown bool) {
		var list []para
		for _, g := range r.short.Gaps {
			if g.Unknown == unknown {
				list = append(list, para{mark: mark, text: g.Text.String(), target: r.lead(target{question: g.Question.ID})})
			}
		}
		if len(list) > 0 {
			out = append(append(out, heading(fmt.Sprintf("%s (%d)", title, len(list)))), list...)
		}
	}
	add("Unknown, to be found out", r.t.marks.unknown, true)
	add("Open", r.t.marks.open, false)
	return out
}

// advice says what the verdict rests on, what would change it and who would
// have to, and what to ask next.
func (r *reading) advice() []para {
	var out []para
	for _, part := range r.short.Advice(summary.Options{}).Parts {
		out = append(out, heading(part.Title), paragraph(part.Lead))
		for _, point := range part.Points {
			p := para{mark: r.t.marks.bullet, text: point.Text}
			if point.Question != "" {
				p.target = r.lead(target{question: point.Question})
			}
			out = append(out, p)
		}
	}
	return out
}

// decision says what people decided.
func (r *reading) decision() []para {
	var pairs []string
	for _, row := range r.short.Decision.Rows() {
		pairs = append(pairs, row.Label, row.Value)
	}
	return rows("Decision", pairs...)
}

// answers lists every answer by section.
func (r *reading) answers() []para {
	var out []para
	for i := range r.q.Sections {
		section := &r.q.Sections[i]
		h := heading(section.Title)
		if i == 0 {
			out = append(out, heading("Answers"))
			h.gap = false
		}
		h.indent = 0
		out = append(out, h)
		for j := range section.Questions {
			out = append(out, r.answer(&section.Questions[j])...)
		}
	}
	return out
}

func (r *reading) answer(q *questionnaire.Question) []para {
	a := r.draft.Answers.Get(q.ID)
	mark := r.t.mark("answered")
	switch _, ok := q.Level(a.Level); {
	case a.Level == questionnaire.Unknown:
		mark = r.t.mark("unknown")
	case !ok:
		mark = r.t.mark("open")
	}
	out := []para{{mark: mark, text: q.Title + ": " + summary.AnswerText(q, a.Level).String(), target: r.lead(target{question: q.ID})}}
	if !r.more {
		return out
	}
	var about []string
	if a.Basis != "" {
		about = append(about, text.Line(string(a.Basis)))
	}
	if a.Collected != "" {
		about = append(about, "collected "+text.Line(a.Collected))
	}
	if len(about) > 0 {
		out = append(out, para{text: strings.Join(about, ", "), indent: 4, role: faint})
	}
	for _, line := range text.Lines(a.Evidence) {
		if line != "" {
			out = append(out, para{text: line, indent: 4})
		}
	}
	for _, link := range a.Links {
		out = append(out, para{text: text.Line(link), indent: 4})
	}
	return out
}
