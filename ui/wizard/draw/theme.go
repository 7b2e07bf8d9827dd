// Package draw says how the screen looks: its colours and marks, paragraphs
// broken into lines, and what of a page fits a window. It knows nothing of a
// review.
package draw

import (
	"io"
	"strings"

	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"flowverdict/questionnaire"
)

// Style is one way of writing text: what stands before and after it. It is cut
// from a lipgloss style once, because rendering through the style measures the
// text every time.
type Style struct{ on, off string }

func styleOf(from lipgloss.Style) Style {
	on, off, _ := strings.Cut(from.Render("x"), "x")
	return Style{on, off}
}

// Of writes a text in the style.
func (i Style) Of(text string) string {
	if text == "" {
		return ""
	}
	return i.on + text + i.off
}

// Theme says how every role of the screen is drawn. Colours are the sixteen of
// the terminal, on its own background, and nothing is said by colour alone.
type Theme struct {
	Huh      *huh.Theme
	Keys     *huh.KeyMap
	Strong   Style // titles, the line under the cursor
	Faint    Style // what may be passed over
	Accent   Style // keys, labels
	Warn     Style // what wants attention
	Found    Style // a hit of a search
	verdicts map[questionnaire.Verdict]Style
	names    *strings.Replacer // colours the verdicts that a text names
	Marks    Marks
}

// Coloured writes a text with the verdicts that it names in their colours.
func (t *Theme) Coloured(said string) string { return t.names.Replace(said) }

// Verdict writes a verdict in its colour.
func (t *Theme) Verdict(v questionnaire.Verdict) string { return t.Coloured(v.String()) }

// Marks are the signs that tell states apart without colour.
type Marks struct {
	Cursor, Answered, Open, Unknown string
	Rule, Wall                      string
	Full, Part, None                string // of a bar
	Dash, Dot, More                 string
	Up, Down, left, right           string
	Bullet, Alert                   string
}

func unicodeMarks() Marks {
	return Marks{
		Cursor: "❯", Answered: "●", Open: "○", Unknown: "?", Rule: "─", Wall: "│",
		Full: "█", Part: "▒", None: "·", Dash: "–", Dot: "·", More: "…",
		Up: "↑", Down: "↓", left: "←", right: "→", Bullet: "•", Alert: "!",
	}
}

func asciiMarks() Marks {
	return Marks{
		Cursor: ">", Answered: "*", Open: "o", Unknown: "?", Rule: "-", Wall: "|",
		Full: "#", Part: "=", None: ".", Dash: "-", Dot: "-", More: "...",
		Up: "up", Down: "down", left: "left", right: "right", Bullet: "-", Alert: "!",
	}
}

// Of is the sign of how a question stands.
func (m *Marks) Of(state string) string {
	switch state {
	case "answered":
		return m.Answered
	case "unknown":
		return m.Unknown
	}
	return m.Open
}

// NewTheme makes the theme. Escape codes are always those of a terminal with
// sixteen colours: where none are wanted, the output takes them away and keeps
// bold, underline and reverse.
func NewTheme(ascii bool) Theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.ANSI)
	r.SetHasDarkBackground(true)
	plain := r.NewStyle
	colour := func(code string) lipgloss.Style { return plain().Foreground(lipgloss.Color(code)) }
	t := Theme{
		Strong: styleOf(plain().Bold(true)),
		Faint:  styleOf(plain().Faint(true)),
		Accent: styleOf(colour("6")),
		Warn:   styleOf(colour("3").Bold(true)),
		Found:  styleOf(plain().Reverse(true)),
		verdicts: map[questionnaire.Verdict]Style{
			questionnaire.Suitable:    styleOf(colour("2").Bold(true)),
			questionnaire.Conditional: styleOf(colour("3").Bold(true)),
			questionnaire.Governed:    styleOf(colour("5").Bold(true)),
			questionnaire.Unsuitable:  styleOf(colour("1").Bold(true)),
		},
		Marks: unicodeMarks(),
	}
	if ascii {
		t.Marks = asciiMarks()
	}
	var names []string
	for _, v := range questionnaire.Verdicts() {
		names = append(names, v.String(), t.verdicts[v].Of(v.String()))
	}
	t.names = strings.NewReplacer(names...)
	t.Huh = huhTheme(plain, t.Marks.Cursor)
	t.Keys = huhKeys()
	return t
}

func huhTheme(plain func() lipgloss.Style, cursor string) *huh.Theme {
	h := huh.ThemeBase()
	f := &h.Focused
	f.Base, f.Card = plain(), plain()
	f.SelectSelector = plain().Bold(true).Foreground(lipgloss.Color("6")).SetString(cursor + " ")
	f.SelectedOption, f.UnselectedOption, f.Option = plain().Bold(true), plain(), plain()
	h.Blurred = h.Focused
	return h
}

// huhKeys takes away every key by which a field would move on, filter or open
// an editor by itself: the wizard does all of that. Disabling them would be
// undone by the first enter.
func huhKeys() *huh.KeyMap {
	k := huh.NewDefaultKeyMap()
	s := &k.Select
	s.Filter.Unbind()
	s.SetFilter.Unbind()
	s.ClearFilter.Unbind()
	s.Next.Unbind()
	s.Submit.Unbind()
	s.Prev.Unbind()
	return k
}

// KeyLabel writes the name of a key for people.
func (t *Theme) KeyLabel(name string) string {
	switch name {
	case "up":
		return t.Marks.Up
	case "down":
		return t.Marks.Down
	case "left":
		return t.Marks.left
	case "right":
		return t.Marks.right
	case "f1":
		return "F1"
	}
	return name
}
