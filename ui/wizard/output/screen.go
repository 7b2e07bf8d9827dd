// Package output is what stands between the frames of the wizard and the
// terminal: it puts the cursor in its place, and takes out colours and signs that
// the terminal does not show.
package output

import (
	"bytes"
	"io"
	"os"
	"sync"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/draw"
)

// Cursor is where text is typed on the screen. Input methods, screen readers and
// magnifiers follow the terminal's own cursor, which Bubble Tea hides and leaves
// at the end of the frame.
type Cursor struct {
	mu    sync.Mutex
	at    draw.Place
	shown bool
}

// Set notes where text is typed in the frame that is drawn next; shown is false
// where none is.
func (c *Cursor) Set(at draw.Place, shown bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at, c.shown = at, shown
}

// codes put the terminal's cursor there.
func (c *Cursor) codes() string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.shown {
		return ansi.HideCursor
	}
	return ansi.CursorPosition(c.at.Column+1, c.at.Row+1) + ansi.ShowCursor
}

// Screen is a terminal that is written to in frames: after each, its cursor is
// put in its place. Without colour, bold, underline and reverse stay. With ascii,
// no text is sent that is not ASCII.
func Screen(w io.Writer, colour, ascii bool, c *Cursor) io.Writer {
	to := w
	if ascii {
		to = text.ASCIIWriter(w)
	}
	if !colour {
		to = &colorprofile.Writer{Forward: to, Profile: colorprofile.Ascii}
	}
	if f, ok := w.(*os.File); ok {
		return screenWriter{f, to, c}
	}
	return to
}

// screenWriter puts the cursor in its place after each frame. It stays a file
// for Bubble Tea, which asks it whether it is a terminal.
type screenWriter struct {
	*os.File
	to     io.Writer
	cursor *Cursor
}

func (w screenWriter) Write(b []byte) (int, error) {
	if !bytes.HasPrefix(b, []byte(ansi.CursorHomePosition)) || len(b) == len(ansi.CursorHomePosition) {
		return w.to.Write(b)
	}
	n, err := w.to.Write(append(bytes.Clone(b), w.cursor.codes()...))
	return min(n, len(b)), err
}
