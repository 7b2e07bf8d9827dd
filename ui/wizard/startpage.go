package wizard

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/session"
)

func (s *startScreen) subject(name string) string {
	if name = text.Line(name); name == "" {
		return "no name yet"
	}
	return name
}

func (s *startScreen) page() page {
	m, t := s.m, &s.m.theme
	width := m.layout.text
	p := page{top: &s.top}
	add := func(lines ...string) { p.lines = append(p.lines, lines...) }
	for _, line := range text.Wrap(text.Line(m.q.Title), width, text.Anywhere) {
		add(t.strong.of(line))
	}
	add("")
	row := 0
	item := func(line string) {
		if row == s.at {
			p.from, p.to = len(p.lines), len(p.lines)+1
			line = t.accent.of(t.marks.cursor) + " " + t.strong.of(text.Cut(line, width-2, t.marks.more))
		} else {
			line = "  " + text.Cut(line, width-2, t.marks.more)
		}
		add(line)
		row++
	}
	item("New review")
	switch {
	case !s.ready:
		add("", "Looking for drafts and records"+t.marks.more)
		return p
	case s.problem != "":
		add("", t.warn.of(text.Cut(s.problem, width, t.marks.more)))
	case s.last() == 0:
		add("")
		for _, line := range text.Wrap("No drafts and no records here yet. A review asks "+fmt.Sprint(len(m.q.Questions()))+" questions and takes ten to fifteen minutes; it is kept as a draft from the first answer on.", width, text.Anywhere) {
			add(t.faint.of(line))
		}
	}
	if len(s.drafts) > 0 {
		add("", t.strong.of("Drafts"))
	}
	for i := range s.drafts {
		item(s.draftLine(&s.drafts[i], width-2))
	}
	if len(s.records) > 0 {
		add("", t.strong.of("Records"))
	}
	for i := range s.records {
		item(s.recordLine(&s.records[i], width-2))
	}
	p.showTop(s.at == 0, m.layout.body)
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
	return columns(name, right, width, s.m.theme.marks.more)
}

func (s *startScreen) recordLine(r *session.RecordInfo, width int) string {
	name := text.Line(r.ID)
	if subject := text.Line(r.Subject); subject != "" && width >= 60 {
		name += "  " + subject
	}
	if r.Problem != "" {
		return columns(name, "cannot be read", width, s.m.theme.marks.more)
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
	return columns(name, right, width, s.m.theme.marks.more)
}

func (s *startScreen) about() []para {
	out := []para{heading("flowverdict"), paragraph(s.m.q.About)}
	out = append(out, heading("The verdicts"))
	for _, v := range questionnaire.Verdicts() {
		out = append(out, para{mark: s.m.theme.marks.bullet, verdict: &v, text: v.String() + ": " + s.m.q.BandText(v)})
	}
	return out
}
