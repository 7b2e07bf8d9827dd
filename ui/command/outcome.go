package command

import (
	"errors"
	"slices"
	"strings"
	"syscall"

	"flowverdict/internal/crash"
	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/terminal"
	"flowverdict/ui/command/usage"
)

// The exit codes, the same for every command and format.
const (
	exitDone        = 0
	exitFindings    = 1
	exitUsage       = 2
	exitFailure     = 3
	exitNoRecord    = 4
	exitUnread      = 128 + 13 // what a shell says of a program that SIGPIPE ended
	exitInterrupted = 130
)

// How a command ends. It returns nil where there is nothing to say, or an error,
// which nobody prints but Run, in the end:
//
//   - a [files.Refusal]: findings in a file that cannot be used;
//   - a [usage.Error]: wrong use of the command line;
//   - a [noRecord]: a path that leads to no record;
//   - an [unread]: a record that could not be read while others could;
//   - errInterrupted: a signal ended it;
//   - a [crash.Error]: a fault of the program;
//   - a [failure] or any other error: it could not finish;
//   - an [outcome]: several of these, or a closing line.

// noRecord is a path that leads to no record.
type noRecord struct{ wrong *usage.Error }

func (n *noRecord) Error() string { return n.wrong.Error() }

// Unwrap returns what is said, with its hint.
func (n *noRecord) Unwrap() error { return n.wrong }

// unread is a record that could not be read while others could.
type unread struct{ wrong *usage.Error }

func (u *unread) Error() string { return u.wrong.Error() }

// Unwrap returns what is said, with its hint.
func (u *unread) Unwrap() error { return u.wrong }

// failure keeps a command from its end, and has a hint.
type failure struct{ wrong *usage.Error }

func (f *failure) Error() string { return f.wrong.Error() }

// Unwrap returns what is said, with its hint.
func (f *failure) Unwrap() error { return f.wrong }

// errInterrupted ends a run whose wizard a signal closed.
var errInterrupted = errors.New("interrupted")

// outcome is how a command ended that may do a part of its work.
type outcome struct {
	wrong   []error // what kept it from the other parts, told in this order
	closing string  // a line that is told last, or ""
	code    int     // what its result asks for, whatever is wrong beside it
}

// Error gives all that is wrong, and the closing line.
func (o *outcome) Error() string {
	var lines []string
	for _, err := range o.wrong {
		lines = append(lines, err.Error())
	}
	return strings.Join(append(lines, o.closing), "\n")
}

// add keeps what is wrong with one part.
func (o *outcome) add(err error) {
	if err != nil {
		o.wrong = append(o.wrong, err)
	}
}

// orNil returns the outcome, or nil where nothing is wrong.
func (o *outcome) orNil() error {
	if len(o.wrong) == 0 {
		return nil
	}
	return o
}

// end tells how a command ended and returns the exit code: that of the worst
// that it met. What cannot be told, because standard error fails, changes
// nothing.
func (p *program) end(err error) int {
	var o *outcome
	if err == nil {
		o = &outcome{}
	} else if !errors.As(err, &o) {
		o = &outcome{wrong: []error{err}}
	}
	code := o.code
	for _, err := range o.wrong {
		if p.results.lost == nil || !errors.Is(err, p.results.lost) {
			code = worse(code, p.tell(err))
		}
	}
	code = worse(code, p.tellLost())
	if o.closing != "" {
		p.note("%s", o.closing)
	}
	return code
}

// tellLost tells that a result could not be printed. Whoever closed the pipe
// that it went to, as head does, has had enough and is told nothing.
func (p *program) tellLost() int {
	switch {
	case p.results.lost == nil:
		return exitDone
	case errors.Is(p.results.lost, syscall.EPIPE):
		return exitUnread
	}
	p.printError(p.results.lost)
	return exitFailure
}

// tell prints one thing that is wrong and returns its exit code.
func (p *program) tell(err error) int {
	var refused *files.Refusal
	var crashed *crash.Error
	var wrong *usage.Error
	if !errors.As(err, &wrong) && strings.HasPrefix(err.Error(), "unknown command") {
		err = usage.Errorf("%s", strings.ReplaceAll(err.Error(), "\n", " "))
	}
	switch {
	case errors.Is(err, errInterrupted):
	case errors.As(err, &crashed):
		p.tellCrash(crashed)
	case errors.As(err, &refused):
		p.printFindings(refused.Found)
	default:
		p.printError(err)
	}
	return exitCode(err)
}

// exitCode is the exit code for one thing that is wrong.
func exitCode(err error) int {
	var refused *files.Refusal
	var crashed *crash.Error
	var without *noRecord
	var fault *unread
	var failed *failure
	var wrong *usage.Error
	switch {
	case errors.Is(err, errInterrupted):
		return exitInterrupted
	case errors.As(err, &crashed), errors.As(err, &failed):
		return exitFailure
	case errors.As(err, &refused) && !refused.Run, errors.As(err, &fault):
		return exitFindings
	case errors.As(err, &without):
		return exitNoRecord
	case refused != nil, errors.As(err, &wrong):
		return exitUsage
	}
	return exitFailure
}

// tellCrash tells of a fault of the program itself, and what to do with it. What
// stands in the stack are places of the program, and no text of people.
func (p *program) tellCrash(c *crash.Error) {
	p.printError(c)
	for line := range strings.Lines(string(c.Stack)) {
		p.note("%s", strings.ReplaceAll(strings.TrimRight(line, "\n"), "\t", "    "))
	}
	version, commit := build()
	p.note("flowverdict: hint: this is a fault of flowverdict %s, commit %s: report it with these lines, to whoever you have it from; whatever a review held is in its draft, which flowverdict drafts lists", version, commit)
}

// worse returns the exit code that says more: of a failure before wrong use,
// before findings, before a path too many, before a reader who has gone.
func worse(a, b int) int {
	order := []int{exitDone, exitUnread, exitNoRecord, exitFindings, exitUsage, exitFailure, exitInterrupted}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// printFindings writes what is wrong in a file that cannot be used.
func (p *program) printFindings(found []finding.Finding) {
	text := output.Formats()[0]
	target := output.Target{Colour: terminal.Is(p.Stderr) && p.Getenv("NO_COLOR") == ""}
	_ = text.Write(p.Stderr, &validation.Result{Findings: found}, target)
}
