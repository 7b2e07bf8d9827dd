package command

import (
	"os"
	"slices"
	"strings"

	"flowverdict/ui/command/usage"
	"flowverdict/ui/session"

	"github.com/charmbracelet/x/term"
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

// tty is a terminal to ask on: keys come from in, the screen goes to out.
type tty struct {
	in, out *os.File
}

// terminal finds the terminal: standard input and output where they are one,
// standard error where standard output is a pipe, the controlling terminal
// where standard input is one.
func (p *program) terminal() (tty, bool) {
	t := tty{p.Stdin, p.Stdout}
	if !isTerminal(t.out) {
		t.out = p.Stderr
	}
	if !isTerminal(t.out) {
		return t, false
	}
	if !isTerminal(t.in) {
		in, err := openTTY()
		if err != nil {
			return t, false
		}
		t.in = in
	}
	return t, true
}

func isTerminal(f *os.File) bool { return f != nil && term.IsTerminal(f.Fd()) }

func openTTY() (*os.File, error) {
	f, err := os.Open("/dev/tty")
	if err != nil {
		return nil, err
	}
	return f, nil
}
