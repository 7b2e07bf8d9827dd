package command

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/terminal"
	"flowverdict/ui/command/tour"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/linear"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard"
	"flowverdict/ui/wizard/editor"
	"flowverdict/ui/wizard/output"

	"github.com/spf13/cobra"
)

// screenFlags say how a wizard is shown, and in which order it asks.
type screenFlags struct {
	linear, ascii, noColor bool
	order                  string // only where a review is asked at once
}

func (s *screenFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&s.linear, "linear", false, "ask line by line, without a screen (also when ACCESSIBLE is set or TERM=dumb)")
	c.Flags().BoolVar(&s.ascii, "ascii", false, "draw with ASCII characters only")
	c.Flags().BoolVar(&s.noColor, "no-color", false, "draw without colour (also when NO_COLOR is set)")
}

// addOrder adds the flag of commands that lead into a review at once.
func (s *screenFlags) addOrder(c *cobra.Command) {
	c.Flags().StringVar(&s.order, "order", "", "order of asking: "+orderNames()+" (default sections, or the one that the draft was left in)")
}

// check demands an order of asking that exists, or none.
func (s screenFlags) check() error {
	if s.order == "" || slices.Contains(session.Orders(), session.Order(s.order)) {
		return nil
	}
	return usage.Errorf("there is no order %q", s.order).WithHint("use one of %s", orderNames())
}

func orderNames() string {
	names := make([]string, len(session.Orders()))
	for i, o := range session.Orders() {
		names[i] = string(o)
	}
	return strings.Join(names, ", ")
}

func (s screenFlags) wantsLinear(p *program) bool {
	accessible := strings.ToLower(p.Getenv("ACCESSIBLE"))
	return s.linear || p.Getenv("TERM") == "dumb" || accessible != "" && accessible != "0" && accessible != "false"
}

func (s screenFlags) colour(p *program) bool { return !s.noColor && p.Getenv("NO_COLOR") == "" }

// startScreen opens the wizard where drafts and records can be chosen.
func (p *program) startScreen(s screenFlags) error {
	d := p.reviews(reviews.Config{})
	return p.interact(d, nil, s)
}

func newTour(p *program) *cobra.Command {
	var s screenFlags
	c := &cobra.Command{
		Use:   "tour",
		Short: "Learn the wizard by a worked example, of which nothing is kept",
		Long: `Learn the wizard in three minutes by a worked example: a review that is nearly
done. Every page says what to try. Drafts and records of the tour lie in a folder
for temporary files, which is removed at the end; yours are not touched.`,
		Args: arguments.None,
		RunE: func(*cobra.Command, []string) error { return p.takeTour(s) },
	}
	s.add(c)
	return c
}

// takeTour runs the wizard on the worked example, and removes all of it.
func (p *program) takeTour(s screenFlags) (err error) {
	t, err := tour.Begin(p.library, p.Now)
	if err != nil {
		return err
	}
	p.OpenScreen()
	ended, err := p.runWizard(show{store: t.Store, q: t.Work.Questionnaire, work: &t.Work, out: p.Stdout}, s)
	closing := t.Close()
	p.CloseScreen()
	switch {
	case err != nil || closing != nil:
		return errors.Join(err, closing)
	case ended.Interrupted:
		return outcome.ErrInterrupted
	}
	p.Note("%s Begin a review of your own with: flowverdict assess", session.TourOver)
	return nil
}

// reviews returns the store of a wizard that works on what c says, with the
// drafts and records of this run.
func (p *program) reviews(c reviews.Config) *reviews.Store {
	c.Records, c.Now, c.Drafts = p.records(), p.Now, p.store()
	if !c.Alone {
		c.Organisation = reviews.OrganisationOf(repository.ConfigurationOf("", false))
	}
	d := reviews.New(c)
	p.settle(d)
	return d
}

// interact runs the wizard, on the screen or line by line, and prints what
// stays. work is the review to begin with; nil begins at the start screen.
func (p *program) interact(d *reviews.Store, work *session.Work, s screenFlags) error {
	var begun []session.Tour
	shown := show{store: d, q: d.Questionnaire(), work: work, out: p.Stdout}
	if d.Prints() { // the record is the result
		shown.out = p.Stderr
	}
	if work == nil {
		shown.tour = func() (session.Tour, error) {
			t, err := tour.Begin(p.library, p.Now)
			if err == nil {
				begun = append(begun, t)
			}
			return t, err
		}
	}
	p.OpenScreen()
	outcome, err := p.runWizard(shown, s)
	closing := d.Close()
	for _, t := range begun {
		closing = errors.Join(closing, t.Close())
	}
	p.CloseScreen()
	for _, path := range outcome.Aside {
		p.Note("what the editor left is kept in %s", path)
	}
	if err != nil {
		for _, w := range outcome.Written {
			if !d.Prints() {
				p.Note("%s and %s are written", w.YAML, w.Markdown)
			}
		}
		if outcome.Work != "" && outcome.Unsaved == nil {
			p.noteKept(d, outcome.Work)
		}
		return errors.Join(err, closing)
	}
	// What became of the review is said before a draft that could not be let
	// go, and is never left out for it.
	return cmp.Or(p.printClosing(d, outcome), closing)
}

