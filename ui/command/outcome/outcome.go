// Package outcome says how a command ends: the kinds of errors that it returns,
// what several of them amount to, and the exit code.
package outcome

import (
	"errors"
	"slices"
	"strings"

	"flowverdict/internal/crash"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/usage"
)

// The exit codes, the same for every command and format.
const (
	ExitDone        = 0
	ExitFindings    = 1
	ExitUsage       = 2
	ExitFailure     = 3
	ExitNoRecord    = 4
	ExitUnread      = 128 + 13 // what a shell says of a program that SIGPIPE ended
	ExitInterrupted = 130
)

// How a command ends. It returns nil where there is nothing to say, or an error,
// which nobody prints but Run, in the end:
//
//   - a [files.Refusal]: findings in a file that cannot be used;
//   - a [usage.Error]: wrong use of the command line;
//   - a [NoRecord]: a path that leads to no record;
//   - an [Unread]: a record that could not be read while others could;
//   - ErrInterrupted: a signal ended it;
//   - a [crash.Error]: a fault of the program;
//   - a [Failure] or any other error: it could not finish;
//   - an [Outcome]: several of these, or a closing line.

// NoRecord is a path that leads to no record.
type NoRecord struct{ Wrong *usage.Error }

// Error says what is wrong.
func (n *NoRecord) Error() string { return n.Wrong.Error() }

// Unwrap returns what is said, with its hint.
func (n *NoRecord) Unwrap() error { return n.Wrong }

// Unread is a record that could not be read while others could.
type Unread struct{ Wrong *usage.Error }

// Error says what is wrong.
func (u *Unread) Error() string { return u.Wrong.Error() }

// Unwrap returns what is said, with its hint.
func (u *Unread) Unwrap() error { return u.Wrong }

// Failure keeps a command from its end, and has a hint.
type Failure struct{ Wrong *usage.Error }

// Error says what is wrong.
func (f *Failure) Error() string { return f.Wrong.Error() }

// Unwrap returns what is said, with its hint.
func (f *Failure) Unwrap() error { return f.Wrong }

// ErrInterrupted ends a run whose wizard a signal closed.
var ErrInterrupted = errors.New("interrupted")

// Outcome is how a command ended that may do a part of its work.
type Outcome struct {
	Wrong   []error // what kept it from the other parts, told in this order
	Closing string  // a line that is told last, or ""
	Code    int     // what its result asks for, whatever is wrong beside it
}

// Error gives all that is wrong, and the closing line.
func (o *Outcome) Error() string {
	var lines []string
	for _, err := range o.Wrong {
		lines = append(lines, err.Error())
	}
	return strings.Join(append(lines, o.Closing), "\n")
}

// Add keeps what is wrong with one part.
func (o *Outcome) Add(err error) {
	if err != nil {
		o.Wrong = append(o.Wrong, err)
	}
}

// OrNil returns the outcome, or nil where nothing is wrong.
func (o *Outcome) OrNil() error {
	if len(o.Wrong) == 0 {
		return nil
	}
	return o
}

// Code returns the exit code for one thing that is wrong.
func Code(err error) int {
	var refused *files.Refusal
	var crashed *crash.Error
	var without *NoRecord
	var fault *Unread
	var failed *Failure
	var wrong *usage.Error
	switch {
	case errors.Is(err, ErrInterrupted):
		return ExitInterrupted
	case errors.As(err, &crashed), errors.As(err, &failed):
		return ExitFailure
	case errors.As(err, &refused) && !refused.Run, errors.As(err, &fault):
		return ExitFindings
	case errors.As(err, &without):
		return ExitNoRecord
	case refused != nil, errors.As(err, &wrong):
		return ExitUsage
	}
	return ExitFailure
}

// Worse returns the exit code that says more: of a failure before wrong use,
// before findings, before a path too many, before a reader who has gone.
func Worse(a, b int) int {
	order := []int{ExitDone, ExitUnread, ExitNoRecord, ExitFindings, ExitUsage, ExitFailure, ExitInterrupted}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}
