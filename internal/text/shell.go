package text

import "strings"

// ShellWord writes a file name as one word of a command that people copy into a
// shell: quoted where it needs to be, and never taken for an option. It is
// "FILE" for no name.
func ShellWord(name string) string {
	odd := func(r rune) bool {
		return !strings.ContainsRune("-_./:+,=@%", r) && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	}
	switch {
	case name == "":
		return "FILE"
	case strings.HasPrefix(name, "-"):
		return ShellWord("./" + name)
	case strings.ContainsFunc(name, odd):
		return "'" + strings.ReplaceAll(name, "'", `'\''`) + "'"
	}
	return name
}
