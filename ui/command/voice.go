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

	"flowverdict/internal/wholefile"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/usage"
)

// print writes a result to standard output; a closed pipe or a full disk is a
// failure, not silence.
func (e Env) print(text string) error {
	if _, err := io.WriteString(e.Stdout, text); err != nil {
		return fmt.Errorf("write to standard output: %w", wholefile.Cause(err))
	}
	return nil
}

// printError writes what is wrong and, where it is known, what to do about it.
func (e Env) printError(err error) {
	fmt.Fprintf(e.Stderr, "flowverdict: error: %s\n", output.Line(err.Error()))
	var wrong *usage.Error
	if errors.As(err, &wrong) && wrong.Hint != "" {
		fmt.Fprintf(e.Stderr, "flowverdict: hint: %s\n", output.Line(wrong.Hint))
	}
}

// note writes a line that is no result to standard error.
func (e Env) note(format string, args ...any) {
	line := fmt.Sprintf(format, args...)
	indent := line[:len(line)-len(strings.TrimLeft(line, " "))]
	fmt.Fprintln(e.Stderr, indent+output.Line(line))
}

// stdout turns a failed write into a failure that says where.
type stdout struct{ e Env }

func (s stdout) Write(b []byte) (int, error) {
	n, err := s.e.Stdout.Write(b)
	if err != nil {
		return n, fmt.Errorf("write to standard output: %w", wholefile.Cause(err))
	}
	return n, nil
}

// printAs prints an answer by a writer of its formats.
func printAs[T any](e Env, write func(T) ([]byte, error), answer T) error {
	content, err := write(answer)
	if err != nil {
		return err
	}
	return e.print(string(content))
}
