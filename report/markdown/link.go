package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"flowverdict/questionnaire/review"
	"flowverdict/questionnaire/safetext"
)

// Link makes s an autolink where it is an http or https URL that may be shown
// as a link, and plain inline text where it is not.
func Link(s string) string {
	if link := autolink(safetext.Line(s)); link != "" {
		return link
	}
	return Inline(s)
}

// autolink returns the URL percent-encoded between angle brackets, or "" where
// it is no link: another scheme, no host, a user name in it.
func autolink(url string) string {
	if !strings.HasPrefix(scheme(url), "http") || !review.ValidLink(encode(url)) {
		return ""
	}
	return "<" + encode(url) + ">"
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

// findURL returns the first URL in a word that may become a link: where it
// begins, the URL as it stands there, and the autolink; "" where there is none.
func findURL(word string) (at int, url, link string) {
	if !strings.Contains(word, "://") {
		return 0, "", ""
	}
	for i := 0; i+8 < len(word); i++ {
		if word[i]|0x20 != 'h' || scheme(word[i:]) == "" {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(word[:i]); i > 0 && (alphanumeric(before) || unicode.IsMark(before) || strings.ContainsRune("+-._", before)) {
			continue // the end of another scheme
		}
		url = word[i:]
		if end := strings.IndexAny(url, "{}<>\"|\\`"); end >= 0 {
			url = url[:end]
		}
		url = trimSentence(url)
		if link = autolink(url); link != "" {
			return i, url, link
		}
	}
	return 0, "", ""
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

// encode percent-encodes every byte of a URL that could end an autolink, be
// read as an entity, a template, a cell or a runner's command, or is not
// ASCII. Escapes that are there stay.
func encode(url string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
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
	return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'f'
}
