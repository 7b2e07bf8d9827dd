package html

import (
	"html"
	"strings"
	"unicode"

	"flowverdict/internal/text"
	"flowverdict/report/internal/content"
)

// Text makes s text that shows as one line and is nothing else, between tags
// or in a quoted attribute: runs of white space become one space, hostile
// characters (see text.Hostile) and code points that no HTML may hold become
// U+FFFD, and <, >, &, " and ' become entities.
func Text(s string) string { return escaped(text.Line(s)) }

// escaped is [Text] for what is one line already; spaces at either end stay.
func escaped(s string) string {
	if strings.ContainsFunc(s, noncharacter) {
		s = strings.Map(func(r rune) rune {
			if noncharacter(r) {
				return unicode.ReplacementChar
			}
			return r
		}, s)
	}
	return html.EscapeString(s)
}

// URL makes s the address of a link, fit for text and for a quoted attribute:
// http or https only; "" where s may not become a link.
func URL(s string) string { return html.EscapeString(content.Address(s)) }

// noncharacter reports whether r is one of the code points that Unicode keeps
// from ever being a character.
func noncharacter(r rune) bool { return r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef }
