package voice

import (
	"errors"
	"strings"
	"syscall"

	"flowverdict/internal/crash"
	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/terminal"
	"flowverdict/ui/command/usage"
)

// End tells how a command ended and returns the exit code: that of the worst
// that it met. What cannot be told, because standard error fails, changes
// nothing.
func (v *Voice) End(err error) int {
	var o *outcome.Outcome
	if err == nil {
		o = &outcome.Outcome{}
	} else if !errors.As(err, &o) {
		o = &outcome.Outcome{Wrong: []error{err}}
	}
	code := o.Code
	for _, err := range o.Wrong {
		if v.Results.lost == nil || !errors.Is(err, v.Results.lost) {
			code = outcome.Worse(code, v.tell(err))
		}
	}
	code = outcome.Worse(code, v.tellLost())
	if o.Closing != "" {
		v.Note("%s", o.Closing)
	}
	return code
}

// tellLost tells that a result could not be printed. Whoever closed the pipe
// that it went to, as head does, has had enough and is told nothing.
func (v *Voice) tellLost() int {
	switch {
	case v.Results.lost == nil:
		return outcome.ExitDone
	case errors.Is(v.Results.lost, syscall.EPIPE):
		return outcome.ExitUnread
	}
	v.PrintError(v.Results.lost)
	return outcome.ExitFailure
}

// tell prints one thing that is wrong and returns its exit code.
func (v *Voice) tell(err error) int {
	var refused *files.Refusal
	var crashed *crash.Error
	var wrong *usage.Error
	if !errors.As(err, &wrong) && strings.HasPrefix(err.Error(), "unknown command") {
		err = usage.Errorf("%s", strings.ReplaceAll(err.Error(), "\n", " "))
	}
	switch {
	case errors.Is(err, outcome.ErrInterrupted):
	case errors.As(err, &crashed):
		v.tellCrash(crashed)
	case errors.As(err, &refused):
		v.printFindings(refused.Found)
	default:
		v.PrintError(err)
	}
	return outcome.Code(err)
}

// tellCrash tells of a fault of the program itself, and what to do with it. What
// stands in the stack are places of the program, and no text of people.
func (v *Voice) tellCrash(c *crash.Error) {
	v.PrintError(c)
	for line := range strings.Lines(string(c.Stack)) {
		v.Note("%s", strings.ReplaceAll(strings.TrimRight(line, "\n"), "\t", "    "))
	}
	version, commit := v.Build()
	v.Note("flowverdict: hint: this is a fault of flowverdict %s, commit %s: report it with these lines, to whoever you have it from; whatever a review held is in its draft, which flowverdict drafts lists", version, commit)
}

// printFindings writes what is wrong in a file that cannot be used.
func (v *Voice) printFindings(found []finding.Finding) {
	text := output.Formats()[0]
	target := output.Target{Colour: terminal.Is(v.Err) && !v.NoColor}
	_ = text.Write(v.Err, &validation.Result{Findings: found}, target)
}
