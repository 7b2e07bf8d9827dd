package wizard

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
	"flowverdict/ui/wizard/editor"
	"flowverdict/ui/wizard/form"
	"flowverdict/ui/wizard/keytable"
)

// formScreen is a screen with fields. While a field is open, characters are
// text; a form of a stage can be stepped out of with esc, and then they are
// commands.
type formScreen struct {
	noInput
	form.Form
	title    func() (left, right string)
	overlay  bool   // stands above a stage; esc closes it
	least    string // said where the last of several is to be left out
	enters   bool   // enter keeps it whatever field is open
	finish   func()
	keep     func()
	preview  func(review.Draft) review.Draft
	explain  []draw.Para
	finishes string // where finishing leads
}

func (f *formScreen) heading() (string, string)           { return f.title() }
func (f *formScreen) typing() bool                        { return f.Editing && f.Field().Kind.Words() }
func (f *formScreen) about() []draw.Para                  { return f.explain }
func (f *formScreen) commit()                             { f.keep() }
func (f *formScreen) pending(d review.Draft) review.Draft { return f.preview(d) }
func (f *formScreen) resize()                             { f.Resize(f.m.layout) }

func (f *formScreen) page() draw.Page {
	p := f.Page()
	if l := f.m.layout; f.Beside && l.Panel > 0 {
		if q, ok := f.m.base.(*questionScreen); ok {
			p.Panel = q.panel().Lines(l.Panel, l.Body)
		}
	}
	return p
}

// follow keeps the cursor where it stood when the form is made anew.
func (f *formScreen) follow() {
	if old, ok := f.m.base.(*formScreen); ok && old.Fields[0].ID == f.Fields[0].ID {
		f.At = min(old.At, len(f.Fields)-1)
	}
}

// jump opens another field; what was typed in this one is kept.
func (f *formScreen) jump(to int) {
	if !f.overlay {
		f.keep()
	}
	f.Move(to)
}

// step goes to the next or previous field. Past either end a form above a
// stage goes round; a stage goes on or back.
func (f *formScreen) step(by int) {
	switch to := f.Neighbour(by); {
	case to >= 0:
		f.jump(to)
	case f.overlay && by > 0:
		f.jump(0)
	case f.overlay:
		f.jump(len(f.Fields) - 1)
	case by < 0:
		f.m.back()
	default:
		f.finish()
	}
}

// move is step that stops at both ends.
func (f *formScreen) move(by int) {
	if to := f.Neighbour(by); to >= 0 {
		f.jump(to)
	}
}

// rise moves by one line of a text, and past its ends to another field.
func (f *formScreen) rise(x *form.Field, by int) {
	switch {
	case x.Rise(by):
	case by < 0:
		f.move(by)
	default:
		f.step(by)
	}
}

func (f *formScreen) onward() {
	if f.enters || f.overlay && f.Neighbour(1) < 0 {
		f.finish()
		return
	}
	f.step(1)
}

func (f *formScreen) stepIn() {
	if f.m.writable() {
		f.Open(true)
	}
}

func (f *formScreen) stepOut() {
	f.keep()
	f.Open(false)
}

func (f *formScreen) choose(by int) {
	f.Field().Turn(by)
	f.m.typed()
}

func (f *formScreen) toggle() {
	if !f.Field().Toggle() {
		f.m.say(f.least)
	}
	f.m.typed()
}

// text gives a key to the open field.
func (f *formScreen) text(k tea.KeyMsg) {
	x := f.Field()
	if !x.Kind.Words() {
		return
	}
	if !x.Edit(k) {
		f.m.alert("The field is full: a part of what was pasted is left out.")
	}
	f.m.typed()
}

func (f *formScreen) keys() []binding {
	if f.Editing {
		return f.editKeys()
	}
	m := f.m
	return keytable.Order(append([]binding{
		keytable.On("enter", "fill in", "fill in the field under the cursor", f.stepIn),
		keytable.On("right tab ctrl+s", f.finishes, "on, to the "+f.finishes, f.finish),
		keytable.On("up k ctrl+p", "", "move up", func() { f.move(-1) }),
		keytable.On("down j ctrl+n", "", "move down", func() { f.move(1) }),
		keytable.On("left shift+tab b", "back", "back", m.back),
		m.orList(keytable.On("s", "summary", "summary", func() { m.enter(session.Summary) })),
		m.orList(keytable.On("esc", "", "no field is open, so nothing happens", func() {})),
	}, m.navigationKeys()...), "enter", "right", "left", "?", "s", "q")
}

