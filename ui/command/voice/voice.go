// Package voice is how the program speaks, whatever the command:
//
//   - A result goes to standard output, and nothing else does. All else goes to
//     standard error: errors, hints, notes, what is wrong in a file that keeps a
//     command from its work.
//   - An error says what is wrong, a hint says what to do about it. Both are
//     lower case and without a full stop; what people wrote is quoted, and what
//     is allowed is listed.
//   - No text of people reaches a terminal as it is: each line is made fit for
//     one, whoever prints it.
package voice

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/usage"
)

// Results are standard output. After a write that failed nothing more is written:
// what a reader gets is whole up to where it ends. Run tells of the failure, so
// that it is told whoever wrote, and once.
type Results struct {
	W    io.Writer
	lost error // why a result could not be written, or nil
}

// Write writes to standard output, or returns why an earlier write failed.
func (r *Results) Write(b []byte) (int, error) {
	if r.lost != nil {
		return 0, r.lost
	}
	n, err := r.W.Write(b)
	if err != nil {
		r.lost = fmt.Errorf("write to standard output: %w", wholefile.Cause(err))
		return n, r.lost
	}
	return n, nil
}

// Voice is where one run speaks.
type Voice struct {
	Results Results
	Err     *os.File                        // standard error
	NoColor bool                            // NO_COLOR is set
	Build   func() (version, commit string) // what a crash names; asked only then

	screen *[]string // notes that wait until the wizard is closed; nil where none is open
}

// Print writes a result as it is.
func (v *Voice) Print(content string) error {
	_, err := io.WriteString(&v.Results, content)
	return err
}

// PrintText writes a result that is text for people, and may hold their own.
func (v *Voice) PrintText(s string) error { return v.Print(text.GuardLines(s)) }

// PrintDone writes what was done, in lines that may hold names of files. Where
// that cannot be printed, a note says it: files that are written stay written.
func (v *Voice) PrintDone(done string, lines ...string) error {
	for i := range lines {
		lines[i] = output.Line(lines[i]) + "\n"
	}
	err := v.Print(strings.Join(lines, ""))
	if err != nil {
		v.Note("%s", done)
	}
	return err
}

// PrintError writes what is wrong and, where it is known, what to do about it.
func (v *Voice) PrintError(err error) {
	fmt.Fprintf(v.Err, "flowverdict: error: %s\n", output.Line(err.Error()))
	var wrong *usage.Error
	if errors.As(err, &wrong) && wrong.Hint != "" {
		fmt.Fprintf(v.Err, "flowverdict: hint: %s\n", output.Line(wrong.Hint))
	}
}

// Note writes a line that is no result to standard error.
func (v *Voice) Note(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	fmt.Fprintln(v.Err, indent+output.Line(line))
}

// PrintAs prints an answer by a writer of its formats.
func PrintAs[T any](v *Voice, write func(T) ([]byte, error), answer T) error {
	content, err := write(answer)
	if err != nil {
		return err
	}
	return v.Print(string(content))
}

// SayLater notes a clause at once, or when the wizard is closed that has the
// screen.
func (v *Voice) SayLater(sentence string) {
	if v.screen != nil {
		*v.screen = append(*v.screen, sentence)
		return
	}
	v.Note("%s", sentence)
}

// OpenScreen keeps notes back until the wizard is closed.
func (v *Voice) OpenScreen() { v.screen = &[]string{} }

// ScreenIsOpen tells whether a wizard has the screen.
func (v *Voice) ScreenIsOpen() bool { return v.screen != nil }

// CloseScreen notes what waited until the wizard was closed.
func (v *Voice) CloseScreen() {
	waited := *v.screen
	v.screen = nil
	for _, clause := range waited {
		v.SayLater(clause)
	}
}
