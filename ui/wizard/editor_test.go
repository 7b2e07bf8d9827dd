package wizard

import (
	"errors"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/editor"
)

func TestWhatAnEditorLeaves(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.press("n", "ctrl+e")
	d.wants("No editor is set")
	d.m.editor = "no-such-editor --wait"
	d.press("ctrl+e")
	if len(d.others) != 1 {
		t.Fatal("no editor was started")
	}
	d.press("x") // held while the editor is open
	f := d.m.top().(*formScreen)
	d.send(editedMsg{f, f.Field(), editor.Result{Err: errors.New("the editor failed")}})
	d.wants("x") // and typed after it
	d.m.holding++
	d.send(editedMsg{f, f.Field(), editor.Result{Text: "from\x1b[2J the\r\neditor\n"}})
	d.press("enter")
	if got := d.m.s.Draft().Answers.Get("browser").Evidence; got != "from[2J the\neditor" {
		t.Errorf("the editor left %q", got)
	}
}
