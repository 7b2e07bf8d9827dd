package html

import (
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// longest is how many letters a word may have that no line breaks within: as
// many as a line of a phone holds.
const longest = 30

var dayLike = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]{4}-[0-9]{2}-[0-9]{2}`) })

// marked escapes text that is one line, and marks in it what lines break
// otherwise in: never in a day, and anywhere in a word that is longer than a
// line.
func marked(line string) string {
	if len(line) <= longest && !strings.Contains(line, "-") {
		return escaped(line)
	}
	var b strings.Builder
	for i, word := range strings.Split(line, " ") {
		if i > 0 {
			b.WriteByte(' ')
		}
		if utf8.RuneCountInString(word) > longest {
			b.WriteString(`<span class="long">`)
			days(&b, word)
			b.WriteString("</span>")
		} else {
			days(&b, word)
		}
	}
	return b.String()
}

// days writes a word with the days of the calendar in it as such.
func days(b *strings.Builder, word string) {
	written := 0
	for _, at := range dayLike().FindAllStringIndex(word, -1) {
		day := word[at[0]:at[1]]
		if _, err := time.Parse(time.DateOnly, day); err != nil || at[0] > 0 && wordly(word[at[0]-1]) || at[1] < len(word) && wordly(word[at[1]]) {
			continue
		}
		b.WriteString(escaped(word[written:at[0]]))
		b.WriteString(`<time datetime="` + day + `">` + day + "</time>")
		written = at[1]
	}
	b.WriteString(escaped(word[written:]))
}

// wordly reports whether a byte beside digits makes them part of a longer word.
func wordly(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}
