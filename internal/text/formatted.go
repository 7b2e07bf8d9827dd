package text

import (
	"bytes"
	"regexp"
	"sync"
)

var (
	// bullet is the mark of an item of a list.
	bullet = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^( *)[*+-] +`) })

	// column is what parts the cells of a table, with the blanks around it.
	column = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` *\| *`) })

	// rule is what stands under the heads of a table.
	rule = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`-{3,}`) })

	blanks = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` {2,}`) })
)

// Unformatted takes out of Markdown what formatters put into it and no reader sees:
// which mark items of lists have, and the width of the columns of tables. Texts that
// differ in nothing else look the same.
func Unformatted(s []byte) []byte {
	out := make([]byte, 0, len(s))
	for line := range bytes.Lines(s) {
		if bytes.HasPrefix(line, []byte("|")) {
			line = column().ReplaceAll(line, []byte("|"))
			line = rule().ReplaceAll(line, []byte("---"))
			line = blanks().ReplaceAll(line, []byte(" "))
		} else {
			line = bullet().ReplaceAll(line, []byte("$1- "))
		}
		out = append(out, line...)
	}
	return out
}
