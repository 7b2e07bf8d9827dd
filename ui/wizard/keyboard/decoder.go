package keyboard

import "unicode/utf8"

// state is what the bytes read so far are the beginning of.
type state int

const (
	ground    state = iota
	escape          // ESC
	csi             // ESC [
	ss3             // ESC O
	str             // a string that a terminal sends: OSC, DCS, APC, PM, SOS
	strEscape       // ESC within such a string, which may end it
	mouse           // the three bytes after ESC [ M
	paste           // ESC [ 200 ~
)

// longest is how many bytes a sequence may have; what is longer is none.
const longest = 64

// decoder takes the stream apart, byte by byte. How it is cut makes no
// difference; what a pause after a byte means says [decoder.pause].
type decoder struct {
	state     state
	held      []byte // the unfinished character or sequence
	opener    byte   // of a string
	filled    bool   // the string has begun
	wasReturn bool   // a paste's last byte was a carriage return
	end       int    // bytes of the mark at the end of a paste that have come

	out     []byte // for Bubble Tea
	keys    int    // in out; pasted text is none
	escapes int    // of them; more than a few at once are one held down
	open    bool   // out has the text of a paste at its end, not closed yet
}

// mostEscapes is how many escapes are handed over at once. They are the only
// keys that are longer than what the terminal sent.
const mostEscapes = 8

const pasteBegin, pasteEnd = "\x1b[200~", "\x1b[201~"

// feed takes bytes that came at once.
func (d *decoder) feed(b []byte) {
	if len(b) == 1 && b[0] == 0x03 && d.state != ground {
		d.reset() // ctrl+c always leaves
	}
	for _, c := range b {
		d.byte(c)
	}
	d.closePaste()
}

// reset forgets what has begun.
func (d *decoder) reset() { d.state, d.held, d.end, d.wasReturn = ground, d.held[:0], 0, false }

// pause says that nothing came for a while: what has begun will not go on. A
// lone escape was the key; an unfinished character waits, since it can be
// nothing else.
func (d *decoder) pause() {
	switch d.state {
	case ground:
		return
	case escape:
		d.escape()
	case csi, ss3:
		if len(d.held) == 2 {
			d.key(string(d.held)) // alt with [ or O
		}
	case str:
		if !d.filled {
			d.key("\x1b" + string(d.opener))
		}
	}
	d.reset()
}

// key hands over one key.
func (d *decoder) key(bytes string) {
	if bytes == "" {
		return
	}
	d.closePaste()
	d.out = append(d.out, bytes...)
	d.keys++
}

func (d *decoder) escape() {
	if d.escapes++; d.escapes <= mostEscapes {
		d.key(escapeBytes)
	}
}

// text hands over text of a paste.
func (d *decoder) text(bytes ...byte) {
	if !d.open {
		d.out = append(d.out, pasteBegin...)
		d.open = true
	}
	d.out = append(d.out, bytes...)
}

func (d *decoder) closePaste() {
	if d.open {
		d.out = append(d.out, pasteEnd...)
		d.open = false
	}
}

// take returns what is to be handed over, and how many keys that is.
func (d *decoder) take() (out []byte, keys int) {
	out, keys = d.out, d.keys
	d.out, d.keys, d.escapes = nil, 0, 0
	return out, keys
}

func (d *decoder) byte(c byte) {
	switch d.state {
	case ground:
		d.plain(c, "")
	case escape:
		d.escaped(c)
	case csi:
		d.inCSI(c)
	case ss3:
		d.inSS3(c)
	case str:
		d.inString(c)
	case strEscape:
		if d.reset(); c != '\\' {
			d.state = escape // the string was broken off
			d.escaped(c)
		}
	case mouse:
		if d.held = append(d.held, c); len(d.held) == len("\x1b[M")+3 {
			d.reset()
		}
	case paste:
		d.pasted(c)
	}
}

// plain takes a byte that belongs to no sequence; before is what alt puts
// before a character.
func (d *decoder) plain(c byte, before string) {
	switch {
	case len(d.held) > 0:
		d.character(c)
	case c == 0x1b:
		d.state = escape
	case c < utf8.RuneSelf:
		d.key(before + string(rune(c)))
	case utf8.RuneStart(c) && c > 0xc1 && c < 0xf5:
		d.held = append(append(d.held[:0], before...), c)
	}
}

// character takes a further byte of a character. What is none is dropped.
func (d *decoder) character(c byte) {
	before := 0
	if d.held[0] == 0x1b {
		before = 1
	}
	if c < utf8.RuneSelf || utf8.RuneStart(c) {
		d.held = d.held[:0]
		d.plain(c, "")
		return
	}
	d.held = append(d.held, c)
	if !utf8.FullRune(d.held[before:]) {
		return
	}
	r, _ := utf8.DecodeRune(d.held[before:])
	if r != utf8.RuneError && r > 0x9f {
		d.key(string(d.held))
	}
	d.held = d.held[:0]
}

// escaped takes the byte after an escape.
func (d *decoder) escaped(c byte) {
	d.state = ground
	switch c {
	case 0x1b:
		d.escape()
		d.state = escape
	case '[':
		d.state, d.held = csi, append(d.held[:0], "\x1b["...)
	case 'O':
		d.state, d.held = ss3, append(d.held[:0], "\x1bO"...)
	case ']', 'P', '_', '^', 'X':
		d.state, d.opener, d.filled = str, c, false
	default:
		d.plain(c, "\x1b")
	}
}

// inString takes a byte of a string that is no key, up to its end: BEL or ST.
func (d *decoder) inString(c byte) {
	d.filled = true
	switch c {
	case 0x07, 0x18, 0x1a:
		d.reset()
	case 0x1b:
		d.state = strEscape
	}
}

// pasted takes a byte of a paste, up to the mark at its end. Line ends become
// one line feed, of whatever kind they are.
func (d *decoder) pasted(c byte) {
	if c == pasteEnd[d.end] {
		if d.end++; d.end == len(pasteEnd) {
			d.held = d.held[:0]
			d.reset()
		}
		return
	}
	was := pasteEnd[:d.end]
	d.end = 0
	for i := range len(was) {
		d.pastedText(was[i])
	}
	if c == pasteEnd[0] {
		d.end = 1
		return
	}
	d.pastedText(c)
}

func (d *decoder) pastedText(c byte) {
	after := d.wasReturn
	d.wasReturn = c == '\r'
	switch {
	case c == '\n' && after:
	case c == '\r':
		d.held = d.held[:0]
		d.text('\n')
	case c < utf8.RuneSelf:
		d.held = d.held[:0]
		d.text(c)
	case utf8.RuneStart(c):
		d.held = append(d.held[:0], c)
	case len(d.held) > 0:
		if d.held = append(d.held, c); utf8.FullRune(d.held) {
			if utf8.Valid(d.held) {
				d.text(d.held...)
			}
			d.held = d.held[:0]
		}
	}
}
