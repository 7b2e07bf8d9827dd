// Package text holds the one spelling of what all floors do with text: make
// people's text fit for a terminal, measure, cut and wrap it, lay out tables,
// count in words and join words to lists.
//
// Other destinations than a terminal (Markdown, HTML, CI logs) build their own
// sanitiser on [Hostile].
//
// It stands on the ground floor, knows nothing of the program, and imports
// beside the standard library only what Unicode and terminals say of letters.
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hostile reports whether r can change how a reader, a terminal or a log
// parser sees the text around it: C0 and C1 controls (so terminal escapes),
// line and paragraph separators, bidirectional controls, zero-width and
// invisible format characters, whatever else Unicode has of characters that are not
// shown (fillers, variation selectors), interlinear annotations, tag characters, and
// the two noncharacters that YAML cannot hold.
// Tab and line feed are hostile by this rule too; callers that allow them ask
// before they call. In a text, [HostileAt] knows more.
func Hostile(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r == 0xad, r == 0x061c, r == 0x180e, r == 0xfeff:
		return true
	case r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	case r >= 0xfff9 && r <= 0xfffb, r == 0xfffe, r == 0xffff, r >= 0x1bca0 && r <= 0x1bca3, r >= 0x1d173 && r <= 0x1d17a, r >= 0xe0000 && r <= 0xe007f:
		return true
	case r >= 0x34f && unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector), r == brailleBlank, r == 0x1d159:
		return true
	}
	return false
}

// FirstHostile returns the first character of s that is hostile where it stands
// and true, or 0 and false. Tab and line feed are allowed. Bytes that are not UTF-8 count as
// hostile and are returned as U+FFFD.
func FirstHostile(s string) (rune, bool) {
	for i, r := range s {
		if r >= ' ' && r <= '~' || r == '\n' || r == '\t' {
			continue
		}
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				return r, true
			}
			continue
		}
		if HostileAt(s, i) {
			return r, true
		}
	}
	return 0, false
}

// Input cleans text on its way in from a keyboard, a paste or an editor:
// carriage returns end a line, alone (as terminals paste them) or before a line
// feed, hostile characters are removed, tab and line feed stay, bytes that are
// not UTF-8 become U+FFFD. Cleaning twice changes nothing.
func Input(s string) string {
	return replaced(withoutReturns(s), -1, func(rune) bool { return false })
}

// Typed is [Input] for a piece of text, such as a key gives: what is not hostile
// in every place stays, and the text as a whole is cleaned again.
func Typed(s string) string {
	return replaced(withoutReturns(s), -1, DependsOnPlace)
}

// Shown makes s fit to be shown and keeps its lines: hostile characters but tab
// and line feed become U+FFFD.
func Shown(s string) string {
	return replaced(strings.ToValidUTF8(s, "\uFFFD"), utf8.RuneError, func(rune) bool { return false })
}

func withoutReturns(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return s
}

// replaced puts another character in the place of each hostile one of s, or
// leaves them out where that is negative; but for tab, line feed and those that
// a function keeps.
func replaced(s string, by rune, keeps func(rune) bool) string {
	if _, found := FirstHostile(s); !found {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		if r != '\n' && r != '\t' && HostileAt(s, i) && !keeps(r) {
			if r = by; r < 0 {
				continue
			}
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Line makes s one line for a terminal: runs of white space become one space,
// none stands at either end, and hostile characters become U+FFFD, so that
// nothing in s can move the cursor, colour the screen or reorder what stands
// beside it.
func Line(s string) string {
	if clean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for at := 0; at < len(s); {
		n := printable(s[at:])
		r, size := rune(0), n
		if n == 0 {
			if r, size = utf8.DecodeRuneInString(s[at:]); unicode.IsSpace(r) {
				gap, at = b.Len() > 0, at+size
				continue
			}
		}
		if gap {
			b.WriteByte(' ')
			gap = false
		}
		switch {
		case n > 0:
			b.WriteString(s[at : at+n])
		case HostileAt(s, at):
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
		at += size
	}
	return b.String()
}

// printable counts the printable ASCII characters but spaces that s begins with:
// nearly all of any text, and fit for a terminal as they are.
func printable(s string) int {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return i
		}
	}
	return len(s)
}

// Lines makes s fit for a terminal line by line: line feeds stay breaks, and
// each line is passed through [Line]. Empty lines at either end are dropped.
func Lines(s string) []string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Line(lines[i])
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// clean reports whether s is printable ASCII with single spaces inside: the
// common case, which needs no copy.
func clean(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
		if s[i] == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}
