// Package editor has a text written in the reviewer's own editor, in a temporary
// file that nobody else can read.
package editor

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"
)

// longest is the largest file that is taken back from an editor, in bytes.
const longest = 1 << 20

// Command returns the command of the reviewer's editor, or "".
func Command(getenv func(string) string) string {
	if getenv == nil {
		return ""
	}
	if editor := strings.TrimSpace(getenv("VISUAL")); editor != "" {
		return editor
	}
	return strings.TrimSpace(getenv("EDITOR"))
}

// Open writes the text to a file and returns what opens it in the editor of this
// command, which must have a word. The editor has the terminal until it is
// closed; then done makes a message of what it left, or of why that is not known.
func Open(command, text string, done func(text string, err error) tea.Msg) (tea.Cmd, error) {
	path, err := writeTemporary(text)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(command)
	run := exec.Command(words[0], append(words[1:], path)...)
	return tea.ExecProcess(run, func(err error) tea.Msg {
		text, readErr := readTemporary(path)
		switch {
		case err != nil:
			err = fmt.Errorf("the editor %q failed: %w; the text is as it was", words[0], err)
		case readErr != nil:
			err = fmt.Errorf("what the editor wrote cannot be read: %w", readErr)
		}
		return done(text, err)
	}), nil
}

// writeTemporary writes the text to a file that nobody else can read, in a
// folder of its own, where editors leave their backup and swap files too.
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
	if info.Size() > longest {
		return "", fmt.Errorf("it is larger than %d bytes", longest)
	}
	text, err := os.ReadFile(path)
	return string(text), err
}
