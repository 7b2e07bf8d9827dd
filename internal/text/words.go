package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count says how many there are of a noun with a regular plural: "1 question",
// "2 questions".
func Count(n int, noun string) string { return Plural(n, noun, noun+"s") }

// Plural says how many there are of something, in the words for one and in
// those for any other number: "1 answer is", "2 answers are".
func Plural(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + other
}

// And joins words: "a", "a and b", "a, b and c"; "" for none.
func And(words []string) string { return enumerate(words, " and ") }

// Or joins words: "a", "a or b", "a, b or c"; "" for none.
func Or(words []string) string { return enumerate(words, " or ") }

func enumerate(words []string, last string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + last + words[n-1]
}

// Split takes apart a list that a person typed, at any of the separators. White
// space around its items is dropped, and items of nothing else are.
func Split(s, separators string) []string {
	var out []string
	for _, item := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if item = strings.TrimSpace(item); item != "" {
			out = append(out, item)
		}
	}
	return out
}

// Sentence ends a text with a full stop where it has no end of its own. White
// space around it is dropped; "" stays "".
func Sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.IndexByte(".!?:", s[len(s)-1]) >= 0 {
		return s
	}
	return s + "."
}

// UpperFirst begins a text with a capital letter.
func UpperFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if upper := unicode.ToUpper(first); upper != first {
		return string(upper) + s[size:]
	}
	return s
}

// LowerFirst lets a text go on after a colon: it begins with a small letter,
// unless an abbreviation keeps its capitals; "" stays "".
func LowerFirst(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	if lower := unicode.ToLower(first); lower != first && !unicode.IsUpper(second) {
		return string(lower) + s[size:]
	}
	return s
}
