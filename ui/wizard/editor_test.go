package wizard

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"flowverdict/questionnaire/review"
)

func TestTheEditorsFileIsPrivateAndRemoved(t *testing.T) {
	path, err := writeTemporary("what is there")
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if folder, _ := os.Stat(filepath.Dir(path)); folder.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", folder.Mode())
	}
	os.WriteFile(filepath.Join(filepath.Dir(path), ".note.md.swp"), []byte("left by an editor"), 0o600)
	if text, err := readTemporary(path); text != "what is there" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !os.IsNotExist(err) {
		t.Errorf("the folder is still there: %v", err)
	}
}

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
	d.send(editedMsg{f, f.Field(), "", errors.New("the editor failed")})
	d.wants("x") // and typed after it
	d.m.holding++
	d.send(editedMsg{f, f.Field(), "from\x1b[2J the\r\neditor\n", nil})
	d.press("enter")
	if got := d.m.s.Draft().Answers.Get("browser").Evidence; got != "from[2J the\neditor" {
		t.Errorf("the editor left %q", got)
	}
}
