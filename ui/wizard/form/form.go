// Package form holds fields that are filled in: what stands in them, where the
// cursor is, and how they are drawn and checked. It knows neither which keys
// move the cursor nor what becomes of the values.
package form

import "flowverdict/ui/wizard/draw"

// Form is a list of fields, one of which is under the cursor.
type Form struct {
	Fields  []*Field
	At      int                      // the field under the cursor
	Editing bool                     // it is open: characters are text
	Beside  bool                     // room is left for the panel
	Intro   func(width int) []string // lines above the fields; nil for none

	theme  *draw.Theme
	layout draw.Layout
	top    int
}

// Build makes the fields; call it once they are listed.
func (f *Form) Build(t *draw.Theme) {
	f.theme = t
	for _, x := range f.Fields {
		x.Build()
	}
	f.focus()
}

// Field is the one under the cursor.
func (f *Form) Field() *Field { return f.Fields[f.At] }

// Get returns the field of this id, which the form must have.
func (f *Form) Get(id string) *Field {
	for _, x := range f.Fields {
		if x.ID == id {
			return x
		}
	}
	panic("no field " + id)
}

// Value is what is kept of the field of this id.
func (f *Form) Value(id string) string { return f.Get(id).Result() }

// Changed reports whether any field differs from what stood in it at first.
func (f *Form) Changed() bool {
	for _, x := range f.Fields {
		if x.Value != x.began {
			return true
		}
	}
	return false
}

// MarkUnchanged takes what is in the fields now as what stood there at first.
func (f *Form) MarkUnchanged() {
	for _, x := range f.Fields {
		x.began = x.Value
	}
}

// Open opens the field under the cursor, or closes it.
func (f *Form) Open(open bool) {
	f.Editing = open
	f.focus()
}

// Move puts the cursor on another field.
func (f *Form) Move(to int) {
	f.At = to
	f.Resize(f.layout)
	f.focus()
}

// Neighbour returns the field before or after the one under the cursor that is
// asked, or -1.
func (f *Form) Neighbour(by int) int {
	for to := f.At + by; to >= 0 && to < len(f.Fields); to += by {
		if !f.Fields[to].IsHidden() {
			return to
		}
	}
	return -1
}

func (f *Form) focus() {
	for i, x := range f.Fields {
		x.Focus(i == f.At && f.Editing)
	}
}
