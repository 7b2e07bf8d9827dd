package question

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/draw"
)

// Page draws the question for the layout that it was last fitted to.
func (v *View) Page() draw.Page {
	t, l := v.theme, v.layout
	p := draw.Page{}
	for _, line := range v.words {
		p.Lines = append(p.Lines, t.Strong.Of(line))
	}
	for _, line := range v.anew {
		p.Lines = append(p.Lines, t.Warn.Of(line))
	}
	field := strings.Split(v.field.View(), "\n")
	levels := 0
	for _, h := range v.heights {
		levels += h
	}
	field = field[:min(levels, len(field))]
	note := v.noteLine(l.Column())
	room := l.Body - len(v.words) - len(v.anew) - len(field)
	if note != "" {
		room--
	}
	measured := v.measuredLines(l.Column(), room)
	room -= len(measured)
	why, sources := v.whyLines(&room)
	blank := func() {
		if room > 0 {
			p.Lines = append(p.Lines, "")
			room--
		}
	}
	p.Pinned, p.Top = len(p.Lines), &v.top
	blank()
	p.From = len(p.Lines)
	for i, id := range v.levels {
		if id == v.Choice {
			p.To = p.From + v.heights[i]
			break
		}
		p.From += v.heights[i]
	}
	for _, line := range field {
		p.Lines = append(p.Lines, strings.TrimRight(line, " "))
	}
	if len(why) > 0 {
		blank()
	}
	p.Lines = append(append(p.Lines, why...), sources...)
	if len(measured) > 0 {
		blank()
		for _, line := range measured {
			p.Lines = append(p.Lines, t.Accent.Of(line))
		}
	}
	if note != "" {
		blank()
		p.Lines = append(p.Lines, note)
	}
	return p
}

// whyLines takes of the room that is left what the reason and its sources
// need. Where not all of it fits, the last line points at the help page.
func (v *View) whyLines(room *int) (why, sources []string) {
	t, width := v.theme, v.layout.Column()
	why = v.why
	if len(why) > *room {
		if *room < 1 {
			return nil, nil
		}
		why = slices.Clone(why[:*room])
		last := len(why) - 1
		why[last] = text.Cut(why[last], width-len(" ... ?"), "") + t.Marks.More + " " + t.Accent.Of("?")
	}
	*room -= len(why)
	if len(v.q.Sources) > 0 {
		sources = v.sourceLines(width, *room)
		*room -= len(sources)
	}
	return why, sources
}

// sourceLines names as many sources as the rows hold, and counts the others.
func (v *View) sourceLines(width, rows int) []string {
	if rows < 1 {
		return nil
	}
	t, names := v.theme, v.session.Questionnaire().CitedNames(v.q.Sources)
	var lines []string
	for shown := len(names); shown >= 0; shown-- {
		said := "Sources: " + strings.Join(names[:shown], ", ")
		switch rest := len(names) - shown; {
		case shown == 0:
			said = text.Plural(len(names), "source: ?", "sources: ?")
		case rest > 0:
			said += fmt.Sprintf(" and %d more: ?", rest)
		}
		if lines = text.Wrap(text.Line(said), width, text.Anywhere); len(lines) <= rows {
			break
		}
	}
	for i := range lines {
		lines[i] = t.Faint.Of(lines[i])
	}
	return lines[:min(rows, len(lines))]
}

// noteLine is the note in one line.
func (v *View) noteLine(width int) string {
	a, t := v.session.Answer(), v.theme
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
	if from := v.session.OtherSources(a); len(from) > 0 {
		parts = append(parts, "from "+text.Line(strings.Join(from, ", ")))
	}
	if !a.Despite.IsZero() {
		parts = append(parts, "despite "+text.Line(strings.Join(a.Despite.Facts, ", "))+": "+text.Line(a.Despite.Reason))
	}
	if len(parts) == 0 && (a.Collected == "" || v.session.SinceLast(v.q.ID) != "") {
		return ""
	}
	return t.Accent.Of("Note") + " " + text.Cut(strings.Join(parts, " "+t.Marks.Dot+" "), width-5, t.Marks.More)
}
