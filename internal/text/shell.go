package text

import (
	"fmt"
	"strings"
)

// ShellWord writes a file name as one word of a command that people copy into a
// shell: quoted where it needs to be, and never taken for an option. A name that
// would not come through a terminal as it is, is written with escapes that the
// shell's printf reads. It is "FILE" for no name.
func ShellWord(name string) string {
	odd := func(r rune) bool {
		return !strings.ContainsRune("-_./:+,=@%", r) && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}
	switch {
	case name == "":
		return "FILE"
	case strings.HasPrefix(name, "-"):
		return ShellWord("./" + name)
	case Guard(Line(name)) != name:
		return escaped(name)
	case strings.ContainsFunc(name, odd):
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}

// escaped writes a name with an octal number for each byte but letters, digits
// and what has no meaning to anybody. A line feed at its end is lost.
func escaped(name string) string {
	var b strings.Builder
	for i := range len(name) {
		switch c := name[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '/', c == '.', c == '_', c == '-':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, `\%03o`, c)
		}
	}
	return `"$(printf '` + b.String() + `')"`
}
