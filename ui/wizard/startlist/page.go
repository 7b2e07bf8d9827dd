package startlist

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// Name is what a draft is called in the list and in what is said of it.
func Name(d *session.DraftInfo) string {
	if name := text.Line(d.Subject); name != "" {
		return name
	}
	return "no name yet"
}

// Page draws the list below the title of the questionnaire that new reviews
// are asked by.
func (l *List) Page(t *draw.Theme, layout draw.Layout, q *questionnaire.Questionnaire) draw.Page {
	width := layout.Text
	p := draw.Page{Top: &l.top}
	add := func(lines ...string) { p.Lines = append(p.Lines, lines...) }
	for _, line := range text.Wrap(text.Line(q.Title), width, text.Anywhere) {
		add(t.Strong.Of(line))
	}
	add("")
	row := 0
	item := func(line string) {
		if row == l.at {
			p.From, p.To = len(p.Lines), len(p.Lines)+1
			line = t.Accent.Of(t.Marks.Cursor) + " " + t.Strong.Of(text.Cut(line, width-2, t.Marks.More))
		} else {
			line = "  " + text.Cut(line, width-2, t.Marks.More)
		}
		add(line)
		row++
	}
	item("New review")
	switch {
	case !l.ready:
		add("", "Looking for drafts and records"+t.Marks.More)
		return p
	case l.problem != "":
		add("", t.Warn.Of(text.Cut(l.problem, width, t.Marks.More)))
	case l.Last() == 0:
		add("")
		for _, line := range text.Wrap("No drafts and no records here yet. A review asks "+fmt.Sprint(len(q.Questions()))+" questions and takes ten to fifteen minutes; it is kept as a draft from the first answer on.", width, text.Anywhere) {
			add(t.Faint.Of(line))
		}
	}
	if len(l.drafts) > 0 {
		add("", t.Strong.Of("Drafts"))
	}
	for i := range l.drafts {
		item(draftLine(&l.drafts[i], width-2, t.Marks.More))
	}
	if len(l.records) > 0 {
		add("", t.Strong.Of("Records"))
	}
	for i := range l.records {
		item(recordLine(&l.records[i], width-2, t.Marks.More))
	}
	p.ShowTop(l.at == 0, layout.Body)
	return p
}

func draftLine(d *session.DraftInfo, width int, more string) string {
	right := fmt.Sprintf("%d of %d", d.Answered, d.Total)
	if width >= 60 {
		right += " answered"
	}
	right += "  " + text.Pad(text.Line(d.Age), 15)
	if d.Problem != "" {
		right = "cannot be continued"
	}
	name := Name(d)
	if d.Newer != "" {
		name += "  (there is " + text.Line(d.Newer) + ")"
	}
	return draw.Columns(name, right, width, more)
}

func recordLine(r *session.RecordInfo, width int, more string) string {
	name := text.Line(r.ID)
	if subject := text.Line(r.Subject); subject != "" && width >= 60 {
		name += "  " + subject
	}
	if r.Problem != "" {
		return draw.Columns(name, "cannot be read", width, more)
	}
	right := text.Line(r.Verdict)
	if day := text.Line(r.ReviewBy); day == "" {
		right = text.Pad(right, 11) + text.Pad("", 22)
	} else {
		right = text.Pad(right, 11) + " review by " + text.Pad(day, 11)
	}
	if width < 60 {
		right = text.Line(r.Verdict) + " " + text.Pad(text.Line(r.ReviewBy), 10)
	}
	return draw.Columns(name, right, width, more)
}
