// Package reading puts a review into paragraphs to be read on the screen: one
// that is in progress, whose lines lead to their questions, or a whole record.
// It draws what package summary says and judges nothing.
package reading

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/firstpage"
	"flowverdict/report/summary"
	"flowverdict/report/summary/strip"
	"flowverdict/report/wording"
	"flowverdict/ui/wizard/draw"
)

// Review is a review to be read: a session in progress or a record.
type Review struct {
	Questionnaire *questionnaire.Questionnaire
	Draft         review.Draft
	Summary       summary.Summary
	Marks         draw.Marks
	Contradicted  []draw.Para // what was measured contradicts, with its heading

	record bool // it is finished: with everything that a report holds, and its lines lead nowhere
}

// lead makes a target where lines lead anywhere.
func (r *Review) lead(t draw.Target) *draw.Target {
	if r.record {
		return nil
	}
	return &t
}

// bullet is a line of a list.
func (r *Review) bullet(said fmt.Stringer) draw.Para {
	return draw.Para{Mark: r.Marks.Bullet, Text: said.String()}
}

// page is the first page of a report.
func (r *Review) page() firstpage.Page {
	if r.record {
		return firstpage.Of(&r.Summary, r.Draft)
	}
	return firstpage.Of(&r.Summary, firstpage.UnderWay(r.Draft))
}

// Above is what stands above all parts of the first page of a report: what the
// answers come to, and what overrides it.
func (r *Review) Above() []draw.Para {
	page := r.page()
	v := r.Summary.Verdict
	name := text.Line(r.Draft.Subject.Name)
	if name == "" {
		name = "No name yet"
	} else if version := text.Line(r.Draft.Subject.Version); version != "" {
		name += " " + version
	}
	out := []draw.Para{{Text: name, Role: draw.Strong}}
	if len(page.Notice) > 0 {
		out = append(out, draw.Para{Text: page.Notice.String(), Role: draw.Strong})
	}
	out = append(out, draw.Para{Text: page.Verdict.String(), Verdict: &v})
	for _, said := range page.Further {
		out = append(out, draw.Paragraph(said.String()))
	}
	return append(out, draw.Para{Text: r.strip(page.Strip)})
}

// Parts are those of the first page. Their lines lead to the questions and
// conditions that they are about.
func (r *Review) Parts() []draw.Para {
	page := r.page()
	var out []draw.Para
	for _, part := range page.Parts() {
		out = append(out, r.part(page.State, part)...)
	}
	return out
}

// stripWidth is the number of cells of the strip.
const stripWidth = 40

func (r *Review) strip(s strip.Strip) string {
	var b strings.Builder
	for _, c := range s.Cells(stripWidth) {
		b.WriteString(map[strip.Cell]string{strip.Filled: r.Marks.Full, strip.Held: r.Marks.Part, strip.Rest: r.Marks.None}[c])
	}
	return b.String()
}

// part is one part of the first page under its name. The verdict stands above
// all parts, and while a review is under way nobody has decided and nothing
// comes next.
func (r *Review) part(state wording.State, part firstpage.Part) []draw.Para {
	switch part.Name {
	case firstpage.PartVerdict:
		return nil
	case firstpage.PartDecision, firstpage.PartNext:
		if state.Decision == wording.None {
			return nil
		}
	}
	out := []draw.Para{draw.Heading(string(part.Name))}
	for _, item := range part.Items {
		p := r.bullet(item.Text())
		switch {
		case item.Key != "":
			p.Target = r.lead(draw.Target{Condition: item.Key})
		case item.Question != "":
			p.Target = r.lead(draw.Target{Question: item.Question})
		}
		if item.Gate != nil {
			p.Verdict = &item.Gate.Caps
		}
		out = append(out, p)
	}
	return out
}

// Below is what stands below the verdict while a review is in progress: what
// drives it, conditions, alternatives that are judged, advice, gaps and answers.
func (r *Review) Below() []draw.Para {
	return slices.Concat(r.drivers(), r.Contradicted, r.conditions(), r.judged(), r.advice(), r.gaps(), r.answers())
}

