// Package usage is the error of wrong use of the command line: a flag, an
// argument or a file that does not fit what was asked for. It ends a run with
// exit code 2, and nothing was done.
//
// It may import the standard library only.
package usage

import "fmt"

// Error says what is wrong, and in its hint what to do about it; the hint may
// be "". Both are lower case and without a full stop.
type Error struct{ Message, Hint string }

// Errorf returns an error without a hint.
func Errorf(format string, args ...any) *Error {
	return &Error{Message: fmt.Sprintf(format, args...)}
}

// Error returns what is wrong.
func (e *Error) Error() string { return e.Message }

// WithHint sets the hint and returns the error.
func (e *Error) WithHint(format string, args ...any) *Error {
	e.Hint = fmt.Sprintf(format, args...)
	return e
}
