package wizard

import (
	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
)

// form is a screen with fields. While a field is open, characters are text; a
// form of a stage can be stepped out of with esc, and then they are commands.
type form struct {
	noInput
	title    func() (left, right string)
	intro    func(width int) []string // lines above the fields
	fields   []*field
	at       int
	editing  bool
	overlay  bool // stands above a stage; esc closes it
	enters   bool // enter keeps it whatever field is open
	finish   func()
	keep     func()
	preview  func(review.Draft) review.Draft
	explain  []draw.Para
	finishes string // where finishing leads

	top int
}

func (f *form) heading() (string, string)           { return f.title() }
func (f *form) typing() bool                        { return f.editing && f.field().kind != choiceField }
func (f *form) about() []draw.Para                  { return f.explain }
func (f *form) commit()                             { f.keep() }
func (f *form) pending(d review.Draft) review.Draft { return f.preview(d) }
func (f *form) field() *field                       { return f.fields[f.at] }
func (f *form) value(id string) string              { return f.get(id).result() }

func (f *form) get(id string) *field {
	for _, x := range f.fields {
		if x.id == id {
			return x
		}
	}
	panic("no field " + id)
}

// changed reports whether any field differs from what stood in it at first.
func (f *form) changed() bool {
	for _, x := range f.fields {
		if x.value != x.began {
			return true
		}
	}
	return false
}

// follow keeps the cursor where it stood when the form is made anew.
func (f *form) follow() {
	if old, ok := f.m.base.(*form); ok && old.fields[0].id == f.fields[0].id {
		f.at = min(old.at, len(f.fields)-1)
	}
}

// settle takes what is in the fields now as what stood there at first.
func (f *form) settle() {
	for _, x := range f.fields {
		x.began = x.value
	}
}

// build makes the fields; call it once they are listed.
func (f *form) build() {
	for _, x := range f.fields {
		x.build(&f.m.theme)
	}
	f.focus()
}

func (f *form) focus() {
	for i, x := range f.fields {
		x.focus(i == f.at && f.editing)
	}
}

// jump opens another field; what was typed in this one is kept.
func (f *form) jump(to int) {
	if !f.overlay {
		f.keep()
	}
	f.at = to
	f.resize()
	f.focus()
}

// step goes to the next or previous field. Past either end a form above a
// stage goes round; a stage goes on or back.
func (f *form) step(by int) {
	switch to := f.neighbour(by); {
	case to >= 0:
		f.jump(to)
	case f.overlay && by > 0:
		f.jump(0)
	case f.overlay:
		f.jump(len(f.fields) - 1)
	case by < 0:
		f.m.back()
	default:
		f.finish()
	}
}

// neighbour returns the field before or after the open one that is asked, or -1.
func (f *form) neighbour(by int) int {
	for to := f.at + by; to >= 0 && to < len(f.fields); to += by {
		if !f.fields[to].isHidden() {
			return to
		}
	}
	return -1
}

// move is step that stops at both ends.
func (f *form) move(by int) {
	if to := f.neighbour(by); to >= 0 {
		f.jump(to)
	}
}

func (f *form) onward() {
	if f.enters || f.overlay && f.neighbour(1) < 0 {
		f.finish()
		return
	}
	f.step(1)
}

func (f *form) stepIn() {
	if f.m.writable() {
		f.editing = true
		f.focus()
	}
}

func (f *form) stepOut() {
	f.editing = false
	f.keep()
	f.focus()
}

func (f *form) choose(by int) {
	f.field().turn(by)
	f.m.typed()
}

// text gives a key to the open field.
func (f *form) text(k tea.KeyMsg) {
	x := f.field()
	if x.kind == choiceField {
		return
	}
	if !x.edit(k) {
		f.m.alert("The field is full: a part of what was pasted is left out.")
	}
	f.m.typed()
}

func (f *form) keys() []binding {
	if f.editing {
		return f.editKeys()
	}
	m := f.m
	return footerOrder(append([]binding{
		on("enter", "fill in", "fill in the field under the cursor", f.stepIn),
		on("right tab ctrl+s", f.finishes, "on, to the "+f.finishes, f.finish),
		on("up k ctrl+p", "", "move up", func() { f.move(-1) }),
		on("down j ctrl+n", "", "move down", func() { f.move(1) }),
		on("left shift+tab b", "back", "back", m.back),
		on("s", "summary", "summary", func() { m.enter(session.Summary) }),
		on("esc", "", "no field is open, so nothing happens", func() {}),
	}, m.navigationKeys()...), "enter", "right", "left", "?", "s", "q")
}

func (f *form) editKeys() []binding {
	m := f.m
	var table []binding
	x := f.field()
	enter, ends := "next field", "the next field; after the last one on, to the "+f.finishes
	switch {
	case f.enters:
		enter, ends = "keep", "keep it and close"
	case f.overlay:
		ends = "the next field; after the last one keep it and close"
	}
	table = append(table, on("enter", enter, ends, f.onward))
	if x.kind == textField {
		table = append(table,
			on("ctrl+j alt+enter", "new line", "a new line", func() { f.text(newLine()) }),
			on("ctrl+e", "editor", "write it in $VISUAL or $EDITOR", func() { m.edit(f, x) }))
	}
	if x.kind == choiceField {
		table = append(table,
			on("right space", "choose", "the next choice", func() { f.choose(1) }),
			on("left", "", "the previous choice", func() { f.choose(-1) }))
	}
	table = append(table,
		on("tab", "", "the next field", func() { f.step(1) }),
		on("shift+tab", "", "the previous field", func() { f.step(-1) }))
	if x.kind != textField {
		table = append(table,
			on("down ctrl+n", "", "the next field", func() { f.move(1) }),
			on("up ctrl+p", "", "the previous field", func() { f.move(-1) }))
	}
	if f.overlay {
		table = append(table, on("esc ctrl+s", "keep and close", "keep it and close", f.finish))
	} else {
		table = append(table,
			on("ctrl+s", f.finishes, "on, to the "+f.finishes, f.finish),
			on("esc", "step out", "step out of the field; letters are keys then", f.stepOut))
	}
	return append(table, on("f1", "help", "help for this page, and all keys", m.help))
}
