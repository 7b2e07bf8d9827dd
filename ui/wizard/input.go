package wizard

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/form"
)

func (m *model) replay() {
	for len(m.held) > 0 && m.holding == 0 && !m.leaving {
		k := m.held[0]
		m.held = m.held[1:]
		m.key(k)
	}
}

// typedKeys takes what one read of the terminal brought: one key, a paste, or
// several characters, which are taken one by one.
func (m *model) typedKeys(msg tea.KeyMsg) {
	if msg.Type == tea.KeyRunes && len(msg.Runes) > 1 && !msg.Paste {
		for _, r := range msg.Runes {
			m.typedKeys(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: msg.Alt})
		}
		return
	}
	switch {
	case m.leaving:
	case msg.Type == tea.KeyCtrlC && !msg.Paste:
		m.interrupt()
	case m.holding > 0:
		m.held = append(m.held, msg)
	default:
		m.key(msg)
	}
}

// key gives one key to the screen on top.
func (m *model) key(k tea.KeyMsg) {
	m.flash, m.flashAlert = "", false
	if m.layout.Window.W > 0 && m.layout.TooSmall() {
		return // nobody sees what the key would do
	}
	s := m.top()
	typing := s.typing()
	if typing && (k.Paste || form.Writes(k)) {
		if k, ok := cleaned(k); ok {
			s.text(k)
		}
		return
	}
	if k.Paste {
		return // a pasted text is never a command
	}
	name := nameOf(k)
	b := lookUp(s.keys(), name)
	if b == nil {
		b = lookUp(m.globalKeys(), name)
	}
	switch {
	case b != nil:
		quit := name == "q"
		b.do()
		m.warned = m.warned && quit
	case typing && !strays(k):
		s.text(k)
	}
}

// globalKeys is the table of keys that work on every screen.
func (m *model) globalKeys() []binding {
	return []binding{
		on("ctrl+c", "", "keep the draft and leave, with exit code 130", m.interrupt),
		on("ctrl+z", "", "suspend", func() { m.save(); m.later(tea.Suspend) }),
	}
}

// cleaned takes hostile characters out of what is typed or pasted.
func cleaned(k tea.KeyMsg) (tea.KeyMsg, bool) {
	if k.Type == tea.KeySpace {
		return k, true
	}
	k.Runes = []rune(text.Input(string(k.Runes)))
	return k, len(k.Runes) > 0
}

// strays reports whether a key is a character with alt that no field edits by.
// Fields would write the character, and nobody has cleaned it.
func strays(k tea.KeyMsg) bool {
	return k.Type == tea.KeyRunes && (len(k.Runes) != 1 || !strings.ContainsRune("bdf", k.Runes[0]))
}
