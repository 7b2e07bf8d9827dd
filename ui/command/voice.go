package command

// How the program speaks, whatever the command:
//
//   - A result goes to standard output, and nothing else does. All else goes to
//     standard error: errors, hints, notes, what is wrong in a file that keeps a
//     command from its work.
//   - An error says what is wrong, a hint says what to do about it. Both are
//     lower case and without a full stop; what people wrote is quoted, and what
//     is allowed is listed.
//   - No text of people reaches a terminal as it is: each line is made fit for
//     one, whoever prints it.

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/internal/wholefile"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/usage"
)

// results is standard output. After a write that failed nothing more is written:
// what a reader gets is whole up to where it ends. Run tells of the failure, so
// that it is told whoever wrote, and once.
type results struct {
	w    io.Writer
	lost error // why a result could not be written, or nil
}

func (r *results) Write(b []byte) (int, error) {
	if r.lost != nil {
		return 0, r.lost
	}
	n, err := r.w.Write(b)
	if err != nil {
		r.lost = fmt.Errorf("write to standard output: %w", wholefile.Cause(err))
		return n, r.lost
	}
	return n, nil
}

// print writes a result as it is.
func (p *program) print(content string) error {
	_, err := io.WriteString(&p.results, content)
	return err
}

// printText writes a result that is text for people, and may hold their own.
func (p *program) printText(s string) error { return p.print(text.GuardLines(s)) }

// printDone writes what was done, in lines that may hold names of files. Where
// that cannot be printed, a note says it: files that are written stay written.
func (p *program) printDone(done string, lines ...string) error {
	for i := range lines {
		lines[i] = output.Line(lines[i]) + "\n"
	}
	err := p.print(strings.Join(lines, ""))
	if err != nil {
		p.note("%s", done)
	}
	return err
}

// printError writes what is wrong and, where it is known, what to do about it.
func (p *program) printError(err error) {
	fmt.Fprintf(p.Stderr, "flowverdict: error: %s\n", output.Line(err.Error()))
	var wrong *usage.Error
	if errors.As(err, &wrong) && wrong.Hint != "" {
		fmt.Fprintf(p.Stderr, "flowverdict: hint: %s\n", output.Line(wrong.Hint))
	}
}

// note writes a line that is no result to standard error.
func (p *program) note(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	fmt.Fprintln(p.Stderr, indent+output.Line(line))
}

// printAs prints an answer by a writer of its formats.
func printAs[T any](p *program, write func(T) ([]byte, error), answer T) error {
	content, err := write(answer)
	if err != nil {
		return err
	}
	return p.print(string(content))
}

// sayLater notes a clause at once, or when the wizard is closed that has the
// screen.
func (p *program) sayLater(sentence string) {
	if p.screen != nil {
		*p.screen = append(*p.screen, sentence)
		return
	}
	p.note("%s", sentence)
}

// closeScreen notes what waited until the wizard was closed.
func (p *program) closeScreen() {
	waited := *p.screen
	p.screen = nil
	for _, clause := range waited {
		p.sayLater(clause)
	}
}
