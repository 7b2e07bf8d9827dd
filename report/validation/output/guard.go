package output

import (
	"io"
	"strings"

	"flowverdict/internal/text"
)

// visible makes a source line fit for a terminal and keeps its columns where
// they can be kept: hostile characters become U+FFFD, tabs become spaces.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case text.Hostile(r):
			return '\uFFFD'
		}
		return r
	}, s)
}

// lines collects lines of text and writes them at once.
type lines struct{ b strings.Builder }

func (l *lines) add(parts ...string) {
	l.b.WriteString(text.Guard(strings.Join(parts, "")))
	l.b.WriteByte('\n')
}

func (l *lines) writeTo(w io.Writer) error {
	_, err := io.WriteString(w, l.b.String())
	return err
}
