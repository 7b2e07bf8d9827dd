package wizard

import (
	"reflect"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/questionnaire/review"
)

// atOnce sends keys as one read of the terminal brings them.
func (d *driver) atOnce(keys ...tea.KeyMsg) *driver {
	d.send(tea.KeyMsg{Type: tea.KeyF19})
	for _, k := range keys {
		d.send(k)
	}
	d.send(tea.KeyMsg{Type: tea.KeyF20})
	return d
}

// burstOf are the keys of a text that a terminal sends without marks.
func burstOf(text string) (keys []tea.KeyMsg) {
	for _, r := range text {
		switch r {
		case '\r':
			keys = append(keys, keyOf("enter"))
		case '\t':
			keys = append(keys, keyOf("tab"))
		case ' ':
			keys = append(keys, keyOf("space"))
		default:
			keys = append(keys, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
		}
	}
	return keys
}

// On no screen does a text that came at once without marks act as keys: in a
// field it is text, elsewhere nothing is done, and that is said.
func TestUnmarkedPasteIsNoCommand(t *testing.T) {
	const pasted = "Yes, quite.\r1\rnjump\rq\rd\ry\r"
	for _, s := range everyScene(7) {
		t.Run(s.name, func(t *testing.T) {
			d := s.open(t, 80, 24)
			top, typing, before := d.m.top(), d.m.top().typing(), d.draft()
			d.atOnce(burstOf(pasted)...)
			if d.quit || d.m.leaving || d.m.top() != top {
				t.Fatalf("the pasted text left the screen:\n%s", d.frame())
			}
			if _, days := top.(*confirmScreen); days { // of a number only the digits are text
				d.wants("Younger than 1811 days")
				return
			}
			if typing {
				if !strings.Contains(d.frame(), "Yes, quite.") {
					t.Errorf("the pasted text is not in the field:\n%s", d.frame())
				}
				return
			}
			if !reflect.DeepEqual(d.draft(), before) {
				t.Errorf("the pasted text changed the review:\n%s", d.frame())
			}
			d.wants("Pasted text is not obeyed here")
		})
	}
}

// Keys that were typed ahead stay keys, also behind one that begins something;
// ctrl+c among them leaves, and what came before it is done.
func TestKeysAtOnceAreObeyed(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.atOnce(burstOf("1\r2\r")...)
	d.wants("2 answered", "3 of 28")
	d.atOnce(append(burstOf("1\r"), keyOf("ctrl+c"), keyOf("enter"))...)
	if !d.m.interrupted {
		t.Fatalf("ctrl+c does not leave:\n%s", d.frame())
	}
	if got := len(d.m.s.Draft().Answers); got != 3 {
		t.Errorf("%d answers are kept", got)
	}
}
