// Package output is what stands between the frames of the wizard and the
// terminal: it draws what is new, puts the cursor in its place, and takes out
// colours and signs that the terminal does not show.
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
// magnifiers follow the terminal's own cursor.
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

// Filter writes to a terminal without what it does not show. Without colour, bold,
// underline and reverse stay; with ascii, no text is sent that is not ASCII.
func Filter(w io.Writer, colour, ascii bool) io.Writer {
	if !colour {
		w = &colorprofile.Writer{Forward: w, Profile: colorprofile.Ascii}
	}
	if ascii {
		w = text.ASCIIWriter(w)
	}
	return w
}

// Following is a terminal that Bubble Tea draws on: after each frame its cursor is
// put in its place. It stays a file for Bubble Tea, which asks it whether it is a
// terminal.
func Following(terminal io.Writer, to io.Writer, c *Cursor) io.Writer {
	if f, ok := terminal.(*os.File); ok {
		return followed{f, to, c}
	}
	return to
}

type followed struct {
	*os.File
	to     io.Writer
	cursor *Cursor
}

func (w followed) Write(b []byte) (int, error) {
	if !bytes.HasPrefix(b, []byte(ansi.CursorHomePosition)) || len(b) == len(ansi.CursorHomePosition) {
		return w.to.Write(b)
	}
	n, err := w.to.Write(append(bytes.Clone(b), w.cursor.codes(1)...))
	return min(n, len(b)), err
}
