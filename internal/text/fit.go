package text

import "strings"

// CauseFirst turns a message around that ends with its cause, as those of
// errors do ("save draft: mkdir /a/b: not a directory"), so that the cause is
// what stays where the message is cut. A message without a cause stays as it is.
func CauseFirst(message string) string {
	at := strings.LastIndex(message, ": ")
	if at < 0 {
		return message
	}
	return message[at+2:] + " (" + message[:at] + ")"
}

// Fit shortens a message to a width: first its paths, in their middle, the
// longest first, and only then its end.
func Fit(s string, width int, more string) string {
	for Width(s) > width {
		longest := ""
		for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \"()", r) }) {
			if strings.ContainsAny(word, `/\`) && Width(word) > 16 && Width(word) > Width(longest) {
				longest = word
			}
		}
		if longest == "" {
			return Cut(s, width, more)
		}
		room := max(16, Width(longest)-(Width(s)-width)) - Width(more)
		short := Cut(longest, room/2, "") + more + End(longest, room-room/2)
		if Width(short) >= Width(longest) {
			return Cut(s, width, more)
		}
		s = strings.Replace(s, longest, short, 1)
	}
	return s
}

// End is the end of a text, as much as a width holds.
func End(s string, width int) string {
	runes := []rune(s)
	at := len(runes)
	for at > 0 && Width(string(runes[at-1:])) <= width {
		at--
	}
	return string(runes[at:])
}
