package output

import (
	"io"

	"github.com/charmbracelet/x/ansi"

	"flowverdict/internal/text"
)

// Copy asks a terminal to put a text on the clipboard (OSC 52). Nothing tells
// whether it does so. What of the text may not stand in a line of a terminal is left
// out: the clipboard's content is pasted into terminals too.
func Copy(to io.Writer, said string) {
	_, _ = io.WriteString(to, ansi.SetSystemClipboard(text.Line(said)))
}
