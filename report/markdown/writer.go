package markdown

import (
	"bytes"
	"fmt"
	"strings"
)

// inline is Markdown that is safe to stand inline. Fixed words are inline as
// they are; everything else becomes it through say, code, link or sources.
type inline string

// say fills text into a fixed sentence. Whatever is no inline and no number is
// sanitised, so that no argument can be forgotten.
func say(format string, args ...any) inline {
	for i, arg := range args {
		switch arg.(type) {
		case inline, int:
		default:
			args[i] = Inline(fmt.Sprint(arg))
		}
	}
	return inline(fmt.Sprintf(format, args...))
}

func text(s string) inline { return inline(Inline(s)) }
func code(s string) inline { return inline(Code(s)) }
func link(s string) inline { return inline(Link(s)) }

// join puts a separator between what is not empty.
func join(parts []inline, separator string) inline {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, string(p))
		}
	}
	return inline(strings.Join(out, separator))
}

// enumerate lists at most limit things in words: "A, B and C", "A, B and 3
// more gates".
func enumerate(things []inline, limit int, noun string) inline {
	if rest := len(things) - limit; rest > 0 {
		things = append(things[:limit:limit], say("%s", count(rest, "more "+noun)))
	}
	if len(things) < 2 {
		return join(things, "")
	}
	last := len(things) - 1
	return join(things[:last], ", ") + " and " + things[last]
}

// count says how many there are of a noun with a regular plural.
func count(n int, noun string) inline {
	if n == 1 {
		return inline("1 " + noun)
	}
	return inline(fmt.Sprintf("%d %ss", n, noun))
}

// sentence ends a text with a full stop where it has no end of its own.
func sentence(s inline) inline {
	if s == "" || strings.ContainsAny(string(s[len(s)-1:]), ".!?") {
		return s
	}
	return s + "."
}

// writer puts blocks together, a blank line between them. Text that people
// wrote never begins a line: every block begins it with a mark or fixed words.
type writer struct{ bytes.Buffer }

func (w *writer) block(lines ...string) {
	if w.Len() > 0 {
		w.WriteByte('\n')
	}
	for _, line := range lines {
		w.WriteString(line)
		w.WriteByte('\n')
	}
}

func (w *writer) heading(level int, title inline) {
	w.block(strings.Repeat("#", level) + " " + string(title))
}

func (w *writer) paragraph(sentences ...inline) {
	if p := join(sentences, " "); p != "" {
		w.block(string(p))
	}
}

func (w *writer) list(items ...inline) {
	var lines []string
	for _, item := range items {
		if item != "" {
			lines = append(lines, "* "+string(item))
		}
	}
	if len(lines) > 0 {
		w.block(lines...)
	}
}

// table writes a table; an empty cell becomes a dash.
func (w *writer) table(header []inline, rows [][]inline) {
	lines := []string{row(header), "|" + strings.Repeat(" --- |", len(header))}
	for _, cells := range rows {
		lines = append(lines, row(cells))
	}
	w.block(lines...)
}

func row(cells []inline) string {
	var b strings.Builder
	b.WriteByte('|')
	for _, cell := range cells {
		if cell == "" {
			cell = "-"
		}
		b.WriteString(" " + string(cell) + " |")
	}
	return b.String()
}
