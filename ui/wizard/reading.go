package wizard

import (
	"fmt"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/summary"
	"flowverdict/ui/wizard/draw"
)

// reading is a review to be read: a session in progress or a record. Its
// methods draw the short form, and what a record holds beside it, part by part.
type reading struct {
	q     *questionnaire.Questionnaire
	draft review.Draft
	short summary.Summary
	t     *draw.Theme
	leads bool // lines lead to their questions
	more  bool // with evidence, reasons and everything that a report holds
}

// lead makes a target where lines lead anywhere.
func (r *reading) lead(t draw.Target) *draw.Target {
	if !r.leads {
		return nil
	}
	return &t
}

// bullet is a line of a list.
func (r *reading) bullet(said fmt.Stringer) draw.Para {
	return draw.Para{Mark: r.t.Marks.Bullet, Text: said.String()}
}

// verdict says what the program says, and how sure that is.
func (r *reading) verdict() []draw.Para {
	v := r.short.Verdict
	name := text.Line(r.draft.Subject.Name)
	if name == "" {
		name = "No name yet"
	} else if version := text.Line(r.draft.Subject.Version); version != "" {
		name += " " + version
	}
	out := []draw.Para{{Text: name, Role: draw.Strong}, {Text: r.short.Headline.String(), Verdict: &v}}
	for _, said := range []string{r.short.Undecided.String(), r.short.Resting} {
		if said != "" {
			out = append(out, draw.Paragraph(said))
		}
	}
	return out
}

// drivers lists what holds the verdict where it is.
func (r *reading) drivers() []draw.Para {
	out := []draw.Para{draw.Heading("What drives it")}
	for _, g := range r.short.Gates {
		p := r.bullet(g.Text)
		p.Verdict, p.Target = &g.Caps, r.lead(draw.Target{Question: g.When[0].Question})
		out = append(out, p)
	}
	for _, might := range r.short.Might {
		out = append(out, r.bullet(might))
	}
	out = append(out, r.bullet(r.short.Points))
	costs, further := r.short.Costly()
	for _, c := range costs {
		p := r.bullet(c.Text)
		p.Target = r.lead(draw.Target{Question: c.Question.ID})
		out = append(out, p)
	}
	if further != "" {
		out = append(out, draw.Para{Mark: r.t.Marks.Bullet, Text: further})
	}
	return out
}

// conditions lists what has to be done, by whom and until when.
func (r *reading) conditions() []draw.Para {
	if len(r.short.Conditions) == 0 {
		return nil
	}
	out := []draw.Para{draw.Heading("Conditions")}
	for _, c := range r.short.Conditions {
		mark := r.t.Marks.Open
		if c.Met {
			mark = r.t.Marks.Answered
		}
		out = append(out, draw.Para{Mark: mark, Target: r.lead(draw.Target{Condition: c.Gate.ID}), Text: c.Text().String()})
	}
	return out
}

// alternatives says what to use instead, and because of which gates.
func (r *reading) alternatives() []draw.Para {
	if len(r.short.Instead) == 0 {
		return nil
	}
	out := []draw.Para{draw.Heading("What to use instead")}
	for _, x := range r.short.Instead {
		for i, reason := range x.Reasons {
			p := r.bullet(reason)
			p.Target = r.lead(draw.Target{Question: x.Gates[i].When[0].Question})
			out = append(out, p)
		}
		out = append(out, draw.Para{Text: x.Text, Indent: 2, Role: draw.Faint})
	}
	return out
}

// gaps lists the unknown and the open answers.
func (r *reading) gaps() []draw.Para {
	var out []draw.Para
	add := func(title, mark string, unknown bool) {
		var list []draw.Para
		for _, g := range r.short.Gaps {
			if g.Unknown == unknown {
				list = append(list, draw.Para{Mark: mark, Text: g.Text.String(), Target: r.lead(draw.Target{Question: g.Question.ID})})
			}
		}
		if len(list) > 0 {
			out = append(append(out, draw.Heading(fmt.Sprintf("%s (%d)", title, len(list)))), list...)
		}
	}
	add("Unknown, to be found out", r.t.Marks.Unknown, true)
	add("Open", r.t.Marks.Open, false)
	return out
}

// advice says what the verdict rests on, what would change it and who would
// have to, and what to ask next.
func (r *reading) advice() []draw.Para {
	var out []draw.Para
	for _, part := range r.short.Advice(summary.Options{}).Parts {
		out = append(out, draw.Heading(part.Title), draw.Paragraph(part.Lead))
		for _, point := range part.Points {
			p := draw.Para{Mark: r.t.Marks.Bullet, Text: point.Text}
			if point.Question != "" {
				p.Target = r.lead(draw.Target{Question: point.Question})
			}
			out = append(out, p)
		}
	}
	return out
}

// decision says what people decided.
func (r *reading) decision() []draw.Para {
	var pairs []string
	for _, row := range r.short.Decision.Rows() {
		pairs = append(pairs, row.Label, row.Value)
	}
	return rows("Decision", pairs...)
}

// answers lists every answer by section.
func (r *reading) answers() []draw.Para {
	var out []draw.Para
	for i := range r.q.Sections {
		section := &r.q.Sections[i]
		h := draw.Heading(section.Title)
		if i == 0 {
			out = append(out, draw.Heading("Answers"))
			h.Gap = false
		}
		h.Indent = 0
		out = append(out, h)
		for j := range section.Questions {
			out = append(out, r.answer(&section.Questions[j])...)
		}
	}
	return out
}

func (r *reading) answer(q *questionnaire.Question) []draw.Para {
	a := r.draft.Answers.Get(q.ID)
	mark := r.t.Mark("answered")
	switch _, ok := q.Level(a.Level); {
	case a.Level == questionnaire.Unknown:
		mark = r.t.Mark("unknown")
	case !ok:
		mark = r.t.Mark("open")
	}
	out := []draw.Para{{Mark: mark, Text: q.Title + ": " + summary.AnswerText(q, a.Level).String(), Target: r.lead(draw.Target{Question: q.ID})}}
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
		out = append(out, draw.Para{Text: strings.Join(about, ", "), Indent: 4, Role: draw.Faint})
	}
	for _, line := range text.Lines(a.Evidence) {
		if line != "" {
			out = append(out, draw.Para{Text: line, Indent: 4})
		}
	}
	for _, link := range a.Links {
		out = append(out, draw.Para{Text: text.Line(link), Indent: 4})
	}
	return out
}
