package wizard

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

func (s *startScreen) subject(name string) string {
	if name = text.Line(name); name == "" {
		return "no name yet"
	}
	return name
}

func (s *startScreen) page() draw.Page {
	m, t := s.m, &s.m.theme
	width := m.layout.Text
	p := draw.Page{Top: &s.top}
	add := func(lines ...string) { p.Lines = append(p.Lines, lines...) }
	for _, line := range text.Wrap(text.Line(m.q.Title), width, text.Anywhere) {
		add(t.Strong.Of(line))
	}
	add("")
	row := 0
	item := func(line string) {
		if row == s.at {
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
	case !s.ready:
		add("", "Looking for drafts and records"+t.Marks.More)
		return p
	case s.problem != "":
		add("", t.Warn.Of(text.Cut(s.problem, width, t.Marks.More)))
	case s.last() == 0:
		add("")
		for _, line := range text.Wrap("No drafts and no records here yet. A review asks "+fmt.Sprint(len(m.q.Questions()))+" questions and takes ten to fifteen minutes; it is kept as a draft from the first answer on.", width, text.Anywhere) {
			add(t.Faint.Of(line))
		}
	}
	if len(s.drafts) > 0 {
		add("", t.Strong.Of("Drafts"))
	}
	for i := range s.drafts {
		item(s.draftLine(&s.drafts[i], width-2))
	}
	if len(s.records) > 0 {
		add("", t.Strong.Of("Records"))
	}
	for i := range s.records {
		item(s.recordLine(&s.records[i], width-2))
	}
	p.ShowTop(s.at == 0, m.layout.Body)
	return p
}

func (s *startScreen) draftLine(d *session.DraftInfo, width int) string {
	right := fmt.Sprintf("%d of %d", d.Answered, d.Total)
	if width >= 60 {
		right += " answered"
	}
	right += "  " + text.Pad(text.Line(d.Age), 15)
	if d.Problem != "" {
		right = "cannot be continued"
	}
	name := s.subject(d.Subject)
	if d.Newer != "" {
		name += "  (there is " + text.Line(d.Newer) + ")"
	}
	return draw.Columns(name, right, width, s.m.theme.Marks.More)
}

func (s *startScreen) recordLine(r *session.RecordInfo, width int) string {
	name := text.Line(r.ID)
	if subject := text.Line(r.Subject); subject != "" && width >= 60 {
		name += "  " + subject
	}
	if r.Problem != "" {
		return draw.Columns(name, "cannot be read", width, s.m.theme.Marks.More)
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
	return draw.Columns(name, right, width, s.m.theme.Marks.More)
}

func (s *startScreen) about() []draw.Para {
	out := []draw.Para{draw.Heading("flowverdict"), draw.Paragraph(s.m.q.About)}
	out = append(out, draw.Heading("The verdicts"))
	for _, v := range questionnaire.Verdicts() {
		out = append(out, draw.Para{Mark: s.m.theme.Marks.Bullet, Verdict: &v, Text: v.String() + ": " + s.m.q.BandText(v)})
	}
	return out
}
