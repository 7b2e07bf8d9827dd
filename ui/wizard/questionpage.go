package wizard

import (
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/panel"
)

func (s *questionScreen) page() draw.Page {
	m, t := s.m, &s.m.theme
	l := m.layout
	p := draw.Page{}
	if l.Panel > 0 {
		p.Panel = s.panel().Lines(l.Panel, l.Body)
	} else {
		p.Aside, p.Over = s.panel().Line(), m.counts()
	}
	for _, line := range s.words {
		p.Lines = append(p.Lines, t.Strong.Of(line))
	}
	for _, line := range s.anew {
		p.Lines = append(p.Lines, t.Warn.Of(line))
	}
	field := strings.Split(s.field.View(), "\n")
	levels := 0
	for _, h := range s.heights {
		levels += h
	}
	field = field[:min(levels, len(field))]
	note := s.noteLine(l.Column())
	room := l.Body - len(s.words) - len(s.anew) - len(field)
	if note != "" {
		room--
	}
	why, sources := s.whyLines(&room)
	blank := func() {
		if room > 0 {
			p.Lines = append(p.Lines, "")
			room--
		}
	}
	p.Pinned, p.Top = len(p.Lines), &s.top
	blank()
	p.From = len(p.Lines)
	for i, id := range s.levels {
		if id == s.choice {
			p.To = p.From + s.heights[i]
			break
		}
		p.From += s.heights[i]
	}
	for _, line := range field {
		p.Lines = append(p.Lines, strings.TrimRight(line, " "))
	}
	if len(why) > 0 {
		blank()
	}
	p.Lines = append(p.Lines, why...)
	if sources != "" {
		p.Lines = append(p.Lines, sources)
	}
	if note != "" {
		blank()
		p.Lines = append(p.Lines, note)
	}
	return p
}

// panel is the live verdict, with the level under the cursor.
func (s *questionScreen) panel() *panel.Panel {
	return &panel.Panel{Theme: &s.m.theme, Session: s.m.s, Choice: s.choice}
}

// whyLines takes of the room that is left what the reason and its sources
// need. Where not all of it fits, the last line points at the help page.
func (s *questionScreen) whyLines(room *int) (why []string, sources string) {
	t, width := &s.m.theme, s.m.layout.Column()
	why = s.why
	if len(why) > *room {
		if *room < 1 {
			return nil, ""
		}
		why = slices.Clone(why[:*room])
		last := len(why) - 1
		why[last] = text.Cut(why[last], width-len(" ... ?"), "") + t.Marks.More + " " + t.Accent.Of("?")
	}
	*room -= len(why)
	if *room > 0 && len(s.q.Sources) > 0 {
		*room--
		sources = t.Faint.Of(text.Cut(s.sources, width, t.Marks.More))
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
	return t.Accent.Of("Note") + " " + text.Cut(strings.Join(parts, " "+t.Marks.Dot+" "), width-5, t.Marks.More)
}

func sourceList(sources []questionnaire.Source) string {
	words := make([]string, len(sources))
	for i, s := range sources {
		words[i] = string(s)
	}
	return strings.Join(words, ", ")
}
