// Package keytable holds tables of keys: what the keys of a page are called and do, how
// one is found by the key that was pressed, and how a table is written in a footer and
// on a page of help.
package keytable

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/ui/wizard/draw"
)

// Binding is one row of a screen's table of keys. Footer, help page and
// documentation are made from the same table by which keys are obeyed.
type Binding struct {
	Keys  []string // names of keys that do the same
	Short string   // word in the footer, "" where it is not shown there
	Label string   // what the keys are called there, "" for the first one's name
	Does  string   // sentence on the help page
	Do    func()
}

// On makes a binding: its keys, separated by spaces, the word in the footer,
// the sentence on the help page, and what it does.
func On(keys, short, does string, do func()) Binding {
	return Binding{Keys: strings.Fields(keys), Short: short, Does: does, Do: do}
}

// Called is what the keys are called in the footer.
func (b *Binding) Called(t *draw.Theme) string {
	if b.Label != "" {
		return b.Label
	}
	return t.KeyLabel(b.Keys[0])
}

// NameOf names a key as the tables do. A typed character is its own name, so
// that the letters "up" can never be taken for the arrow.
func NameOf(k tea.KeyMsg) string {
	switch {
	case k.Paste:
		return ""
	case k.Type == tea.KeySpace, k.Type == tea.KeyRunes && string(k.Runes) == " ":
		return "space"
	case k.Type == tea.KeyRunes && len(k.Runes) != 1:
		return ""
	}
	return k.String()
}

// LookUp finds the binding of a key.
func LookUp(table []Binding, name string) *Binding {
	if name == "" {
		return nil
	}
	for i := range table {
		if slices.Contains(table[i].Keys, name) {
			return &table[i]
		}
	}
	return nil
}

// Footer writes the keys that fit in one line, the most useful first.
func Footer(t *draw.Theme, table []Binding, width int) string {
	var b strings.Builder
	used := 0
	for _, k := range table {
		if k.Short == "" {
			continue
		}
		label := k.Called(t)
		need := text.Width(label) + 1 + text.Width(k.Short) + 2
		if used > 0 {
			need++
		}
		if used+need > width {
			continue
		}
		if used > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(" " + t.Accent.Of(label) + " " + k.Short + " ")
		used += need
	}
	return b.String()
}

// Order puts the rows with these keys first, in this order: what the
// footer shows when not all of it fits.
func Order(table []Binding, first ...string) []Binding {
	out := make([]Binding, 0, len(table))
	taken := make([]bool, len(table))
	for _, name := range first {
		for i := range table {
			if !taken[i] && table[i].Keys[0] == name {
				out, taken[i] = append(out, table[i]), true
			}
		}
	}
	for i := range table {
		if !taken[i] {
			out = append(out, table[i])
		}
	}
	return out
}

// Paras are the rows of tables as a page of help has them. Rows of digits that do the
// same are one.
func Paras(t *draw.Theme, tables ...[]Binding) []draw.Para {
	var out []draw.Para
	for _, b := range slices.Concat(tables...) {
		names := make([]string, len(b.Keys))
		for i, k := range b.Keys {
			names[i] = t.KeyLabel(k)
		}
		if b.Label != "" {
			names = []string{b.Label}
		}
		out = append(out, draw.Para{Mark: text.Pad(strings.Join(names, " "), 16), Text: b.Does})
	}
	return digits(out)
}

// digits joins the rows of the digit keys, which do the same.
func digits(paras []draw.Para) []draw.Para {
	out := paras[:0:0]
	first := -1
	for _, p := range paras {
		key := strings.TrimSpace(p.Mark)
		if len(key) == 1 && key[0] >= '2' && key[0] <= '9' && first >= 0 {
			out[first].Mark = text.Pad("1 to "+key, 16)
			continue
		}
		if key == "1" {
			first = len(out)
		}
		out = append(out, p)
	}
	return out
}
