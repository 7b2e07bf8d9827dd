package exchange

import "strings"

// longestWord is what an error word may have of characters.
const longestWord = 40

// challenge returns the error word of the first challenge that has one, as in
//
//	Bearer realm="api", error="invalid_token"
//
// and "" where it is longer, or has other characters, than OAuth allows.
func challenge(values []string) string {
	for _, value := range values {
		if word, found := parameter(value, "error"); found {
			return errorWord(word)
		}
	}
	return ""
}

func errorWord(s string) string {
	if s == "" || len(s) > longestWord {
		return ""
	}
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c > 0x7e || c == '"' || c == '\\' {
			return ""
		}
	}
	return s
}

// parameter finds a parameter by its name outside of quoted texts.
func parameter(value, name string) (string, bool) {
	for value != "" {
		end := strings.IndexAny(value, ` ,"=`)
		if end < 0 {
			return "", false
		}
		word, mark := value[:end], value[end]
		value = value[end+1:]
		switch mark {
		case '"':
			_, value = quotedText(value)
		case '=':
			var given string
			if value, given = afterEqual(value); strings.EqualFold(word, name) {
				return given, true
			}
		}
	}
	return "", false
}

// afterEqual returns what stands behind the value of a parameter, and the value.
func afterEqual(s string) (rest, value string) {
	if quoted, is := strings.CutPrefix(s, `"`); is {
		value, rest = quotedText(quoted)
		return rest, value
	}
	if end := strings.IndexAny(s, " ,"); end >= 0 {
		return s[end:], s[:end]
	}
	return "", s
}

// quotedText reads to the closing quotation mark. A text that is not closed
// reaches to the end.
func quotedText(s string) (text, rest string) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			return b.String(), s[i+1:]
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String(), ""
}
