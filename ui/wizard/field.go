package wizard

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/huh"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/draw"
)

// fieldKind says how a field is filled in.
type fieldKind int

const (
	lineField   fieldKind = iota // one line of text
	dayField                     // a day; the first digit typed replaces it
	textField                    // several lines of text
	choiceField                  // one of a few words
)

// field is one thing that can be filled in. What is typed stands in value,
// which nothing but the form shares.
type field struct {
	id, label, hint string
	kind            fieldKind
	required        bool
	choices         []string                  // of a choice, "" for none
	check           func(value string) string // what is wrong, or ""
	grows           bool                      // takes the lines that are left
	hidden          func() bool               // not asked now; nil for always asked

	value string
	began string // what stood in it when the form was opened
	fresh bool   // a day that was not touched since the cursor came
	line  *huh.Input
	text  *huh.Text
}

// entryField is a field of a form for a field of a record, in which a value
// stands.
func entryField(e *review.Entry, value string) *field {
	f := &field{id: e.Key, label: e.Label, hint: e.Hint, value: value}
	switch e.Kind {
	case review.KindDay:
		f.kind, f.check = dayField, dayOrEmpty
		if e.Needed {
			f.check = dayNeeded
		}
	case review.KindChoice:
		f.kind, f.choices = choiceField, e.Choices
		if !e.Needed {
			f.choices = append([]string{""}, e.Choices...)
		}
	case review.KindText:
		f.kind, f.check = textField, notTooLong
	case review.KindLinks:
		f.kind, f.check = textField, linksOnly
	default:
		f.required = e.Needed
	}
	return f
}

// build makes the huh field. The value is cleaned first: a draft may come from
// anywhere.
func (f *field) build(t *draw.Theme) {
	f.value = text.Input(f.value)
	switch f.kind {
	case lineField, dayField:
		f.value = text.Line(f.value)
		f.line = huh.NewInput().Prompt("").Value(&f.value)
		f.line.WithTheme(t.Huh)
		f.line.WithKeyMap(t.Keys)
	case textField:
		f.text = huh.NewText().Value(&f.value).ExternalEditor(false)
		f.text.WithTheme(t.Huh)
		f.text.WithKeyMap(t.Keys)
		f.text.Focus() // makes the field write its value as it will later
		f.text.Update(nil)
		f.text.Blur()
	}
	f.began = f.value
}

// size fits the field to a width and, for text, a number of lines.
func (f *field) size(width, lines int) {
	switch f.kind {
	case lineField, dayField:
		f.line.WithWidth(max(2, width))
	case textField:
		f.text.WithWidth(max(4, width))
		f.text.Lines(max(1, lines))
	}
}

// focus puts the text cursor into the field or takes it out. The commands that
// huh returns would only make the cursor blink.
func (f *field) focus(in bool) {
	switch {
	case f.line != nil && in:
		f.line.Focus()
		f.line.Update(tea.KeyMsg{Type: tea.KeyEnd})
	case f.line != nil:
		f.line.Blur()
	case f.text != nil && in:
		f.text.Focus()
	case f.text != nil:
		f.text.Blur()
	}
	f.fresh = in && f.kind == dayField && f.value != ""
}

// view draws the open field of one line. A day that the first digit will
// replace is drawn as selected.
func (f *field) view(t *draw.Theme) string {
	if f.fresh {
		return t.Found.Of(f.value)
	}
	return firstLine(f.line.View())
}

// edit gives the field a key that edits text. It reports false where a part
// is left out because the field is full.
func (f *field) edit(k tea.KeyMsg) bool {
	whole := true
	if f.fresh {
		f.fresh = false
		if isText(k) || k.Type == tea.KeyBackspace || k.Type == tea.KeyDelete {
			f.replace("")
		}
	}
	if k.Type == tea.KeyRunes {
		text := string(k.Runes)
		if f.kind != textField {
			text = strings.Map(oneLine, text)
		}
		if room := max(0, textMost-len(f.value)); len(text) > room {
			text, whole = strings.ToValidUTF8(text[:room], ""), false
		}
		if k.Runes = []rune(text); text == "" {
			return whole
		}
	}
	switch {
	case f.line != nil:
		f.line.Update(k)
	case f.text != nil:
		f.text.Update(k)
	}
	return whole
}

// newLine breaks the line at the cursor. It is pasted, because the field's own
// key stops after 99 lines.
func newLine() tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'\n'}, Paste: true} }

func oneLine(r rune) rune {
	if r == '\n' || r == '\t' {
		return ' '
	}
	return r
}

// replace puts another text into the field, as an editor does.
func (f *field) replace(value string) {
	f.value = text.Input(value)
	switch {
	case f.line != nil:
		f.value = text.Line(f.value)
		f.line.Value(&f.value)
	case f.text != nil:
		f.value = strings.TrimRight(f.value, "\n")
		f.text.Value(&f.value)
		f.text.Update(nil)
	}
}

func (f *field) isHidden() bool { return f.hidden != nil && f.hidden() }

// turn takes the next or the previous choice.
func (f *field) turn(by int) {
	if f.kind != choiceField || len(f.choices) == 0 {
		return
	}
	i := slices.Index(f.choices, f.value) + by
	f.value = f.choices[max(0, min(i, len(f.choices)-1))]
}

// fault says what is wrong with the value, or "".
func (f *field) fault() string {
	if f.check == nil {
		return ""
	}
	return f.check(strings.TrimSpace(f.value))
}

// result is the value as it is kept.
func (f *field) result() string {
	if f.kind == textField {
		return strings.TrimSpace(f.value)
	}
	return text.Line(f.value)
}
