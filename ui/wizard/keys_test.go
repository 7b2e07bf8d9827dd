package wizard

import (
	"flowverdict/ui/wizard/keytable"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
)

// everyKey is every key that a terminal can send, by its message.
func everyKey() []tea.KeyMsg {
	var out []tea.KeyMsg
	for r := rune('!'); r <= '~'; r++ {
		out = append(out, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
	out = append(out, keyOf("space"), tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'é'}})
	for _, kind := range keyTypes() {
		out = append(out, tea.KeyMsg{Type: kind})
	}
	return out
}

// What a screen shows as a key is obeyed, and what it does not list does
// nothing at all.
func TestKeysAreThoseOfTheTable(t *testing.T) {
	for _, s := range everyScene(8) {
		t.Run(s.name, func(t *testing.T) {
			d := s.open(t, 80, 24)
			table := append(d.m.top().keys(), d.m.globalKeys()...)
			for i := range table {
				for _, name := range table[i].Keys {
					k := keyOf(name)
					if keytable.NameOf(k) != name {
						t.Errorf("no terminal sends the key %q: it is %q", name, keytable.NameOf(k))
					}
					if keytable.LookUp(table, keytable.NameOf(k)) != &table[i] {
						t.Errorf("key %q stands in the table twice", name)
					}
				}
			}
			typing := d.m.top().typing()
			before, draft := d.frame(), d.draft()
			for i, k := range everyKey() {
				if testing.Short() && i%4 > 0 {
					continue
				}
				if keytable.LookUp(table, keytable.NameOf(k)) != nil || typing || keytable.NameOf(k) == "ctrl+j" && keytable.LookUp(table, "enter") != nil {
					continue // ctrl+j is enter, where the terminal edits lines
				}
				d.send(k)
				after := d.frame()
				if after != before && !cleared(before, after) || !reflect.DeepEqual(d.draft(), draft) {
					t.Fatalf("key %q is not in the table but does something:\n%s", keytable.NameOf(k), after)
				}
				before = after
			}
		})
	}
}

// cleared reports whether the frames differ only in the line for messages,
// which any key clears.
func cleared(before, after string) bool {
	a, b := strings.Split(before, "\n"), strings.Split(after, "\n")
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && i != len(a)-3 {
			return false
		}
	}
	return true
}

func (d *driver) draft() any {
	if d.m.s == nil {
		return nil
	}
	return d.m.s.Draft()
}

func TestFooterShowsOnlyKeysOfTheTable(t *testing.T) {
	for _, s := range everyScene(4) {
		d := s.open(t, 80, 24)
		footer := strings.TrimRight(d.frame(), "\n")
		footer = footer[strings.LastIndex(footer, "\n")+1:]
		for part := range strings.SplitSeq(footer, "  ") {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			label, word, _ := strings.Cut(part, " ")
			found := slices.ContainsFunc(d.m.top().keys(), func(b binding) bool {
				return b.Called(&d.m.theme) == label && b.Short == word
			})
			if !found {
				t.Errorf("%s: the footer shows %q %q, which no key of the table does", s.name, label, word)
			}
		}
	}
}

func TestHelpListsEveryKey(t *testing.T) {
	for _, s := range everyScene(6) {
		d := s.open(t, 80, 400)
		if _, helps := d.m.top().(*helpScreen); helps {
			continue
		}
		table := d.m.top().keys()
		if d.m.top().typing() || keytable.LookUp(table, "?") == nil {
			d.press("f1")
		} else {
			d.press("?")
		}
		frame := column(d.frame(), 100)
		for _, b := range table {
			if len(b.Keys[0]) == 1 && b.Keys[0] >= "2" && b.Keys[0] <= "9" {
				continue // one row for all digits
			}
			if keytable.LookUp(table, "f1") != nil && !strings.Contains(frame, strings.Join(strings.Fields(b.Does), " ")) {
				t.Errorf("%s: the help page does not say what %v does", s.name, b.Keys)
			}
		}
	}
}

// An escape sequence may come in pieces: esc, then "[A". The pieces must do no
// harm anywhere.
func TestSplitEscapesDoNoHarm(t *testing.T) {
	for _, name := range []string{"[", "O", "A", "B", "C", "D", "~", ";"} {
		for _, table := range KeyTables() {
			for _, row := range table.Rows {
				if slices.Contains(strings.Split(row.Keys, ", "), name) {
					t.Errorf("%s: %q is a command", table.Screen, name)
				}
			}
		}
	}
}

func TestKeyNames(t *testing.T) {
	for _, c := range []struct {
		key  tea.KeyMsg
		want string
	}{
		{tea.KeyMsg{Type: tea.KeyUp}, "up"},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("up")}, ""},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("u")}, "u"},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("u"), Paste: true}, ""},
		{tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("u"), Alt: true}, "alt+u"},
		{tea.KeyMsg{Type: tea.KeySpace, Runes: []rune(" ")}, "space"},
		{tea.KeyMsg{Type: tea.KeyShiftTab}, "shift+tab"},
	} {
		if got := keytable.NameOf(c.key); got != c.want {
			t.Errorf("%v: %q, want %q", c.key, got, c.want)
		}
	}
}
