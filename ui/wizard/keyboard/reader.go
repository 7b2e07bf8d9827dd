package keyboard

import (
	"os"
	"time"
)

const (
	// chunk is how many bytes are read at once. What is made of them, with what
	// was unfinished, is less than what Bubble Tea reads at once, 256 bytes: of a
	// full read it believes that the last key is cut.
	chunk = 160
	// keyPause is how long the rest of a key may take.
	keyPause = 50 * time.Millisecond
	// textPause is how long the rest of a paste may take, or of a string that
	// the terminal sends.
	textPause = 500 * time.Millisecond
)

// Reader reads a terminal for Bubble Tea, to which it is the terminal: the same
// descriptor, in raw mode and cancelled as any other.
type Reader struct {
	*os.File
	decoder decoder
	many    bool // several keys are under way, from Begin to End

	more func(time.Duration) bool // whether something can be read before long
}

// NewReader returns a reader of a terminal. It waits for the rest of what has
// begun, half a second at most.
func NewReader(terminal *os.File) *Reader {
	r := &Reader{File: terminal}
	r.more = func(wait time.Duration) bool { return readable(terminal, wait) }
	return r
}

// Read implements [io.Reader] for Bubble Tea: what it returns ends with a whole
// key. It may be nothing, where no key was pressed.
func (r *Reader) Read(p []byte) (int, error) {
	var in [chunk]byte
	for {
		n, err := r.File.Read(in[:])
		if err != nil {
			return 0, err
		}
		r.decoder.feed(in[:n])
		if r.decoder.state == ground || len(r.decoder.out) > 0 && r.more(0) {
			break
		}
		if !r.more(r.wait()) {
			r.decoder.pause()
			break
		}
		if len(r.decoder.out) > 0 {
			break // and the rest with the next read, which is due
		}
	}
	return copy(p, r.batch()), nil
}

// wait is how long the rest of what has begun may take.
func (r *Reader) wait() time.Duration {
	switch r.decoder.state {
	case str, strEscape, paste:
		return textPause
	}
	return keyPause
}

// batch returns what the decoder has, between marks where several keys came at
// once.
func (r *Reader) batch() []byte {
	out, keys := r.decoder.take()
	if keys > 1 && !r.many {
		r.many = true
		out = append([]byte(beginBytes), out...)
	}
	if r.many && !r.more(0) {
		r.many = false
		out = append(out, endBytes...)
	}
	return out
}