func (f *formScreen) editKeys() []binding {
	m := f.m
	var table []binding
	x := f.Field()
	enter, ends := "next field", "the next field; after the last one on, to the "+f.finishes
	switch {
	case f.enters:
		enter, ends = "keep", "keep it and close"
	case f.overlay:
		ends = "the next field; after the last one keep it and close"
	}
	table = append(table, keytable.On("enter", enter, ends, f.onward))
	if x.Kind == form.Text {
		table = append(table,
			keytable.On("ctrl+j alt+enter", "new line", "a new line", func() { f.text(form.NewLine()) }),
			keytable.On("ctrl+e", "editor", "write it in $VISUAL or $EDITOR", func() { m.edit(f, x) }))
	}
	if x.Kind == form.Choice {
		table = append(table,
			keytable.On("right space", "choose", "the next choice", func() { f.choose(1) }),
			keytable.On("left", "", "the previous choice", func() { f.choose(-1) }))
	}
	if x.Kind == form.Several {
		table = append(table, keytable.On("space", "on or off", "take the line under the cursor in, or leave it out", f.toggle))
	}
	table = append(table,
		keytable.On("tab", "", "the next field", func() { f.step(1) }),
		keytable.On("shift+tab", "", "the previous field", func() { f.step(-1) }))
	if x.Kind == form.Text || x.Kind == form.Several {
		table = append(table,
			keytable.On("down ctrl+n", "", "a line down; on the last line, the next field", func() { f.rise(x, 1) }),
			keytable.On("up ctrl+p", "", "a line up; on the first line, the previous field", func() { f.rise(x, -1) }))
	} else {
		table = append(table,
			keytable.On("down ctrl+n", "", "the next field", func() { f.move(1) }),
			keytable.On("up ctrl+p", "", "the previous field", func() { f.move(-1) }))
	}
	if f.overlay {
		table = append(table, keytable.On("esc ctrl+s", "keep and close", "keep it and close", f.finish))
	} else {
		table = append(table,
			keytable.On("ctrl+s", f.finishes, "on, to the "+f.finishes, f.finish),
			keytable.On("esc", "leave field", "leave the field; letters are keys then", f.stepOut))
	}
	return append(table, keytable.On("f1", "help", "help for this page, and all keys", m.help))
}

const noEditor = "No editor is set: set VISUAL or EDITOR to the command of one."

// editedMsg brings the text that an editor left.
type editedMsg struct {
	form  *formScreen
	field *form.Field
	editor.Result
}

// edit opens the text of a field in the reviewer's editor. Keys wait until the
// editor is closed.
func (m *model) edit(f *formScreen, x *form.Field) {
	if m.editor == "" {
		m.alert(noEditor)
		return
	}
	loan, err := editor.Lend(m.work.Aside, x.Value)
	if err != nil {
		m.alert("The editor cannot be opened: " + reason(err))
		return
	}
	m.save()
	m.holding++
	m.loan = loan
	t := editor.Terminal{In: m.terminal.In, Out: m.terminal.Out, Away: m.terminal.Away, Told: m.terminal.Told(), Without: m.terminal.Without}
	m.later(loan.Open(m.editor, t, func(r editor.Result) tea.Msg { return editedMsg{f, x, r} }))
}

// edited puts what the editor left into its field.
func (m *model) edited(msg editedMsg) {
	if errors.Is(msg.Err, editor.ErrTold) {
		return // the loan says what is left of it
	}
	m.holding--
	m.loan = nil
	if msg.Kept != "" {
		m.aside = append(m.aside, msg.Kept)
	}
	switch {
	case msg.Kept != "":
		m.alert("What the editor left is kept in " + msg.Kept + ": " + msg.Err.Error() + ".")
	case msg.Err != nil:
		m.alert(msg.Err.Error())
	case msg.Unchanged:
		m.alert("The editor came back at once and changed nothing. One that opens a window needs an option to wait, as in EDITOR='code --wait'.")
	default:
		msg.field.Replace(msg.Text)
		msg.form.resize()
		m.typed()
	}
	m.replay()
}

// leftAside names the files that hold what editors left and no draft has.
func (m *model) leftAside() []string {
	out := m.aside
	if m.loan != nil {
		if left := m.loan.Left(); left != "" {
			out = append(out, left)
		}
	}
	return out
}
