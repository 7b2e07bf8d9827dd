package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wantsCode reports whether text, a part of the stretch, would become a link,
// a mention, a command or an emoji if it were left as text. GitHub, GitLab and
// their kin look for these after Markdown was parsed, so that only a code span
// keeps them text: mentions and e-mail addresses, issues, merge requests,
// labels, milestones, snippets, epics, emoji names, URLs and bare domains,
// commits.
func (s stretch) wantsCode(text string) bool {
	if text == "" {
		return false
	}
	switch last := text[len(text)-1]; {
	case s.prev == '[' && s.next == ']' && strings.Contains(text, ":"): // [vulnerability:1]
		return true
	case s.next == '"' && (last == '~' || last == '%'): // ~"a label"
		return true
	}
	word := 0 // where the current word of ASCII letters, digits and _ began
	for i := 0; i < len(text); i++ {
		c := text[i]
		if asciiWord(c) {
			continue
		}
		if commit(text[word:i]) || reference(text, i) {
			return true
		}
		word = i + 1
	}
	return commit(text[word:])
}

// reference reports whether a reference begins or turns at the punctuation at
// i.
func reference(text string, i int) bool {
	rest := text[i+1:]
	switch text[i] {
	case '@':
		return len(text) > 1
	case '#', '~', '%':
		after, _ := utf8.DecodeRuneInString(rest)
		return rest != "" && (after == '_' || unicode.IsLetter(after) || unicode.IsNumber(after))
	case '!', '$', '&', '^':
		return rest != "" && digit(rest[0])
	case '/':
		return strings.HasPrefix(rest, "/")
	case '.':
		return i >= 3 && strings.EqualFold(text[i-3:i], "www")
	case '-':
		return i >= 2 && strings.EqualFold(text[i-2:i], "gh") && rest != "" && digit(rest[0])
	case ':':
		name := strings.TrimLeft(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-")
		return strings.HasPrefix(name, ":") // :name: of an emoji, and ::
	}
	return false
}

// commit reports whether a word could be the hash of a commit.
func commit(word string) bool {
	digits := false
	for i := 0; i < len(word); i++ {
		if !isHex(word[i]) {
			return false
		}
		digits = digits || digit(word[i])
	}
	return digits && len(word) >= 7
}

func asciiWord(c byte) bool { return letter(c) || digit(c) || c == '_' }

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func isHex(c byte) bool { return digit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }
