package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keyboard"
	"flowverdict/ui/wizard/keytable"
)

// burst are keys that came at once: with one read of the terminal, or one key
// by itself.
type burst struct {
	keys  []tea.KeyMsg
	typed bool // each is a key that was pressed; otherwise they may be a paste
}

// pressed takes what the keyboard brings: a key, or a mark that several come at
// once.
func (m *model) pressed(msg tea.KeyMsg) {
	kind, key := keyboard.Read(msg)
	switch {
	case kind == keyboard.Begin:
		m.coming = &burst{}
	case kind == keyboard.End && m.coming != nil:
		all := *m.coming
		m.coming = nil
		m.arrive(all)
	case kind == keyboard.End:
	case m.coming == nil:
		m.arrive(burst{oneByOne(key), true})
	case key.Type == tea.KeyCtrlC && !key.Paste: // it leaves, and what came before it is kept
		before := *m.coming
		m.coming = &burst{}
		m.arrive(before)
		m.arrive(burst{[]tea.KeyMsg{key}, true})
	default:
		m.coming.keys = append(m.coming.keys, oneByOne(key)...)
	}
}

// oneByOne takes several characters of one message apart.
func oneByOne(k tea.KeyMsg) []tea.KeyMsg {
	if k.Type != tea.KeyRunes || len(k.Runes) < 2 || k.Paste {
		return []tea.KeyMsg{k}
	}
	out := make([]tea.KeyMsg, len(k.Runes))
	for i, r := range k.Runes {
		out[i] = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: k.Alt}
	}
	return out
}

// arrive obeys keys, or holds them while something is under way that they were
// typed behind.
func (m *model) arrive(b burst) {
	switch {
	case m.leaving || len(b.keys) == 0:
	case b.keys[0].Type == tea.KeyCtrlC && !b.keys[0].Paste:
		m.interrupt()
	case m.holding > 0:
		m.held = append(m.held, b)
	default:
		m.obey(b)
	}
}

func (m *model) replay() {
	for len(m.held) > 0 && m.holding == 0 && !m.leaving {
		b := m.held[0]
		m.held = m.held[1:]
		m.obey(b)
	}
}

// obey gives keys to the screen on top, one after the other; what follows one
// that begins something waits for it.
func (m *model) obey(b burst) {
	if !b.typed && m.pasted(b.keys) {
		return
	}
	for i, k := range b.keys {
		switch {
		case m.leaving:
			return
		case m.holding > 0:
			m.held = append([]burst{{b.keys[i:], true}}, m.held...)
			return
		}
		m.key(k)
	}
}

// pasted reports whether keys that came at once were a paste of a terminal
// which does not mark them, and takes them as one: in a field all of it is text,
// line ends too; elsewhere a character that is bound to nothing shows that
// nobody meant these keys, and none is obeyed.
func (m *model) pasted(keys []tea.KeyMsg) bool {
	s := m.top()
	if s.typing() {
		return m.pastedText(keys)
	}
	for _, k := range keys {
		if writes(k) && keytable.LookUp(s.keys(), keytable.NameOf(k)) == nil && keytable.LookUp(m.globalKeys(), keytable.NameOf(k)) == nil {
			m.flash, m.flashAlert = "Pasted text is not obeyed here: nothing was done.", true
			return true
		}
	}
	return false
}

// pastedText puts keys into the field in use: characters and line ends as
// text, the others as keys. False where they are characters only, or keys only.
func (m *model) pastedText(keys []tea.KeyMsg) bool {
	characters, ends := false, false
	for _, k := range keys {
		_, end := lineEnd(k)
		if !end && !writes(k) {
			return false // no paste holds a key such as ctrl+u
		}
		characters, ends = characters || writes(k), ends || end
	}
	if !characters || !ends || m.finds(keys) {
		return false
	}
	var text []rune
	flush := func() {
		if len(text) > 0 {
			m.key(tea.KeyMsg{Type: tea.KeyRunes, Runes: text, Paste: true})
			text = nil
		}
	}
	for _, k := range keys {
		end, is := lineEnd(k)
		switch {
		case is:
			text = append(text, end)
		case writes(k) && k.Type == tea.KeySpace:
			text = append(text, ' ')
		case writes(k):
			text = append(text, k.Runes...)
		default:
			flush()
			m.key(k)
		}
	}
	flush()
	return true
}

// finds reports whether keys are words to find a question by and the key that
// goes there, which changes nothing.
func (m *model) finds(keys []tea.KeyMsg) bool {
	last := len(keys) - 1
	_, filter := m.top().(*gotoScreen)
	return filter && keys[last].Type == tea.KeyEnter && !slices.ContainsFunc(keys[:last], func(k tea.KeyMsg) bool { return !writes(k) })
}

// writes reports whether a key is a character that was not marked as pasted.
func writes(k tea.KeyMsg) bool { return form.Writes(k) && !k.Paste }

// lineEnd is the white space that a key stands for in a paste.
func lineEnd(k tea.KeyMsg) (rune, bool) {
	switch {
	case k.Alt || k.Paste:
	case k.Type == tea.KeyEnter || k.Type == tea.KeyCtrlJ:
		return '\n', true
	case k.Type == tea.KeyTab:
		return '\t', true
	}
	return 0, false
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
	name := keytable.NameOf(k)
	b := keytable.LookUp(s.keys(), name)
	if b == nil {
		b = keytable.LookUp(m.globalKeys(), name)
	}
	if b == nil && name == "ctrl+j" { // enter, where the terminal edits lines
		b = keytable.LookUp(s.keys(), "enter")
	}
	switch {
	case b != nil:
		quit := name == "q"
		b.Do()
		m.warned = m.warned && quit
	case typing && !strays(k):
		s.text(k)
	}
}

// globalKeys is the table of keys that work on every screen.
func (m *model) globalKeys() []binding {
	return []binding{
		keytable.On("ctrl+c", "", "keep the draft and leave, with exit code 130", m.interrupt),
		keytable.On("ctrl+z", "", "suspend", m.suspend),
	}
}

// cleaned takes hostile characters out of what is typed or pasted.
func cleaned(k tea.KeyMsg) (tea.KeyMsg, bool) {
	if k.Type == tea.KeySpace {
		return k, true
	}
	k.Runes = []rune(text.Typed(string(k.Runes)))
	return k, len(k.Runes) > 0
}

// strays reports whether a key is a character with alt that no field edits by.
// Fields would write the character, and nobody has cleaned it.
func strays(k tea.KeyMsg) bool {
	return k.Type == tea.KeyRunes && (len(k.Runes) != 1 || !strings.ContainsRune("bdf", k.Runes[0]))
}
