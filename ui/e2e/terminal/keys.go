//go:build unix

package terminal

// What a terminal sends for keys that are no letters.
const (
	Enter   = "\r"
	Tab     = "\t"
	BackTab = "\x1b[Z"
	Right   = "\x1b[C"
	Down    = "\x1b[B"
	End     = "\x1b[F"
	CtrlC   = "\x03"
	CtrlD   = "\x04"
	CtrlJ   = "\n"
	CtrlS   = "\x13"
)
