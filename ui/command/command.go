// Package command is the command line of flowverdict: flags become calls, and
// what comes back becomes output and an exit code. It wires files, clock and
// terminal to the packages that do the work, one file for each command.
//
// It may import everything else; nothing but main imports it. It never exits
// and holds no logic that a test could want without a command line.
package command

import (
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/questionnaires"
	"flowverdict/ui/command/terminal"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

func newRoot(p *program) *cobra.Command {
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
	root.SetIn(p.Stdin)
	root.SetOut(&p.results)
	root.SetErr(p.Stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		return usage.Errorf("%s", err).WithHint("see %s --help", c.CommandPath())
	})
	root.AddCommand(
		newAssess(p), newResume(p), newDrafts(p), newRevise(p), newUpdate(p), newReport(p), newWhatIf(p), newCompare(p), newRejudge(p),
		newValidate(p), newExplain(p), newSchema(p), newQuestionnaire(p), newVersion(p),
	)
	root.PersistentFlags().StringArrayVar(&p.own, "questionnaire", nil, "an own questionnaire, or a folder of them (may be repeated; a new review asks the last one)")
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return questionnaires.Add(p.library, p.own, p.Stdin) }
	var s screenFlags
	s.add(root)
	root.RunE = func(c *cobra.Command, _ []string) error {
		if _, ok := terminal.Find(p.Stdin, p.Stdout, p.Stderr); !ok && !s.wantsLinear(p) {
			return c.Help()
		}
		return p.startScreen(s)
	}
	return root
}
