package command

import (
	"cmp"
	"errors"
	"fmt"
	"os"

	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/linear"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard"
)

// startScreen opens the wizard where drafts and records can be chosen.
func (e Env) startScreen(s screenFlags) error {
	d, err := e.reviews(reviews.Config{})
	if err != nil {
		return err
	}
	return e.interact(d, nil, s)
}

// reviews returns the store of a wizard that works on what c says, with the
// drafts and records of this run.
func (e Env) reviews(c reviews.Config) (*reviews.Store, error) {
	var err error
	c.Records, c.Now = e.records(), e.Now
	c.Drafts, err = e.store()
	return reviews.New(c), err
}

// interact runs the wizard, on the screen or line by line, and prints what
// stays. work is the review to begin with; nil begins at the start screen.
func (e Env) interact(d *reviews.Store, work *session.Work, s screenFlags) error {
	outcome, err := e.runWizard(d, work, s)
	closing := d.Close()
	if err != nil {
		if outcome.Work != "" && outcome.Unsaved == nil {
			e.noteKept(d, outcome.Work)
		}
		return errors.Join(err, closing)
	}
	// What became of the review is said before a draft that could not be let
	// go, and is never left out for it.
	return cmp.Or(e.printClosing(d, outcome), closing)
}

func (e Env) runWizard(d *reviews.Store, work *session.Work, s screenFlags) (session.Outcome, error) {
	if s.wantsLinear(e) {
		return linear.Run(linear.Config{
			Questionnaire: d.Questionnaire(), Store: d, Today: e.today(), Work: work, Order: session.Order(s.order),
			In: e.Stdin, Out: e.linearOutput(d), Signals: e.signals(),
		})
	}
	t, ok := e.terminal()
	if !ok {
		return session.Outcome{}, usage.Errorf("there is no terminal to ask on").
			WithHint("answer line by line with --linear, or let assess --answers FILE --no-input ask nothing")
	}
	return wizard.Run(wizard.Config{
		Questionnaire: d.Questionnaire(), Store: d, Today: e.today(), Work: work, Order: session.Order(s.order),
		Input: t.in, Output: t.out, Colour: s.colour(e), ASCII: s.ascii, Signals: e.signals(), Getenv: e.Getenv,
	})
}

// linearOutput is where prompts go: standard error when the record itself is
// to be printed.
func (e Env) linearOutput(d *reviews.Store) *os.File {
	if d.Prints() {
		return e.Stderr
	}
	return e.Stdout
}

// signals are those that ask the program to end.
func (e Env) signals() <-chan os.Signal {
	c := make(chan os.Signal, 1)
	e.Notify(c)
	return c
}

func (e Env) noteKept(d *reviews.Store, draft string) {
	e.note("draft %s is kept%s; go on with: %s", draft, d.Answered(draft), e.commandLine("resume", draft))
}

// printClosing prints the lines that stay after the wizard has closed: what was
// written or kept, and the exact command to go on with.
func (e Env) printClosing(d *reviews.Store, o session.Outcome) error {
	var err error
	switch {
	case o.Written != nil && d.Prints():
		// The record itself is the result; it is printed when all is closed.
	case o.Written != nil:
		err = e.printWritten(verdictLine(d.Asking(), o.Bracket, o.Score), o.Resting, o.Written.YAML, o.Written.Markdown)
	case o.Unsaved != nil:
		return fmt.Errorf("the draft could not be saved: %w", o.Unsaved)
	case o.Work != "":
		e.noteKept(d, o.Work)
	}
	if err == nil && o.Interrupted {
		return errInterrupted
	}
	return err
}
