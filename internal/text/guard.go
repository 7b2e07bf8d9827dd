package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// Guard makes one line of plain text that no CI runner takes for a command:
// GitHub's obeys ::command:: at the start of a line and ##[command] anywhere in
// it, whoever wrote it. A space breaks both, which changes nothing else that
// people read. It is applied to whole lines, last of all, so that nothing can be
// put together from parts.
func Guard(line string) string {
	line = strings.ReplaceAll(line, "##[", "## [")
	if rest := strings.TrimLeftFunc(line, unicode.IsSpace); strings.HasPrefix(rest, "::") {
		return line[:len(line)-len(rest)] + ": :" + rest[2:]
	}
	return line
}

// GuardLines passes each line of a text through [Guard].
func GuardLines(s string) string {
	if !strings.Contains(s, "::") && !strings.Contains(s, "##[") {
		return s
	}
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = Guard(lines[i])
	}
	return strings.Join(lines, "\n")
}

// GuardJSON escapes in JSON text what a terminal or a runner could obey. The
// characters stand in strings only, where an escape says the same.
func GuardJSON(encoded []byte) []byte {
	var b strings.Builder
	b.Grow(len(encoded))
	s := strings.ReplaceAll(string(encoded), "##[", `##\u005b`)
	for i, r := range s {
		switch {
		case r == '\n' || !HostileAt(s, i):
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
