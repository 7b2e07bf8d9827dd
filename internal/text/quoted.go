package text

import (
	"fmt"
	"strings"
)

// Quoted lists texts with commas between them, each in quotes and cut where it is
// long.
func Quoted(list []string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fmt.Sprintf("%q", Clip(s))
	}
	return strings.Join(out, ", ")
}
