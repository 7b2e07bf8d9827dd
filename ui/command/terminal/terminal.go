// Package terminal finds the terminal that a person sits at.
//
// It may import the library that tells terminals from other files.
package terminal

import (
	"os"

	"github.com/charmbracelet/x/term"
)

// Terminal is one to ask on: keys come from In, the screen goes to Out.
type Terminal struct {
	In, Out *os.File
}

// Find finds the terminal: standard input and output where they are one, standard
// error where standard output is a pipe, the controlling terminal where standard
// input is one. It returns false where there is none.
func Find(stdin, stdout, stderr *os.File) (Terminal, bool) {
	t := Terminal{stdin, stdout}
	if !Is(t.Out) {
		t.Out = stderr
	}
	if !Is(t.Out) {
		return t, false
	}
	if !Is(t.In) {
		in, err := os.Open("/dev/tty")
		if err != nil {
			return t, false
		}
		t.In = in
	}
	return t, true
}

// Is reports whether a file is a terminal.
func Is(f *os.File) bool { return f != nil && term.IsTerminal(f.Fd()) }
