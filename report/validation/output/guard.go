package output

import (
	"io"
	"strings"

	"flowverdict/internal/text"
)

// visible makes a source line fit for a terminal and keeps its columns where
// they can be kept: hostile characters become U+FFFD, tabs become spaces.
func visible(s string) string {
	return strings.NewReplacer("\t", " ", "\n", "\uFFFD").Replace(text.Shown(s))
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
