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

// Pasted is a text as a terminal pastes it. Sent with keys in one go it stays
// text, and they stay keys.
func Pasted(text string) string {
	if text == "" {
		return ""
	}
	return "\x1b[200~" + text + "\x1b[201~"
}