// drivers lists what holds the verdict where it is.
func (r *Review) drivers() []draw.Para {
	out := []draw.Para{draw.Heading("What drives it")}
	for _, g := range r.Summary.Gates {
		p := r.bullet(g.Text)
		p.Verdict, p.Target = &g.Caps, r.lead(draw.Target{Question: g.When[0].Question})
		out = append(out, p)
	}
	for _, might := range r.Summary.Might {
		out = append(out, r.bullet(might))
	}
	out = append(out, r.bullet(r.Summary.Points))
	costs, further := r.Summary.Costly()
	for _, c := range costs {
		p := r.bullet(c.Text)
		p.Target = r.lead(draw.Target{Question: c.Question.ID})
		out = append(out, p)
	}
	if further != "" {
		out = append(out, draw.Para{Mark: r.Marks.Bullet, Text: further})
	}
	return out
}

// conditions lists what has to be done, by whom and until when.
func (r *Review) conditions() []draw.Para {
	if len(r.Summary.Conditions) == 0 {
		return nil
	}
	out := []draw.Para{draw.Heading("Conditions")}
	for _, c := range r.Summary.Conditions {
		mark := r.Marks.Open
		if c.Met {
			mark = r.Marks.Answered
		}
		out = append(out, draw.Para{Mark: mark, Target: r.lead(draw.Target{Condition: c.Entered.Key()}), Text: c.Text().String()})
	}
	return out
}

// gaps lists the unknown and the open answers.
func (r *Review) gaps() []draw.Para {
	var out []draw.Para
	add := func(title, mark string, unknown bool) {
		var list []draw.Para
		for _, g := range r.Summary.Gaps {
			if g.Unknown == unknown {
				list = append(list, draw.Para{Mark: mark, Text: g.Text.String(), Target: r.lead(draw.Target{Question: g.Question.ID})})
			}
		}
		if len(list) > 0 {
			out = append(append(out, draw.Heading(fmt.Sprintf("%s (%d)", title, len(list)))), list...)
		}
	}
	add("Unknown, to be found out", r.Marks.Unknown, true)
	add("Open", r.Marks.Open, false)
	return out
}

// advice says what the verdict rests on, what would change it and who would
// have to, and what to ask next.
func (r *Review) advice() []draw.Para {
	var out []draw.Para
	for _, part := range r.Summary.Advice(summary.Options{}).Parts {
		out = append(out, draw.Heading(part.Title), draw.Paragraph(part.Lead))
		for _, point := range part.Points {
			p := draw.Para{Mark: r.Marks.Bullet, Text: point.Text}
			if point.Question != "" {
				p.Target = r.lead(draw.Target{Question: point.Question})
			}
			out = append(out, p)
		}
	}
	return out
}

// answers lists every answer by section.
func (r *Review) answers() []draw.Para {
	var out []draw.Para
	for i := range r.Questionnaire.Sections {
		section := &r.Questionnaire.Sections[i]
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

func (r *Review) answer(q *questionnaire.Question) []draw.Para {
	a := r.Draft.Answers.Get(q.ID)
	mark := r.Marks.Of("answered")
	switch _, ok := q.Level(a.Level); {
	case a.Level == questionnaire.Unknown:
		mark = r.Marks.Of("unknown")
	case !ok:
		mark = r.Marks.Of("open")
	}
	out := []draw.Para{{Mark: mark, Text: q.Title + ": " + summary.AnswerText(q, a.Level).String(), Target: r.lead(draw.Target{Question: q.ID})}}
	again := review.ReviewedAgain(r.Draft)
	if !r.record {
		if since := again.Of(a); since != "" {
			out[0].Text += "; " + string(since)
		}
		return out
	}
	var about []string
	if a.Basis != "" {
		about = append(about, text.Line(string(a.Basis)))
	}
	if a.Collected != "" {
		about = append(about, "collected "+text.Line(a.Collected))
	}
	if said := again.Say(a); said != "" {
		about = append(about, said)
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
	if from := again.Elsewhere(a); len(from) > 0 {
		out = append(out, draw.Para{Text: "From " + text.Line(strings.Join(from, ", ")), Indent: 4})
	}
	if !a.Despite.IsZero() {
		out = append(out, draw.Para{Text: "Stands despite " + text.Line(strings.Join(a.Despite.Facts, ", ")) + ": " + text.Line(a.Despite.Reason), Indent: 4})
	}
	return out
}
