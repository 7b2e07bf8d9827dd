package output

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"

	"flowverdict/internal/text"
)

// guardLine makes one line of plain text that no runner takes for a command:
// a space breaks ##[ and a leading ::, which changes nothing else that people
// read. It is applied to whole lines, last of all, so that nothing can be put
// together from parts.
func guardLine(s string) string {
	s = strings.ReplaceAll(s, "##[", "## [")
	if rest := strings.TrimLeftFunc(s, unicode.IsSpace); strings.HasPrefix(rest, "::") {
		return s[:len(s)-len(rest)] + ": :" + rest[2:]
	}
	return s
}

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

// guardJSON escapes in JSON text what a terminal or a runner could obey. The
// characters stand in strings only, where an escape says the same.
func guardJSON(encoded []byte) []byte {
	var b strings.Builder
	b.Grow(len(encoded))
	for _, r := range strings.ReplaceAll(string(encoded), "##[", `##\u005b`) {
		switch {
		case r == '\n' || !text.Hostile(r):
			b.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return []byte(b.String())
}

// lines collects lines of text and writes them at once.
type lines struct{ b strings.Builder }

func (l *lines) add(parts ...string) {
	l.b.WriteString(guardLine(strings.Join(parts, "")))
	l.b.WriteByte('\n')
}

func (l *lines) writeTo(w io.Writer) error {
	_, err := io.WriteString(w, l.b.String())
	return err
}
