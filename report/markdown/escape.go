package markdown

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/report/internal/content"
)

// separators end a stretch of text that may stand in a code span. Each of them
// is escaped where it could be markup, so a code span never holds a backtick,
// a pipe or a brace, which could not be escaped in there.
const separators = "{}<>()[]\"|\\`"

// Inline makes s one line of inline Markdown that shows the text of s and
// nothing else, wherever inline Markdown may stand: in a paragraph, after a
// list marker or a heading's marker, in a table cell, between marks of
// emphasis.
//
//   - Runs of white space become one space, hostile characters U+FFFD (see
//     text.Hostile).
//   - Markdown punctuation is escaped; & and < become entities where they
//     could begin one or a tag. What could begin a block is escaped at the
//     start.
//   - Mentions, references, e-mail addresses, emoji names, URLs of other
//     schemes and runner commands (@name, #12, !7, :name:, ftp://, ::x) go into
//     a code span: no escape stops GitHub and GitLab from finding them.
//   - A bare http or https URL becomes an autolink, percent-encoded.
func Inline(s string) string {
	var b bytes.Buffer
	inline(&b, s)
	return b.String()
}

func inline(b *bytes.Buffer, s string) {
	s = text.Line(s)
	written := 0 // bytes of s that are in b
	for at := 0; at < len(s); {
		word, _, _ := strings.Cut(s[at:], " ")
		if !ordinary(word) {
			b.WriteString(s[written:at])
			escapeWord(b, word, at == 0)
			written = at + len(word)
		}
		at += len(word) + 1
	}
	b.WriteString(s[written:])
}

// lines is [Inline] line by line, with a hard break where a line ends: none of
// them begins anything, and a blank one is a line too. All but the first begin
// with the indent.
func lines(b *bytes.Buffer, s, indent string) {
	for i, line := range text.Lines(s) {
		if i > 0 {
			if bytes.HasSuffix(b.Bytes(), []byte(`\\`)) { // readers differ in what a backslash before a break is
				b.Truncate(b.Len() - 2)
				b.WriteString("&#92;")
			}
			b.WriteString("\\\n" + indent)
		}
		if said := b.Bytes(); number(line) && (i > 0 || len(said) == 0 || bytes.HasSuffix(said, []byte("\n")) || bytes.HasSuffix(said, []byte("* "))) {
			fmt.Fprintf(b, "&#%d;", line[0]) // a full stop behind it would make it the number of an item
			line = line[1:]
		}
		inline(b, line)
	}
}

// code writes s as a code span that holds one line, and nothing where s is blank. What
// could end the span or a table cell becomes U+FFFD, as does a brace, which
// template engines read even in code.
func code(b *bytes.Buffer, s string) {
	s = text.Line(s)
	if s == "" {
		return
	}
	if strings.ContainsAny(s, "`|{}") {
		s = strings.Map(func(r rune) rune {
			if strings.ContainsRune("`|{}", r) {
				return unicode.ReplacementChar
			}
			return r
		}, s)
	}
	b.WriteByte('`')
	b.WriteString(strings.ReplaceAll(s, "##[", "##\uFFFD")) // a runner obeys ##[ wherever it stands in a line
	b.WriteByte('`')
}

// link writes s as an autolink where it is an address that may be shown as a link,
// and as plain inline text where it is not.
func link(b *bytes.Buffer, s string) {
	address := content.Address(s)
	if address == "" {
		inline(b, s)
		return
	}
	b.WriteByte('<')
	b.WriteString(address)
	b.WriteByte('>')
}

// named makes s a link to an address: Markdown shows its text and not the
// address. Where that may not become a link it is text.
func named(b *bytes.Buffer, s, to string) {
	address := content.Address(to)
	if address == "" || strings.Contains(s, "://") { // a link holds no other
		inline(b, s)
		return
	}
	b.WriteByte('[')
	inline(b, s)
	b.WriteString("](<" + address + ">)")
}

// ordinary reports whether a word can stand as it is anywhere: letters, then
// letters and the punctuation of sentences. Most words are; the rest of this
// file gives the same for them.
func ordinary(word string) bool {
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case letter(c):
		case i > 0 && (c == ',' || c == ';' || c == '\'' || c == '-' || c == ')' || c == '.' && word[i-1]|0x20 != 'w'):
		case i == 0 && c == '(' && len(word) > 1:
		default:
			return false
		}
	}
	return true
}

// escapeWord writes a word without white space. start is true at the start of
// the whole text.
func escapeWord(b *bytes.Buffer, word string, start bool) {
	for word != "" {
		at, url, address := content.FindAddress(word)
		if address == "" {
			escapeText(b, word, start)
			return
		}
		escapeText(b, word[:at], start)
		b.WriteString("<" + address + ">")
		word, start = word[at+len(url):], false
	}
}

// escapeText writes text without URLs, stretch by stretch between separators.
func escapeText(b *bytes.Buffer, text string, start bool) {
	prev := byte(0)
	for text != "" {
		i := strings.IndexAny(text, separators)
		if i < 0 {
			stretch{b, text, prev, 0, start}.write()
			return
		}
		stretch{b, text[:i], prev, text[i], start}.write()
		switch c := text[i]; {
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '`': // an escaped backtick would lengthen a code span's fence beside it
			b.WriteString("&#96;")
		case strings.IndexByte(`{}[]|\`, c) >= 0, c == ')' && start && number(text[:i]):
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
		prev, text, start = text[i], text[i+1:], false
	}
}

// stretch is text without separators, and what stands on both sides of it: a
// separator, or 0 at the ends of the word.
type stretch struct {
	b          *bytes.Buffer
	text       string
	prev, next byte
	start      bool
}

func (s stretch) write() {
	if !s.wantsCode(s.text) {
		s.escape(s.text, s.start)
		return
	}
	// Quotes and the end of a sentence stay outside, if they are not what
	// asks for the code span.
	rest := strings.TrimLeft(s.text, "'")
	lead := s.text[:len(s.text)-len(rest)]
	core := strings.TrimRight(rest, ".,;:!?'")
	tail := rest[len(core):]
	if !s.wantsCode(core) || s.wantsCode(tail) {
		lead, core, tail = "", s.text, ""
	}
	s.b.WriteString(lead + "`" + core + "`")
	s.escape(tail, false)
}

// escape writes text with Markdown's punctuation escaped.
func (s stretch) escape(text string, start bool) {
	before := rune(0)
	for i, r := range text {
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		last := i+utf8.RuneLen(r) == len(text)
		switch {
		case r == '&':
			if after == '#' || unicode.IsLetter(after) && !last {
				s.b.WriteString("&amp;")
				before = r
				continue
			}
		case strings.ContainsRune("*~^$#", r),
			r == '_' && !(alphanumeric(before) && alphanumeric(after) && !last),
			r == '=' && (before == '=' || after == '='),
			r == '!' && last && s.next == '[',
			r == '%' && i == 0 && s.prev == '{', // a tag of Liquid and Jinja
			start && i == 0 && strings.ContainsRune("+-=:/?!%", r),
			start && last && r == '.' && number(text[:i]):
			s.b.WriteByte('\\')
		}
		s.b.WriteRune(r)
		before = r
	}
}

// number reports whether text could be the number of an ordered list.
func number(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
