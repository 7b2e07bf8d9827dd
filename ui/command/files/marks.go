package files

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"

	"flowverdict/internal/readfile"
	"flowverdict/internal/yamldoc"
	"flowverdict/report/record"
)

// opening is what the first line of a record begins with.
const opening = "# Decision record written by flowverdict"

// marks of a record: any of them makes a file one, so that a record with a
// broken line is still found and not passed over in silence.
var marks = regexp.MustCompile(`(?m)^(` + opening + `|["']?schema["']?:\s*["']?flowverdict/rec|["']?assessment["']?:\s*(#.*)?\r?$)|^\s*\{?\s*"schema"\s*:\s*"flowverdict/rec`)

// IsRecord reports whether a file carries the marks of a flowverdict record.
func IsRecord(content []byte) bool {
	content = bytes.TrimPrefix(content, []byte("\uFEFF"))
	return bytes.HasPrefix(content, []byte(opening)) || marks.Match(content) // nearly always the first
}

// IsOther reports whether a file that was named one by one is some other YAML
// file: one that can be read, and carries no mark of a record.
func IsOther(content []byte) bool {
	if IsRecord(content) {
		return false
	}
	d, ok := yamldoc.Parse(content, record.Limits())
	return ok && (d.Root().IsMapping() || d.Root().IsList())
}

// HoldsRecord reports whether there is a file of this name with the marks of a
// record.
func HoldsRecord(name string) bool {
	content, err := readfile.Found(name, RecordLimit())
	return err == nil && IsRecord(content)
}

// MarkdownOf is where the Markdown of a record lies: beside it.
func MarkdownOf(record string) string {
	return strings.TrimSuffix(record, filepath.Ext(record)) + ".md"
}
