package keyboard

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inCSI takes a byte of a control sequence (ECMA-48 5.4): parameters,
// intermediates, and one byte that ends it.
func (d *decoder) inCSI(c byte) {
	function := len(d.held) == len("\x1b[[") && d.held[2] == '[' // a function key of the Linux console
	switch {
	case c == 0x1b:
		d.reset()
		d.state = escape
		return
	case c < 0x20 || c > 0x7e || len(d.held) == longest:
		d.reset() // broken off
		d.plain(c, "")
		return
	}
	d.held = append(d.held, c)
	if c < 0x40 || c == '[' && len(d.held) == len("\x1b[[") && !function {
		return
	}
	sequence := string(d.held)
	d.reset()
	switch sequence {
	case "\x1b[M":
		d.state, d.held = mouse, append(d.held[:0], sequence...)
	case pasteBegin:
		d.state = paste
	case pasteEnd:
	default:
		if k := spelled(sequence); k == escapeBytes {
			d.escape()
		} else {
			d.key(k)
		}
	}
}

// inSS3 takes the byte after ESC O, before which some terminals put modifiers.
func (d *decoder) inSS3(c byte) {
	switch {
	case c == 0x1b:
		d.reset()
		d.state = escape
		return
	case c >= '0' && c <= '9' && len(d.held) < longest:
		d.held = append(d.held, c)
		return
	}
	modified := len(d.held) > len("\x1bO")
	d.reset()
	switch {
	case c < 0x20 || c > 0x7e:
		d.plain(c, "")
	case modified:
	case c == 'M':
		d.key("\r")
	case c >= 'j' && c <= 'y':
		d.key(string("*+,-./0123456789"[c-'j']))
	case c == 'X':
		d.key("=")
	case strings.IndexByte("ABCDHFPQRSabcd", c) >= 0:
		d.key("\x1bO" + string(rune(c)))
	}
}

// spelled is a control sequence as Bubble Tea knows it, "" for what is no key.
func spelled(sequence string) string {
	body, final := sequence[2:len(sequence)-1], sequence[len(sequence)-1]
	if body != "" && (body[0] < '0' || body[0] > ';') && body[0] != '[' {
		return "" // private: an answer of the terminal, the mouse
	}
	fields := strings.Split(body, ";")
	switch {
	case final == 'u':
		return unicodeKey(fields[0], field(fields, 1), false)
	case final == '~' && fields[0] == "27" && len(fields) == 3: // modifyOtherKeys
		return unicodeKey(fields[2], fields[1], true)
	case strings.IndexByte("IORcnRyt", final) >= 0 && !(final == 'R' && body == ""):
		return "" // focus, places, sizes and other answers
	case sequence == escapeBytes, sequence == beginBytes, sequence == endBytes:
		return ""
	}
	return functional(fields, final)
}

func field(fields []string, i int) string {
	if i < len(fields) {
		return fields[i]
	}
	return ""
}

// functional is a sequence of a function key without what the kitty protocol
// adds: the kind of event, and modifiers that are none.
func functional(fields []string, final byte) string {
	modifiers, event, _ := strings.Cut(field(fields, 1), ":")
	if event == "3" {
		return "" // let go
	}
	first := fields[0]
	switch n, _ := strconv.Atoi(modifiers); {
	case first != "" && first[0] == '[' || len(fields) < 2:
	case len(fields) > 2:
		return ""
	case n <= 1 || n > 16: // locks count as nothing
		fields = fields[:1]
		if final != '~' {
			first = ""
		}
	}
	switch {
	case strings.HasPrefix(first, "[") || len(fields) < 2:
		return "\x1b[" + first + string(rune(final))
	}
	return "\x1b[" + first + ";" + modifiers + string(rune(final))
}

// unicodeKey is a key that is told by its code point and modifiers, as kitty
// (code, modifiers) and xterm's modifyOtherKeys do.
func unicodeKey(code, modifiers string, shifted bool) string {
	code, alternative, _ := strings.Cut(code, ":")
	modifiers, event, _ := strings.Cut(modifiers, ":")
	r, err := strconv.Atoi(code)
	if err != nil || event == "3" || r <= 0 || r > utf8.MaxRune {
		return ""
	}
	m, _ := strconv.Atoi(modifiers)
	m = max(m-1, 0)
	shift, alt, ctrl := m&1 != 0, m&2 != 0, m&4 != 0
	if m&0x38 != 0 {
		return "" // super, hyper, meta
	}
	if keypad, ok := keypadKey(r); ok {
		return keypad
	}
	before := ""
	if alt {
		before = "\x1b"
	}
	switch r {
	case 27:
		return escapeBytes
	case 9:
		if shift {
			return "\x1b[Z"
		}
		return before + "\t"
	case 13, 127, 8:
		return before + string(rune(r))
	}
	if ctrl {
		if c, ok := control(r); ok {
			return before + c
		}
		return ""
	}
	if shift && !shifted {
		if s, err := strconv.Atoi(strings.Split(alternative, ":")[0]); err == nil {
			r = s
		} else {
			r = int(unicode.ToUpper(rune(r)))
		}
	}
	if r < 0x20 || r > 0x7e && r <= 0x9f || r >= 0xe000 && r <= 0xf8ff || !utf8.ValidRune(rune(r)) {
		return "" // no character: kitty's codes of keys that have none
	}
	return before + string(rune(r))
}

// control is the byte that ctrl makes of a character.
func control(r int) (string, bool) {
	switch {
	case r >= 'a' && r <= 'z':
		return string(rune(r - 'a' + 1)), true
	case r >= 'A' && r <= '_':
		return string(rune(r - 'A' + 1)), true
	case r == ' ' || r == '@':
		return "\x00", true
	case r == '?':
		return "\x7f", true
	}
	return "", false
}

// keypadKey is a key of the keypad in the kitty protocol.
func keypadKey(r int) (string, bool) {
	const first = 57399
	keys := []string{
		"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", ".", "/", "*", "-", "+", "\r", "=", ",",
		"\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b[2~", "\x1b[3~",
	}
	if r < first || r >= first+len(keys) {
		return "", false
	}
	return keys[r-first], true
}
