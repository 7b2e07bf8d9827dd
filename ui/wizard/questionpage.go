package wizard

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

func (s *questionScreen) page() page {
	m, t := s.m, &s.m.theme
	l := m.layout
	p := page{}
	if l.panel > 0 {
		p.panel = m.panel(s)
	} else {
		p.aside, p.over = m.previewLine(s), m.counts()
	}
	for _, line := range s.words {
		p.lines = append(p.lines, t.strong.of(line))
	}
	for _, line := range s.anew {
		p.lines = append(p.lines, t.warn.of(line))
	}
	field := strings.Split(s.field.View(), "\n")
	levels := 0
	for _, h := range s.heights {
		levels += h
	}
	field = field[:min(levels, len(field))]
	note := s.noteLine(l.column())
	room := l.body - len(s.words) - len(s.anew) - len(field)
	if note != "" {
		room--
	}
	why, sources := s.whyLines(&room)
	blank := func() {
		if room > 0 {
			p.lines = append(p.lines, "")
			room--
		}
	}
	p.pinned, p.top = len(p.lines), &s.top
	blank()
	p.from = len(p.lines)
	for i, id := range s.levels {
		if id == s.choice {
			p.to = p.from + s.heights[i]
			break
		}
		p.from += s.heights[i]
	}
	for _, line := range field {
		p.lines = append(p.lines, strings.TrimRight(line, " "))
	}
	if len(why) > 0 {
		blank()
	}
	p.lines = append(p.lines, why...)
	if sources != "" {
		p.lines = append(p.lines, sources)
	}
	if note != "" {
		blank()
		p.lines = append(p.lines, note)
	}
	return p
}

// whyLines takes of the room that is left what the reason and its sources
// need. Where not all of it fits, the last line points at the help page.
func (s *questionScreen) whyLines(room *int) (why []string, sources string) {
	t, width := &s.m.theme, s.m.layout.column()
	why = s.why
	if len(why) > *room {
		if *room < 1 {
			return nil, ""
		}
		why = slices.Clone(why[:*room])
		last := len(why) - 1
		why[last] = text.Cut(why[last], width-len(" ... ?"), "") + t.marks.more + " " + t.accent.of("?")
	}
	*room -= len(why)
	if *room > 0 && len(s.q.Sources) > 0 {
		*room--
		sources = t.faint.of(text.Cut(s.sources, width, t.marks.more))
	}
	return why, sources
}

// noteLine is the note in one line.
func (s *questionScreen) noteLine(width int) string {
	a, t := s.m.s.Answer(), &s.m.theme
	if !a.HasNote() {
		return ""
	}
	var parts []string
	if a.Basis != "" {
		parts = append(parts, text.Line(string(a.Basis)))
	}
	if a.Evidence != "" {
		parts = append(parts, text.Line(a.Evidence))
	}
	if n := len(a.Links); n > 0 {
		parts = append(parts, text.Plural(n, "link", "links"))
	}
	return t.accent.of("Note") + " " + text.Cut(strings.Join(parts, " "+t.marks.dot+" "), width-5, t.marks.more)
}

func sourceList(sources []questionnaire.Source) string {
	words := make([]string, len(sources))
	for i, s := range sources {
		words[i] = string(s)
	}
	return strings.Join(words, ", ")
}
