package form

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/draw"
)

// Kind says how a field is filled in.
type Kind int

// The kinds of a field.
const (
	Line    Kind = iota // one line of text
	Day                 // a day; the first digit typed replaces it
	Text                // several lines of text
	Choice              // one of a few words
	Several             // one or more of a few things
)

// Option is one of the things that a field of several offers.
type Option struct{ Value, Text string }

// Words reports whether a key in the field is text.
func (k Kind) Words() bool { return k != Choice && k != Several }

// Field is one thing that can be filled in. What is typed stands in Value,
// which nothing but the field and its form share.
type Field struct {
	ID, Label, Hint string
	Kind            Kind
	Required        bool
	Choices         []string                  // of a choice, "" for none
	Options         []Option                  // of several; the value has those that are on, with commas
	Check           func(value string) string // what is wrong, or ""
	Grows           bool                      // takes the lines that are left
	Hidden          func() bool               // not asked now; nil for always asked

	Value string
	today string // days are read as seen from it
	began string // what stood in it when the form was opened
	fresh bool   // a day that was not touched since the cursor came

	focused      bool
	at           int // of the text cursor, in bytes; of several, the option under the cursor
	width, lines int
	top          int // the first row in view
}

// FieldOf is a field of a form for a field of a record, in which a value
// stands. Days are read as seen from today.
func FieldOf(e *review.Entry, value, today string) *Field {
	f := &Field{ID: e.Key, Label: e.Label, Hint: e.Hint, Value: value, today: today}
	switch e.Kind {
	case review.KindDay:
		f.Kind, f.Check = Day, dayCheck(today, e.Needed, e.Ahead)
	case review.KindChoice:
		f.Kind, f.Choices = Choice, e.Choices
		if !e.Needed {
			f.Choices = append([]string{""}, e.Choices...)
		}
	case review.KindText:
		f.Kind, f.Check = Text, notTooLong
	case review.KindLinks:
		f.Kind, f.Check = Text, linksOnly
	default:
		f.Required = e.Needed
	}
	return f
}

// Build prepares the field. The value is cleaned first: a draft may come from
// anywhere.
func (f *Field) Build() {
	f.Value = text.Input(f.Value)
	if f.Kind == Text {
		f.Value = strings.TrimRight(f.Value, "\n")
	} else {
		f.Value = text.Line(f.Value)
	}
	f.began, f.at = f.Value, len(f.Value)
	if f.Kind == Several {
		f.at = 0
	}
	f.Size(40, 1)
}

// Stood says what stood in the field at first, where it can no longer be chosen.
func (f *Field) Stood(value string) { f.began = value }

// Size fits the field to a width and, for text, a number of lines.
func (f *Field) Size(width, lines int) { f.width, f.lines = max(2, width), max(1, lines) }

// Focus puts the text cursor into the field or takes it out.
func (f *Field) Focus(in bool) {
	if in && !f.focused && f.Kind != Text && f.Kind != Several {
		f.at = len(f.Value)
	}
	f.focused, f.fresh = in, in && f.Kind == Day && f.Value != ""
}

// View draws the open field of one line. A day that the first digit will
// replace is drawn as selected.
func (f *Field) View(t *draw.Theme) string {
	if f.fresh {
		return t.Found.Of(f.Value) + draw.TextCursor
	}
	return f.shown()[0]
}

// Edit gives the field a key that edits text. It reports false where a part
// is left out because the field is full.
func (f *Field) Edit(k tea.KeyMsg) bool {
	whole := true
	if f.fresh {
		f.fresh = false
		if Writes(k) || k.Type == tea.KeyBackspace || k.Type == tea.KeyDelete {
			f.Replace("")
		}
	}
	if !Writes(k) && !k.Paste {
		f.edit(k.String())
		return true
	}
	typed := string(k.Runes)
	if k.Type == tea.KeySpace {
		typed = " "
	}
	if f.Kind != Text {
		typed = strings.Map(oneLine, typed)
	}
	typed = strings.ReplaceAll(typed, "\t", "    ")
	if room := max(0, review.LongestText-len(f.Value)); len(typed) > room {
		typed, whole = strings.ToValidUTF8(typed[:room], ""), false
	}
	f.Value = f.Value[:f.at] + typed + f.Value[f.at:]
	f.at += len(typed)
	return whole
}

// Writes reports whether a key writes a character, which is text while a field
// is open.
func Writes(k tea.KeyMsg) bool {
	return (k.Type == tea.KeyRunes || k.Type == tea.KeySpace) && !k.Alt
}

// NewLine breaks the line at the cursor.
func NewLine() tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{'\n'}, Paste: true} }

func oneLine(r rune) rune {
	if r == '\n' || r == '\t' {
		return ' '
	}
	return r
}

// Replace puts another text into the field, as an editor does.
func (f *Field) Replace(value string) {
	f.Value = text.Input(value)
	if f.Kind == Text {
		f.Value = strings.TrimRight(f.Value, "\n")
	} else {
		f.Value = text.Line(f.Value)
	}
	f.at = len(f.Value)
}

// IsHidden reports whether the field is not asked now.
func (f *Field) IsHidden() bool { return f.Hidden != nil && f.Hidden() }

// Turn takes the next or the previous choice.
func (f *Field) Turn(by int) {
	if f.Kind != Choice || len(f.Choices) == 0 {
		return
	}
	i := slices.Index(f.Choices, f.Value) + by
	f.Value = f.Choices[max(0, min(i, len(f.Choices)-1))]
}

// IsOn reports whether an option of several is on.
func (f *Field) IsOn(o Option) bool { return slices.Contains(text.Split(f.Value, ", "), o.Value) }

// Toggle turns the option under the cursor on or off. It reports false where that
// would leave none on.
func (f *Field) Toggle() bool {
	var on []string
	for i, o := range f.Options {
		if f.IsOn(o) != (i == f.at) {
			on = append(on, o.Value)
		}
	}
	if len(on) == 0 {
		return false
	}
	f.Value = strings.Join(on, ", ")
	return true
}

// Fault says what is wrong with the value, or "".
func (f *Field) Fault() string {
	if f.Check == nil {
		return ""
	}
	return f.Check(strings.TrimSpace(f.Value))
}

// Result is the value as it is kept.
func (f *Field) Result() string {
	value := text.Input(f.Value)
	if f.Kind == Text {
		return strings.TrimSpace(value)
	}
	if day, ok := review.ReadDay(value, f.today); f.Kind == Day && ok {
		return day
	}
	return text.Line(value)
}
