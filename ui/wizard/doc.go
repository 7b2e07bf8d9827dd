package wizard

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// role is what a paragraph is drawn as.
type role int

const (
	plain role = iota
	strong
	faint
	warned
)

// para is one paragraph of a page that is read: a text without escape codes,
// safe for a terminal, and where enter leads from it.
type para struct {
	text    string
	role    role
	verdict *questionnaire.Verdict // colours the first word that names it
	mark    string                 // sign before the text
	indent  int
	gap     bool // an empty line before it
	target  *target
}

// target is where a line of a page leads: a question, or the condition of a
// gate, or on.
type target struct{ question, condition, onward string }

func heading(s string) para   { return para{text: s, role: strong, gap: true} }
func paragraph(s string) para { return para{text: s} }

// drawn is a paragraph broken into lines: those that it takes of the page.
type drawn struct {
	para     para
	from, to int
}

// draw breaks paragraphs into lines. cursor is the paragraph under the cursor,
// or -1; room for the cursor's sign is kept where any paragraph leads
// somewhere.
func (t *theme) draw(paras []para, width, cursor int) (lines []string, places []drawn) {
	margin := 0
	for i := range paras {
		if paras[i].target != nil {
			margin = 2
		}
	}
	for i := range paras {
		p := &paras[i]
		if p.gap && len(lines) > 0 {
			lines = append(lines, "")
		}
		from := len(lines)
		lead := strings.Repeat(" ", margin)
		if i == cursor {
			lead = t.accent.of(t.marks.cursor) + " "
		}
		first := strings.Repeat(" ", p.indent)
		hang := p.indent
		if p.mark != "" {
			first += p.mark + " "
			hang += text.Width(p.mark) + 1
		}
		named := false
		for j, line := range text.Wrap(text.Line(p.text), max(8, width-margin-hang), text.Anywhere) {
			if j > 0 {
				lead, first = strings.Repeat(" ", margin), strings.Repeat(" ", hang)
			}
			if p.verdict == nil {
				line = t.write(line, p.role, i == cursor)
			} else if !named {
				line, named = t.name(line, *p.verdict)
			}
			lines = append(lines, lead+first+line)
		}
		places = append(places, drawn{*p, from, len(lines)})
	}
	return lines, places
}

// name colours the first word that names a verdict; false where there is none.
func (t *theme) name(line string, v questionnaire.Verdict) (coloured string, named bool) {
	lower, upper := strings.Index(line, v.String()), strings.Index(line, text.UpperFirst(v.String()))
	at := max(lower, upper)
	if lower >= 0 && upper >= 0 {
		at = min(lower, upper)
	}
	if at < 0 {
		return line, false
	}
	end := at + len(v.String())
	return line[:at] + t.verdicts[v].of(line[at:end]) + line[end:], true
}

func (t *theme) write(line string, as role, under bool) string {
	switch {
	case under, as == strong:
		return t.strong.of(line)
	case as == faint:
		return t.faint.of(line)
	case as == warned:
		return t.warn.of(line)
	}
	return line
}
