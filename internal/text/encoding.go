package text

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// UTF8 returns a text in UTF-8 and without a byte order mark, that was written in
// any encoding of Unicode. Which one it is, a byte order mark says, or the first
// character, which is taken to be one of ASCII. What is in none of them comes back
// as it is.
func UTF8(content []byte) []byte {
	switch name, order := encoding(content); name {
	case "UTF-32":
		return from32(content, order)
	case "UTF-16":
		return from16(content, order)
	}
	return bytes.TrimPrefix(content, []byte("\uFEFF"))
}

// Encoding names the encoding of Unicode that [UTF8] takes a text to be in: UTF-16 or
// UTF-32; "" for UTF-8 and for what is in none.
func Encoding(content []byte) string {
	name, _ := encoding(content)
	return name
}

func encoding(content []byte) (name string, order binary.ByteOrder) {
	begins := func(with ...byte) bool { return bytes.HasPrefix(content, with) }
	second := func(n int) bool { return len(content) > n && content[n] != 0 }
	switch {
	case begins(0xFF, 0xFE, 0, 0), second(0) && bytes.HasPrefix(content[1:], []byte{0, 0, 0}):
		return "UTF-32", binary.LittleEndian
	case begins(0, 0, 0xFE, 0xFF), begins(0, 0, 0) && second(3):
		return "UTF-32", binary.BigEndian
	case begins(0xFF, 0xFE), second(0) && bytes.HasPrefix(content[1:], []byte{0}):
		return "UTF-16", binary.LittleEndian
	case begins(0xFE, 0xFF), begins(0) && second(1):
		return "UTF-16", binary.BigEndian
	}
	return "", nil
}

func from16(content []byte, order binary.ByteOrder) []byte {
	units := make([]uint16, len(content)/2)
	for i := range units {
		units[i] = order.Uint16(content[2*i:])
	}
	return withoutMark(utf16.Decode(units))
}

func from32(content []byte, order binary.ByteOrder) []byte {
	runes := make([]rune, len(content)/4)
	for i := range runes {
		runes[i] = utf8.RuneError
		if u := order.Uint32(content[4*i:]); u <= utf8.MaxRune {
			runes[i] = rune(u)
		}
	}
	return withoutMark(runes)
}

func withoutMark(runes []rune) []byte {
	if len(runes) > 0 && runes[0] == '\uFEFF' {
		runes = runes[1:]
	}
	return []byte(string(runes))
}
