package yamldoc

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"flowverdict/internal/text"
)

// escapes is a run of escaped characters in double quotes.
var escapes = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?:\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8})+`) })

// unescaped writes out what is escaped by number.
func unescaped(s string) string {
	return escapes().ReplaceAllStringFunc(s, func(run string) string {
		var units []uint16
		for run != "" {
			end := 6
			if run[1] == 'U' {
				end = 10
			}
			n, _ := strconv.ParseUint(run[2:end], 16, 32)
			units, run = utf16.AppendRune(units, rune(n)), run[end:]
			if n >= 0xd800 && n < 0xe000 { // half of a character, as JSON writes it
				units[len(units)-1] = uint16(n)
			}
		}
		return string(utf16.Decode(units))
	})
}

// mostUnescaped is for how many joiners of a file it is looked whether they stand
// beside escaped characters.
const mostUnescaped = 1000

// joinsEscaped reports whether the character at a byte of the source is hostile
// there only because its neighbours are escaped, as some writers do with all
// emoji. The texts of its line are looked at again when they are read.
func (d *Document) joinsEscaped(source string, at, size, line int) bool {
	const most = 64 // bytes of what stands beside a joiner
	if r, _ := utf8.DecodeRuneInString(source[at:]); !text.DependsOnPlace(r) || d.tainted[line] {
		return false
	}
	before, after := source[max(0, at-most):at], source[at+size:min(len(source), at+size+most)]
	if !strings.Contains(before, `\`) && !strings.Contains(after, `\`) {
		return false
	}
	if d.unescaped++; d.unescaped > mostUnescaped {
		return false
	}
	before, after = unescaped(before), unescaped(after)
	if text.HostileAt(before+source[at:at+size]+after, len(before)) {
		return false
	}
	d.escaped[line] = true
	return true
}

// wherever adds to a fault of a character that other places allow it.
func wherever(r rune) string {
	if text.DependsOnPlace(r) {
		return " where it joins nothing"
	}
	return ""
}
