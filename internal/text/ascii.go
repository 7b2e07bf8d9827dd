package text

import (
	"io"
	"strings"

	"github.com/gosimple/unidecode"
)

// ASCII writes text for a terminal that shows nothing but ASCII. Each letter keeps
// its columns: it is written in letters of ASCII where these are as wide, and as
// question marks otherwise, so that nothing on the screen moves. Escape codes stay.
func ASCII(s string) string {
	if isASCII(s) {
		return s
	}
	var b strings.Builder
	for _, letter := range Letters(s) {
		if isASCII(letter) {
			b.WriteString(letter)
			continue
		}
		wide := Width(letter)
		switch plain := plainLetter(letter); {
		case len(plain) == wide:
			b.WriteString(plain)
		default:
			b.WriteString(strings.Repeat("?", wide))
		}
	}
	return b.String()
}

// ASCIIWriter writes what it is given as [ASCII] does. No letter may be given in two
// pieces.
func ASCIIWriter(to io.Writer) io.Writer { return asciiWriter{to} }

type asciiWriter struct{ to io.Writer }

func (w asciiWriter) Write(b []byte) (int, error) {
	if _, err := io.WriteString(w.to, ASCII(string(b))); err != nil {
		return 0, err
	}
	return len(b), nil
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// plainLetter writes one letter in letters of ASCII; signs in the closest of their
// width.
func plainLetter(letter string) string {
	switch letter {
	case "–", "—", "‐", "‑", "−", "─":
		return "-"
	case "…", "·":
		return "."
	case "‘", "’":
		return "'"
	case "“", "”":
		return `"`
	case "•", "●":
		return "*"
	case "│":
		return "|"
	}
	return Latin(letter)
}

// Latin writes letters of other scripts, and letters with marks, in letters of
// ASCII, as many as they need. Signs that stand for letters without a sound are
// left out.
func Latin(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 {
			b.WriteRune(r)
			continue
		}
		b.WriteString(strings.NewReplacer("'", "", `"`, "", "`", "").Replace(unidecode.Unidecode(string(r))))
	}
	return b.String()
}
