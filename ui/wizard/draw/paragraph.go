package draw

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// Role is what a paragraph is drawn as.
type Role int

// The roles of a paragraph.
const (
	Plain Role = iota
	Strong
	Faint
	Warned
)

// Para is one paragraph of a page that is read: a text without escape codes,
// safe for a terminal, and where enter leads from it.
type Para struct {
	Text    string
	Role    Role
	Verdict *questionnaire.Verdict // colours the first word that names it
	Mark    string                 // sign before the text
	Indent  int
	Gap     bool // an empty line before it
	Row     bool // of a list: one line, and whole under the cursor
	Target  *Target
}

// Target is where a line of a page leads: a question, or the condition of a
// gate, or on, or a problem of the review by its number, from 1; -1 for all of them.
type Target struct {
	Question, Condition, Onward string
	Problem                     int
}

// Heading is a paragraph that says what the next ones are about.
func Heading(s string) Para { return Para{Text: s, Role: Strong, Gap: true} }

// Paragraph is one in plain text.
func Paragraph(s string) Para { return Para{Text: s} }

// Drawn is a paragraph broken into lines: those that it takes of the page.
type Drawn struct {
	para     Para
	From, To int
}

// Draw breaks paragraphs into lines. cursor is the paragraph under the cursor,
// or -1; room for the cursor's sign is kept where any paragraph leads
// somewhere.
func (t *Theme) Draw(paras []Para, width, cursor int) (lines []string, places []Drawn) {
	margin := 0
	for i := range paras {
		if paras[i].Target != nil {
			margin = 2
		}
	}
	for i := range paras {
		p := &paras[i]
		if p.Gap && len(lines) > 0 {
			lines = append(lines, "")
		}
		from := len(lines)
		lead := strings.Repeat(" ", margin)
		if i == cursor {
			lead = t.Accent.Of(t.Marks.Cursor) + " "
		}
		first := strings.Repeat(" ", p.Indent)
		hang := p.Indent
		if p.Mark != "" {
			first += p.Mark + " "
			hang += text.Width(p.Mark) + 1
		}
		named, room := false, max(8, width-margin-hang)
		broken := text.Wrap(text.Line(p.Text), room, text.Anywhere)
		if p.Row && i != cursor && len(broken) > 1 {
			broken = []string{text.Cut(text.Line(p.Text), room, t.Marks.More)}
		}
		for j, line := range broken {
			if j > 0 {
				lead, first = strings.Repeat(" ", margin), strings.Repeat(" ", hang)
			}
			if p.Verdict == nil {
				line = t.write(line, p.Role, i == cursor)
			} else if !named {
				line, named = t.name(line, *p.Verdict)
			}
			lines = append(lines, lead+first+line)
		}
		places = append(places, Drawn{*p, from, len(lines)})
	}
	return lines, places
}

// name colours the first word that names a verdict; false where there is none.
func (t *Theme) name(line string, v questionnaire.Verdict) (coloured string, named bool) {
	lower, upper := strings.Index(line, v.String()), strings.Index(line, text.UpperFirst(v.String()))
	at := max(lower, upper)
	if lower >= 0 && upper >= 0 {
		at = min(lower, upper)
	}
	if at < 0 {
		return line, false
	}
	end := at + len(v.String())
	return line[:at] + t.verdicts[v].Of(line[at:end]) + line[end:], true
}

func (t *Theme) write(line string, as Role, under bool) string {
	switch {
	case under, as == Strong:
		return t.Strong.Of(line)
	case as == Faint:
		return t.Faint.Of(line)
	case as == Warned:
		return t.Warn.Of(line)
	}
	return line
}

// Header writes the first line: the left end gives way down to a few letters,
// then the right end.
func (t *Theme) Header(left, right string, width int) string {
	room := width - text.Width(right) - 1
	if right == "" || room < 8 && room < text.Width(left) {
		return t.Strong.Of(text.Cut(left, width, t.Marks.More))
	}
	left = text.Cut(left, room, t.Marks.More)
	return t.Strong.Of(left) + strings.Repeat(" ", width-text.Width(left)-text.Width(right)) + right
}

// Highlight marks the first hit of a line.
func (t *Theme) Highlight(line, bare, want string) string {
	before, _, ok := strings.Cut(bare, want)
	plain := ansi.Strip(line)
	if !ok || len(plain) != len(bare) {
		return line // lower case is of another length: no mark is better than a wrong one
	}
	from, to := len(before), len(before)+len(want)
	return plain[:from] + t.Found.Of(plain[from:to]) + plain[to:]
}