// show is what a wizard is run on.
type show struct {
	store session.Store
	q     *questionnaire.Questionnaire // asks new reviews
	work  *session.Work                // nil for the start screen
	tour  func() (session.Tour, error) // begins one from there
	out   *os.File                     // gets prompts, line by line
}

func (p *program) runWizard(x show, s screenFlags) (session.Outcome, error) {
	if s.wantsLinear(p) {
		c := linear.Config{
			Questionnaire: x.q, Store: x.store, Today: p.today(), Work: x.work, Tour: x.tour, Order: session.Order(s.order),
			In: p.Stdin, Out: linearOutput(p.Getenv, x.out), Signals: p.signals(),
		}
		p.lendTerminal(&c)
		return linear.Run(c)
	}
	t, ok := terminal.Find(p.Stdin, p.Stdout, p.Stderr)
	if !ok {
		return session.Outcome{}, usage.Errorf("there is no terminal to ask on").
			WithHint("answer line by line with --linear, or let assess --answers FILE --no-input ask nothing")
	}
	shows := terminal.CharsetOf(p.Getenv)
	return wizard.Run(wizard.Config{
		Questionnaire: x.q, Store: x.store, Today: p.today(), Work: x.work, Tour: x.tour, Order: session.Order(s.order),
		Input: t.In, Output: t.Out, Colour: s.colour(p), ASCII: s.ascii || !shows.Marks, ASCIIText: !shows.Text, Signals: p.signals(), Getenv: p.Getenv,
	})
}

// lendTerminal lets a run line by line use what a terminal can do beside, where it
// is asked and answered on one: copy, unless it is a plain one, and show a file in
// another program.
func (p *program) lendTerminal(c *linear.Config) {
	t, ok := terminal.Find(p.Stdin, p.Stdout, p.Stderr)
	if !ok || t.In != p.Stdin {
		return
	}
	if p.Getenv("TERM") != "dumb" {
		c.Copy = func(said string) { output.Copy(t.Out, said) }
	}
	show := func(command, path string) error {
		err := editor.ShowOn(t.In, t.Out, command, path, c.Signals)
		if errors.Is(err, editor.ErrTold) {
			return linear.ErrTold
		}
		return err
	}
	c.Pager = func(path string) error { return show(editor.Pager(p.Getenv), path) }
	c.Edit = func(path string) error {
		command := editor.Command(p.Getenv)
		if command == "" {
			return errors.New("no editor is set: set VISUAL or EDITOR to the command of one")
		}
		return show(command, path)
	}
}

// linearOutput writes prompts in the characters that the terminal has.
func linearOutput(getenv func(string) string, out *os.File) io.Writer {
	if terminal.Is(out) && !terminal.CharsetOf(getenv).Text {
		return text.ASCIIWriter(out)
	}
	return out
}

// signals are those that ask the program to end.
func (p *program) signals() <-chan os.Signal {
	c := make(chan os.Signal, 1)
	p.Notify(c)
	return c
}

func (p *program) noteKept(d *reviews.Store, draft string) {
	p.Note("draft %s is kept%s; go on with: %s", draft, d.Answered(draft), p.commandLine("resume", draft))
}

// printClosing prints the lines that stay after the wizard has closed: what was
// written or kept, and the exact command to go on with.
func (p *program) printClosing(d *reviews.Store, o session.Outcome) error {
	for _, w := range o.Written {
		if d.Prints() {
			continue // the record itself is the result; it is printed when all is closed
		}
		if err := p.printWritten(w.Said, w.YAML, w.Markdown, w.Marked); err != nil {
			return err
		}
	}
	if o.Unsaved != nil {
		return fmt.Errorf("the draft could not be saved: %w", o.Unsaved)
	}
	if o.Work != "" {
		p.noteKept(d, o.Work)
	}
	if o.ToSettle > 0 {
		p.Note("%s", session.LeftSentence(o.ToSettle))
	}
	switch {
	case o.Interrupted:
		return outcome.ErrInterrupted
	case o.Refused != nil:
		return fmt.Errorf("the record is not written: %w", o.Refused)
	case o.Ended:
		return errors.New("the input ended before the record was written")
	}
	return nil
}

// settle finishes what a wizard was writing that was killed, and lets its draft
// go.
func (p *program) settle(d *reviews.Store) {
	if !d.Prints() {
		p.mend(d.Folder())
	}
	for _, x := range d.Settle() {
		p.Note("draft %s was written as %s before the program was ended", x.Draft, x.Paths.YAML)
	}
}
