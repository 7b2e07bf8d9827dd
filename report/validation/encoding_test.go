package validation

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// The Markdown is said to be in another encoding where it is, and only there.
func TestEncodingOfTheMarkdown(t *testing.T) {
	const page = "# Wörter\n\nText.\n"
	var in16, in32 []byte
	for _, u := range utf16.Encode([]rune("\uFEFF" + page)) {
		in16 = binary.BigEndian.AppendUint16(in16, u)
	}
	for _, r := range page {
		in32 = binary.LittleEndian.AppendUint32(in32, uint32(r))
	}
	for _, c := range []struct{ content, want string }{
		{page, ""}, {"\uFEFF" + page, ""}, {"", ""}, {"W\xf6rter\n", ""}, {"\uFEFFW\xf6rter\n", ""}, {string(in16), "in UTF-16"}, {string(in32), "in UTF-32"},
	} {
		if got := encodingOf([]byte(c.content)); got != c.want {
			t.Errorf("%q is %q", c.content, got)
		}
	}
}
