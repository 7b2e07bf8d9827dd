package wizard

import (
	"io"
	"strings"

	"github.com/charmbracelet/huh"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"flowverdict/questionnaire"
)

// style is one way of writing text: what stands before and after it. It is cut
// from a lipgloss style once, because rendering through the style measures the
// text every time.
type style struct{ on, off string }

func styleOf(from lipgloss.Style) style {
	on, off, _ := strings.Cut(from.Render("x"), "x")
	return style{on, off}
}

func (i style) of(text string) string {
	if text == "" {
		return ""
	}
	return i.on + text + i.off
}

// theme says how every role of the screen is drawn. Colours are the sixteen of
// the terminal, on its own background, and nothing is said by colour alone.
type theme struct {
	huh      *huh.Theme
	keys     *huh.KeyMap
	strong   style // titles, the line under the cursor
	faint    style // what may be passed over
	accent   style // keys, labels
	warn     style // what wants attention
	found    style // a hit of a search
	verdicts map[questionnaire.Verdict]style
	names    *strings.Replacer // colours the verdicts that a text names
	marks    marks
}

// coloured writes a text with the verdicts that it names in their colours.
func (t *theme) coloured(said string) string { return t.names.Replace(said) }

// marks are the signs that tell states apart without colour.
type marks struct {
	cursor, answered, open, unknown string
	rule, wall                      string
	full, part, none                string // of a bar
	dash, dot, more                 string
	up, down, left, right           string
	bullet, alert                   string
}

func unicodeMarks() marks {
	return marks{
		cursor: "❯", answered: "●", open: "○", unknown: "?", rule: "─", wall: "│",
		full: "█", part: "▒", none: "·", dash: "–", dot: "·", more: "…",
		up: "↑", down: "↓", left: "←", right: "→", bullet: "•", alert: "!",
	}
}

func asciiMarks() marks {
	return marks{
		cursor: ">", answered: "*", open: "o", unknown: "?", rule: "-", wall: "|",
		full: "#", part: "=", none: ".", dash: "-", dot: "-", more: "...",
		up: "up", down: "down", left: "left", right: "right", bullet: "-", alert: "!",
	}
}

// newTheme makes the theme. Escape codes are always those of a terminal with
// sixteen colours: where none are wanted, the output takes them away and keeps
// bold, underline and reverse.
func newTheme(ascii bool) theme {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(termenv.ANSI)
	r.SetHasDarkBackground(true)
	plain := r.NewStyle
	colour := func(code string) lipgloss.Style { return plain().Foreground(lipgloss.Color(code)) }
	t := theme{
		strong: styleOf(plain().Bold(true)),
		faint:  styleOf(plain().Faint(true)),
		accent: styleOf(colour("6")),
		warn:   styleOf(colour("3").Bold(true)),
		found:  styleOf(plain().Reverse(true)),
		verdicts: map[questionnaire.Verdict]style{
			questionnaire.Suitable:    styleOf(colour("2").Bold(true)),
			questionnaire.Conditional: styleOf(colour("3").Bold(true)),
			questionnaire.Governed:    styleOf(colour("5").Bold(true)),
			questionnaire.Unsuitable:  styleOf(colour("1").Bold(true)),
		},
		marks: unicodeMarks(),
	}
	if ascii {
		t.marks = asciiMarks()
	}
	var names []string
	for _, v := range questionnaire.Verdicts() {
		names = append(names, v.String(), t.verdicts[v].of(v.String()))
	}
	t.names = strings.NewReplacer(names...)
	t.huh = huhTheme(plain, t.marks.cursor)
	t.keys = huhKeys()
	return t
}

func huhTheme(plain func() lipgloss.Style, cursor string) *huh.Theme {
	h := huh.ThemeBase()
	f := &h.Focused
	f.Base, f.Card = plain(), plain()
	f.SelectSelector = plain().Bold(true).Foreground(lipgloss.Color("6")).SetString(cursor + " ")
	f.SelectedOption, f.UnselectedOption, f.Option = plain().Bold(true), plain(), plain()
	f.TextInput = huh.TextInputStyles{
		Cursor: plain().Reverse(true), CursorText: plain(),
		Placeholder: plain().Faint(true), Prompt: plain(), Text: plain(),
	}
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
	k.Text.Next.Unbind()
	k.Text.Submit.Unbind()
	k.Text.Prev.Unbind()
	k.Text.Editor.Unbind()
	k.Input.Next.Unbind()
	k.Input.Submit.Unbind()
	k.Input.Prev.Unbind()
	k.Input.AcceptSuggestion.Unbind()
	return k
}

// mark is the sign of how a question stands.
func (t *theme) mark(state string) string {
	switch state {
	case "answered":
		return t.marks.answered
	case "unknown":
		return t.marks.unknown
	}
	return t.marks.open
}
