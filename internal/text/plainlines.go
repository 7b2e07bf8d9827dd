package text

import "bytes"

// PlainLines takes away what only an editor or git puts into a text: a byte
// order mark, CRLF line ends, a missing newline at the end or more than one. Texts
// that differ in nothing else are the same then.
func PlainLines(s []byte) []byte {
	s = bytes.TrimPrefix(s, []byte("\uFEFF"))
	if bytes.Contains(s, []byte("\r\n")) {
		s = bytes.ReplaceAll(s, []byte("\r\n"), []byte("\n"))
	}
	switch {
	case len(s) == 0:
	case s[len(s)-1] != '\n':
		s = append(s[:len(s):len(s)], '\n')
	default:
		for bytes.HasSuffix(s, []byte("\n\n")) {
			s = s[:len(s)-1]
		}
	}
	return s
}
