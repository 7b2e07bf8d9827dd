// Package command is the command line of flowverdict: flags become calls, and
// what comes back becomes output and an exit code. It wires files, clock and
// terminal to the packages that do the work, one file for each command.
//
// It may import everything else; nothing but main imports it. It never exits
// and holds no logic that a test could want without a command line.
package command

import (
	"context"
	"os"
	"time"

	"flowverdict/questionnaire/library"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// Env is the world of one run.
type Env struct {
	Args   []string // without the program's name
	Stdin  *os.File
	Stdout *os.File
	Stderr *os.File
	Getenv func(string) string
	Now    func() time.Time
	// Notify sends interrupt, terminate and hang-up signals to a wizard, which
	// keeps the draft. Other commands leave them to the system.
	Notify func(chan<- os.Signal)

	library *library.Library
	own     *[]string // what --questionnaire was given
}

// today is the day of the run, in UTC.
func (e Env) today() string { return e.Now().UTC().Format(time.DateOnly) }

// records are read and written by the questionnaires of the run.
func (e Env) records() records.Store {
	return records.Store{Stdin: e.Stdin, Library: e.library, Own: *e.own}
}

// Run runs the command line and returns the exit code. It prints results to
// Stdout and everything else to Stderr.
func Run(e Env) int {
	e.library, e.own = &library.Library{}, &[]string{}
	root := newRoot(e)
	root.SetArgs(e.Args)
	return e.end(root.ExecuteContext(context.Background()))
}

func newRoot(e Env) *cobra.Command {
	root := &cobra.Command{
		Use:   "flowverdict",
		Short: "Is OAuth 2.0 device flow appropriate for this CLI application?",
		Long: `flowverdict answers whether OAuth 2.0 device flow (RFC 8628) is appropriate for a
CLI application. A wizard asks about it and judges while you answer; the result
is a decision record: YAML as the source of truth, Markdown to attach.

Without a command, on a terminal, the start screen opens.`,
		Args:          arguments.None,
		SilenceErrors: true,
		SilenceUsage:  true,

		SuggestionsMinimumDistance: 2,
	}
	root.SetIn(e.Stdin)
	root.SetOut(e.Stdout)
	root.SetErr(e.Stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage.Errorf("%s", err).WithHint("see %s --help", c.CommandPath())
	})
	root.AddCommand(
		newAssess(e), newResume(e), newDrafts(e), newRevise(e), newUpdate(e), newReport(e), newWhatIf(e), newCompare(e), newRejudge(e),
		newValidate(e), newExplain(e), newSchema(e), newQuestionnaire(e), newVersion(e),
	)
	root.PersistentFlags().StringArrayVar(e.own, "questionnaire", nil, "an own questionnaire, or a folder of them (may be repeated; a new review asks the last one)")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return e.addQuestionnaires(*e.own) }
	var s screenFlags
	s.add(root)
	root.RunE = func(c *cobra.Command, _ []string) error {
		if _, ok := e.terminal(); !ok && !s.wantsLinear(e) {
			return c.Help()
		}
		return e.startScreen(s)
	}
	return root
}
