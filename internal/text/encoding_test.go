package text

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"
)

// A text that begins with a character of ASCII reads the same in every encoding,
// with a byte order mark or without.
func TestUTF8(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := "a" + rapid.String().Draw(t, "text")
		if len(s) > 1 && s[1] == 0 {
			t.Skip("looks like another encoding") // no text holds NUL
		}
		for _, mark := range []string{"", "\uFEFF"} {
			written := map[string][]byte{"UTF-8": []byte(mark + s)}
			for _, u := range utf16.Encode([]rune(mark + s)) {
				written["UTF-16LE"] = binary.LittleEndian.AppendUint16(written["UTF-16LE"], u)
				written["UTF-16BE"] = binary.BigEndian.AppendUint16(written["UTF-16BE"], u)
			}
			for _, c := range mark + s {
				written["UTF-32LE"] = binary.LittleEndian.AppendUint32(written["UTF-32LE"], uint32(c))
				written["UTF-32BE"] = binary.BigEndian.AppendUint32(written["UTF-32BE"], uint32(c))
			}
			for encoding, content := range written {
				if got := string(UTF8(content)); got != s {
					t.Fatalf("%s, mark %q: %q, want %q", encoding, mark, got, s)
				}
				want := strings.NewReplacer("LE", "", "BE", "", "UTF-8", "").Replace(encoding)
				if got := Encoding(content); got != want {
					t.Fatalf("%s, mark %q: it is said to be in %q", encoding, mark, got)
				}
			}
		}
	})
}

// Any bytes can be given.
func FuzzUTF8(f *testing.F) {
	for _, s := range []string{"", "\xff", "\xff\xfe", "\xfe\xff\x00", "\xff\xfe\x00\x00a", "\x00\x00\xfe\xff", "a\x00", "\x00a", "a\x00\x00\x00", "\x00\x00\x00a", "\xff\xfe\x00\xd8"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(_ *testing.T, content []byte) { UTF8(content) })
}
