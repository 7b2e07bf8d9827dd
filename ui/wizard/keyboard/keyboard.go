// Package keyboard stands between the terminal and Bubble Tea. A terminal sends
// one stream of bytes, cut at any place: by the size of a read, by a slow line,
// by packets. Bubble Tea reads each piece by itself, so a character or a
// sequence that is cut becomes keys that nobody pressed. The [Reader] hands over
// whole ones, swallows what is no key (answers of the terminal, sequences that
// nothing here knows), and spells keys in one way.
//
// It may import Bubble Tea, for the names of keys.
package keyboard

import tea "github.com/charmbracelet/bubbletea"

// Three keys that no keyboard of today has carry what Bubble Tea's stream of
// keys has no word for. What a terminal sends under these names is swallowed.
const (
	escapeKey = tea.KeyF18 // escape, also where another key follows at once
	beginKey  = tea.KeyF19
	endKey    = tea.KeyF20

	escapeBytes = "\x1b[32~"
	beginBytes  = "\x1b[33~"
	endBytes    = "\x1b[34~"
)

// Kind is what a key message of Bubble Tea stands for.
type Kind int

// The kinds of messages.
const (
	Key   Kind = iota // a key, a character or a paste
	Begin             // several keys follow that came at once
	End               // all of them have come
)

// Read returns what a key message stands for; where it is a key, as which.
func Read(msg tea.KeyMsg) (Kind, tea.KeyMsg) {
	switch msg.Type {
	case beginKey:
		return Begin, msg
	case endKey:
		return End, msg
	case escapeKey:
		return Key, tea.KeyMsg{Type: tea.KeyEsc, Alt: msg.Alt}
	}
	return Key, msg
}
