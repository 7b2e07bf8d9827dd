package command

import (
	"errors"
	"slices"
	"strings"

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
	exitInterrupted = 130
)

// How a command ends. It returns nil where there is nothing to say, or an error,
// which nobody prints but Run, in the end:
//
//   - a [files.Refusal]: findings in a file that cannot be used;
//   - a [usage.Error]: wrong use of the command line;
//   - a [noRecord]: a path that leads to no record;
//   - errInterrupted: a signal ended it;
//   - any other error: a failure;
//   - an [outcome]: several of these, or a closing line.

// noRecord is a path that leads to no record.
type noRecord struct{ wrong *usage.Error }

func (n *noRecord) Error() string { return n.wrong.Error() }

// Unwrap returns what is said, with its hint.
func (n *noRecord) Unwrap() error { return n.wrong }

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
// that it met.
func (p *program) end(err error) int {
	if err == nil {
		return exitDone
	}
	var o *outcome
	if !errors.As(err, &o) {
		return p.tell(err)
	}
	code := o.code
	for _, err := range o.wrong {
		code = worse(code, p.tell(err))
	}
	if o.closing != "" {
		p.note("%s", o.closing)
	}
	return code
}

// tell prints one thing that is wrong and returns its exit code.
func (p *program) tell(err error) int {
	var refused *files.Refusal
	switch {
	case errors.Is(err, errInterrupted):
		return exitInterrupted
	case errors.As(err, &refused):
		return p.tellRefusal(refused)
	}
	var without *noRecord
	var wrong *usage.Error
	if !errors.As(err, &wrong) && strings.HasPrefix(err.Error(), "unknown command") {
		wrong = usage.Errorf("%s", strings.ReplaceAll(err.Error(), "\n", " "))
		err = wrong
	}
	p.printError(err)
	switch {
	case errors.As(err, &without):
		return exitNoRecord
	case wrong != nil:
		return exitUsage
	}
	return exitFailure
}

func (p *program) tellRefusal(r *files.Refusal) int {
	if err := p.printFindings(r.Found); err != nil {
		return exitFailure // there is no place left to say so
	}
	if r.Run {
		return exitUsage
	}
	return exitFindings
}

// worse returns the exit code that says more: of a failure before wrong use,
// before findings, before a path too many.
func worse(a, b int) int {
	order := []int{exitDone, exitNoRecord, exitFindings, exitUsage, exitFailure, exitInterrupted}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// printFindings writes what is wrong in a file that cannot be used.
func (p *program) printFindings(found []finding.Finding) error {
	text := output.Formats()[0]
	target := output.Target{Colour: terminal.Is(p.Stderr) && p.Getenv("NO_COLOR") == ""}
	return text.Write(p.Stderr, &validation.Result{Findings: found}, target)
}
