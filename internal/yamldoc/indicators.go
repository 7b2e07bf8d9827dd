package yamldoc

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// mostIndicators is how many characters of a file may stand where YAML could
// take them for its own. They begin values, keys and comments, and of each the
// parser makes objects of several hundred bytes, however small the file. A
// record has some hundred, a questionnaire some thousand, and a megabyte of
// prose twenty thousand.
const mostIndicators = 1 << 16

// countIndicators counts, and reports whether the file keeps [mostIndicators]. A
// smaller one does without being counted.
func (d *Document) countIndicators() bool {
	for i := 0; ; i++ {
		next := bytes.IndexAny(d.source[i:], "[{,&*!:-?#")
		if next < 0 {
			return true
		}
		if i += next; !d.indicates(i) {
			continue
		}
		if d.indicators++; d.indicators > mostIndicators {
			start := bytes.LastIndexByte(d.source[:i], '\n') + 1
			here := at(1+bytes.Count(d.source[:i], []byte("\n")), 1+utf8.RuneCount(d.source[start:i]))
			d.add(TooLarge, "", here, fmt.Sprintf("the file has more than %d brackets, commas, colons, dashes and comments", mostIndicators), "shorten lists, or keep long evidence elsewhere and link to it")
			return false
		}
	}
}

// indicates reports whether YAML may take a character for the beginning of a
// value, a key or a comment. Where it stands in a text it does not, but that is
// only known once the file is parsed.
func (d *Document) indicates(i int) bool {
	switch d.source[i] {
	case '[', '{', ',', '&', '*', '!', '#':
		return true
	case ':':
		return i > 0 && (d.source[i-1] == '"' || d.source[i-1] == '\'') || d.ends(i+1)
	case '-', '?':
		return d.ends(i + 1)
	}
	return false
}

// ends reports whether a word ends where this character stands, or at the end
// of the file.
func (d *Document) ends(i int) bool {
	return i >= len(d.source) || bytes.IndexByte([]byte(" \t\r\n[]{},"), d.source[i]) >= 0
}
