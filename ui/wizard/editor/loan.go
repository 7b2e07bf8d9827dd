package editor

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
)

// Loan is a text that is lent to an editor.
type Loan struct {
	path string // of the file
	lent string
	open bool // the editor was still open when the program was told to end
}

// Lend writes a text to a file in a new folder below this one, which is made
// where it is missing; where that cannot be, and for "", below the folder for
// temporary files.
func Lend(folder, text string) (*Loan, error) {
	own, err := "", os.ErrInvalid
	if folder != "" {
		if err = os.MkdirAll(folder, 0o700); err == nil {
			own, err = os.MkdirTemp(folder, "")
		}
	}
	if err != nil {
		if own, err = os.MkdirTemp("", "flowverdict-"); err != nil {
			return nil, err
		}
	}
	l := &Loan{path: filepath.Join(own, "note.md"), lent: text}
	if err := os.WriteFile(l.path, []byte(text), 0o600); err != nil {
		os.RemoveAll(own)
		return nil, err
	}
	return l, nil
}

// read returns what the file holds.
func (l *Loan) read() ([]byte, error) {
	info, err := os.Stat(l.path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("it is no file any more")
	}
	if info.Size() > longest {
		return nil, fmt.Errorf("it is larger than %d bytes", longest)
	}
	return os.ReadFile(l.path)
}

// Return removes the folder of the loan, with all that editors leave beside a
// file.
func (l *Loan) Return() {
	own := filepath.Dir(l.path)
	os.RemoveAll(own)
	os.Remove(filepath.Dir(own)) // where it is empty
}

// Left names what the editor left that is not in the text as it was lent: the
// file, or its folder where other files lie there too. Where there is nothing
// of that kind, the folder is removed, and Left returns "".
func (l *Loan) Left() string {
	own := filepath.Dir(l.path)
	names, err := os.ReadDir(own)
	if err != nil {
		return ""
	}
	content, err := os.ReadFile(l.path)
	same := err == nil && bytes.Equal(content, []byte(l.lent))
	switch {
	case len(names) > 1:
		return own
	case !same && len(names) == 1, l.open:
		return l.path
	}
	l.Return()
	return ""
}
