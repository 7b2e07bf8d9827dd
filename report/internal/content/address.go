package content

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

// Address makes s the address of a link: an absolute http or https URL with
// every byte percent-encoded that could end it in a text or an attribute, so
// that it is printable ASCII without quotes, brackets, braces, pipes or
// backslashes. It is "" where s may not become a link: another scheme, no
// host, a user name in it.
func Address(s string) string {
	s = text.Line(s)
	if scheme(s) == "" {
		return ""
	}
	if s = encode(s); !review.ValidLink(s) {
		return ""
	}
	return s
}

// FindAddress returns the first address within a word of people's text: the
// URL as it stands there from index at on, and the address of its link; "" for
// both where there is none.
func FindAddress(word string) (at int, url, address string) {
	if !strings.Contains(word, "://") {
		return 0, "", ""
	}
	for i := 0; i+8 < len(word); i++ {
		if word[i]|0x20 != 'h' || scheme(word[i:]) == "" {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(word[:i]); i > 0 && (unicode.In(before, unicode.L, unicode.Nd, unicode.M) || strings.ContainsRune("+-._", before)) {
			continue // the end of another scheme
		}
		url = word[i:]
		if end := strings.IndexAny(url, "{}<>\"|\\`"); end >= 0 {
			url = url[:end]
		}
		url = trimSentence(url)
		if address = Address(url); address != "" {
			return i, url, address
		}
	}
	return 0, "", ""
}

// scheme returns "http" or "https" where s begins with such a scheme and two
// slashes, in any case, and "" otherwise.
func scheme(s string) string {
	for _, scheme := range []string{"https", "http"} {
		if n := len(scheme); len(s) > n+3 && strings.EqualFold(s[:n], scheme) && s[n:n+3] == "://" {
			return scheme
		}
	}
	return ""
}

// trimSentence cuts off what more likely belongs to the sentence around a URL:
// punctuation, and a closing bracket that was not opened within.
func trimSentence(url string) string {
	for {
		short := strings.TrimRight(url, ".,;:!?'*_~]")
		if strings.HasSuffix(short, ")") && strings.Count(short, ")") > strings.Count(short, "(") {
			short = short[:len(short)-1]
		}
		if short == url {
			return url
		}
		url = short
	}
}

// encode percent-encodes every byte of a URL that could end a link in a text
// or an attribute, be read as an entity, a template, a cell or a runner's
// command, or is not ASCII. Escapes that are there stay.
func encode(url string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	b.Grow(len(url))
	for i := 0; i < len(url); i++ {
		c := url[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9',
			strings.IndexByte("-._~:/?#@!&()*+,=", c) >= 0,
			c == '%' && i+2 < len(url) && isHex(url[i+1]) && isHex(url[i+2]):
			b.WriteByte(c)
		default:
			b.WriteString(string([]byte{'%', hex[c>>4], hex[c&15]}))
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}
