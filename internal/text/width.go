package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width counts the columns of a terminal that s takes: two for a wide letter or
// an emoji, none for a combining mark or an escape code.
func Width(s string) int {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// Cut shortens s to a width, and ends it with more where something was cut
// off. It is never wider than the width, and no letter is cut apart; escape
// codes stay.
func Cut(s string, width int, more string) string {
	if Width(s) <= width {
		return s
	}
	return ansi.Truncate(s, max(0, width), more)
}

// Pad puts blanks after s up to a width.
func Pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-Width(s)))
}

// clipped is how long a text may be inside a sentence, in characters and in
// columns.
const clipped = 60

// Clip shortens people's text for a place inside a sentence, with "..." where
// something was cut off. It has 60 characters at most, so that no run of
// invisible ones makes it long, and takes 60 columns at most. It is as hostile
// as s: who prints it quotes it or passes it through [Line].
func Clip(s string) string {
	if len(s) <= clipped || utf8.RuneCountInString(s) <= clipped && Width(s) <= clipped {
		return s
	}
	const more = "..."
	return Cut(firstRunes(s, clipped-len(more)), clipped-len(more), "") + more
}

// firstRunes returns the first n characters of s, without a last one that would
// lose its combining marks.
func firstRunes(s string, n int) string {
	at, letter := 0, 0
	for range n {
		r, size := utf8.DecodeRuneInString(s[at:])
		if !unicode.Is(unicode.M, r) {
			letter = at
		}
		at += size
	}
	if next, _ := utf8.DecodeRuneInString(s[at:]); unicode.Is(unicode.M, next) {
		return s[:letter]
	}
	return s[:at]
}
