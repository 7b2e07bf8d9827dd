package output

import (
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Screen is a terminal while the wizard has it: taken at the start and after
// another program had it, given back at the end. It is drawn on when there is
// something new, and does nothing between: Bubble Tea's own renderer wakes the
// processor 120 times a second to look whether there is.
//
// Its methods are called by one goroutine at a time.
type Screen struct {
	in     *os.File // nil where keys come from no file
	to     io.Writer
	cursor *Cursor

	taken bool
	found *term.State // how the terminal was found; nil where it is none
	rows  []string    // on the screen; nil while that is not known
	width int         // of the screen when they were drawn
	codes string      // where the cursor was left
}

// NewScreen returns the screen that a wizard is shown on.
func NewScreen(in io.Reader, to io.Writer, cursor *Cursor) *Screen {
	s := &Screen{to: to, cursor: cursor}
	if f, ok := in.(*os.File); ok && term.IsTerminal(f.Fd()) {
		s.in = f
	}
	return s
}

// Take takes the terminal: keys come one by one, the screen is another one than
// the shell's, and pastes are marked. What is on it is not known.
func (s *Screen) Take() error {
	if s.taken {
		return nil
	}
	if s.in != nil {
		state, err := term.MakeRaw(s.in.Fd())
		if err != nil {
			return err
		}
		s.found = state
	}
	s.taken, s.rows = true, nil
	return s.enter()
}

// Again takes a terminal that is taken already, whatever somebody else has done to
// it meanwhile.
func (s *Screen) Again() {
	if !s.taken {
		return
	}
	if s.in != nil {
		_, _ = term.MakeRaw(s.in.Fd()) // what it was found as stays known
	}
	s.rows = nil
	_ = s.enter()
}

func (s *Screen) enter() error {
	return s.write(ansi.SetAltScreenSaveCursorMode + ansi.EraseEntireScreen + ansi.CursorHomePosition + ansi.HideCursor + ansi.SetBracketedPasteMode)
}

// Give gives the terminal back as it was found.
func (s *Screen) Give() {
	if !s.taken {
		return
	}
	s.taken = false
	_ = s.write(ansi.ResetBracketedPasteMode + ansi.ShowCursor + ansi.ResetAltScreenSaveCursorMode) // it may be gone
	if s.found != nil {
		_ = term.Restore(s.in.Fd(), s.found)
	}
}

// Draw shows a frame of a window that is so many columns wide: the rows that are
// not there already, in one write, and then the cursor. A terminal that is gone is
// no error: a signal tells of it.
func (s *Screen) Draw(frame string, width int) {
	if !s.taken || frame == "" {
		return
	}
	rows := strings.Split(frame, "\n")
	var b strings.Builder
	anew := s.rows == nil || s.width != width || len(s.rows) != len(rows)
	if anew {
		b.WriteString(ansi.CursorHomePosition + ansi.EraseScreenBelow)
	}
	for i, row := range rows {
		if !anew && s.rows[i] == row {
			continue
		}
		b.WriteString(ansi.CursorPosition(1, i+1))
		b.WriteString(row)
		if ansi.StringWidth(row) < width { // in the last column it would erase what was just written
			b.WriteString(ansi.EraseLineRight)
		}
	}
	codes := s.cursor.codes(len(rows))
	if b.Len() == 0 && codes == s.codes {
		return
	}
	b.WriteString(codes)
	s.rows, s.width, s.codes = rows, width, codes
	_ = s.write(b.String())
}

// Forget says that nothing is known of what is on the screen.
func (s *Screen) Forget() { s.rows = nil }

func (s *Screen) write(b string) error {
	_, err := io.WriteString(s.to, b)
	return err
}

// codes put the terminal's cursor where text is typed, or hide it below the last
// row's beginning.
func (c *Cursor) codes(rows int) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !c.shown {
		return "\x1b[" + strconv.Itoa(rows) + ";1H" + ansi.HideCursor
	}
	return ansi.CursorPosition(c.at.Column+1, c.at.Row+1) + ansi.ShowCursor
}
