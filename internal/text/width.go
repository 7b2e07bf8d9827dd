package text

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Width counts the columns of a terminal that s takes, as the terminal that
// counts most of them does: some count the marks of a letter by themselves, such
// as those of half-width kana, and every part of a joined emoji. An escape code
// takes none.
func Width(s string) int {
	if n, ok := plainWidth(s); ok {
		return n
	}
	n := 0
	for _, width := range letters(s) {
		n += width
	}
	return n
}

// plainWidth is the width of a text of letters that all terminals give one
// column, and of codes for colours; false for any other.
func plainWidth(s string) (n int, ok bool) {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= ' ' && c <= '~':
			n, i = n+1, i+1
		case c == '\x1b' && i+1 < len(s) && s[i+1] == '[':
			for i += 2; i < len(s) && s[i] < '@'; i++ {
			}
			i++
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !(r > 0xa0 && r < 0x300 && r != 0xad || r >= 0x2010 && r < 0x2028 || r >= 0x2190 && r < 0x231a || r >= 0x2500 && r < 0x25fd) {
				return 0, false
			}
			n, i = n+1, i+size
		}
	}
	return n, true
}

// letters takes a text apart into letters with their marks, each with its
// width, and escape codes, which have none.
func letters(s string) iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		state := byte(0)
		for len(s) > 0 {
			seq, width, n, next := ansi.DecodeSequence(s, state, nil)
			if n <= 0 {
				return
			}
			if seq[0] != '\x1b' && seq[0] >= ' ' && seq[0] != 0x7f {
				width = max(width, alone(seq))
			}
			if !yield(seq, width) {
				return
			}
			s, state = s[n:], next
		}
	}
}

// alone is the width of the parts of a letter where each is counted by itself.
func alone(letter string) int {
	n := 0
	for _, r := range letter {
		switch {
		case r == 0xad:
			n++
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc), r >= 0x1160 && r <= 0x11ff:
		case r >= 0x1f3fb && r <= 0x1f3ff: // tones of skin
			n += 2
		case r >= 0x1f1e6 && r <= 0x1f1ff: // halves of flags
			n++
		default:
			n += max(1, ansi.StringWidth(string(r)))
		}
	}
	return n
}

// Letters takes a text apart into letters with their marks.
func Letters(s string) []string {
	var out []string
	for letter := range letters(s) {
		out = append(out, letter)
	}
	return out
}

// Cut shortens s to a width, and ends it with more where something was cut
// off. It is never wider than the width, and no letter is cut apart; escape
// codes stay.
func Cut(s string, width int, more string) string {
	if Width(s) <= width {
		return s
	}
	room := width - Width(more)
	if room < 0 {
		return ""
	}
	var b strings.Builder
	cut := false
	for seq, wide := range letters(s) {
		switch {
		case seq[0] == '\x1b':
			b.WriteString(seq)
		case cut:
		case wide > room:
			kept := b.String()
			if whole := untorn(kept); more != "" && whole != kept {
				b.Reset()
				b.WriteString(whole)
			}
			b.WriteString(more)
			cut = true
		default:
			b.WriteString(seq)
			room -= wide
		}
	}
	return b.String()
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
// lose its combining marks, and without a joiner of what is cut off.
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
	return untorn(s[:at])
}
