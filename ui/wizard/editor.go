package wizard

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/ui/wizard/form"
)

// editMost is the largest file that is taken back from an editor, in bytes.
const editMost = 1 << 20

// editedMsg brings the text that an editor left.
type editedMsg struct {
	form  *formScreen
	field *form.Field
	text  string
	err   error
}

// editorOf returns the command of the reviewer's editor, or "".
func editorOf(getenv func(string) string) string {
	if getenv == nil {
		return ""
	}
	if editor := strings.TrimSpace(getenv("VISUAL")); editor != "" {
		return editor
	}
	return strings.TrimSpace(getenv("EDITOR"))
}

// edit opens the text of a field in the reviewer's editor. Keys wait until the
// editor is closed.
func (m *model) edit(f *formScreen, x *form.Field) {
	words := strings.Fields(m.editor)
	if len(words) == 0 {
		m.alert("No editor is set: set VISUAL or EDITOR to the command of one.")
		return
	}
	path, err := writeTemporary(x.Value)
	if err != nil {
		m.alert("The editor cannot be opened: " + err.Error())
		return
	}
	m.holding++
	command := exec.Command(words[0], append(words[1:], path)...)
	m.later(tea.ExecProcess(command, func(err error) tea.Msg {
		text, readErr := readTemporary(path)
		switch {
		case err != nil:
			err = fmt.Errorf("the editor %q failed: %w; the text is as it was", words[0], err)
		case readErr != nil:
			err = fmt.Errorf("what the editor wrote cannot be read: %w", readErr)
		}
		return editedMsg{f, x, text, err}
	}))
}

// writeTemporary writes the text to a file that nobody else can read, in a folder of its
// own, where editors leave their backup and swap files too.
func writeTemporary(text string) (path string, err error) {
	folder, err := os.MkdirTemp("", "flowverdict-")
	if err != nil {
		return "", err
	}
	path = filepath.Join(folder, "note.md")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		os.RemoveAll(folder)
		return "", err
	}
	return path, nil
}

// readTemporary reads the text and removes the folder with all that is in it.
func readTemporary(path string) (string, error) {
	defer os.RemoveAll(filepath.Dir(path))
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	if info.Size() > editMost {
		return "", fmt.Errorf("it is larger than %d bytes", editMost)
	}
	text, err := os.ReadFile(path)
	return string(text), err
}

// edited puts what the editor left into its field.
func (m *model) edited(msg editedMsg) {
	m.holding--
	if msg.err != nil {
		m.alert(msg.err.Error())
	} else {
		msg.field.Replace(msg.text)
		msg.form.resize()
		m.typed()
	}
	m.replay()
}
