package command

import (
	"strings"

	"flowverdict/questionnaire/library"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/questionnaires"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

func newQuestionnaire(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:   "questionnaire",
		Short: "Export, change and check questionnaires",
		Long: `A questionnaire is one YAML file: questions with ordered levels, weights, gates,
bands. An organisation can take the one that comes with the program, change
weights, bands and gates, add questions or remove them, and use it with
--questionnaire FILE. check proves that judging by it keeps its promises.`,
		Args: arguments.None,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newExport(p), newCheck(p))
	return c
}

func newExport(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "export [ID[@VERSION]]",
		Short: "Print the file of a questionnaire that comes with the program",
		Args:  arguments.AtMostOne("questionnaire"),
		RunE: func(_ *cobra.Command, args []string) error {
			asked := p.library.Default()
			wanted := asked.ID
			for _, r := range p.library.Released() {
				if r.ID == asked.ID && r.Version == asked.Version {
					wanted = r.ID + "@" + r.Version
				}
			}
			if len(args) == 1 {
				wanted = args[0]
			}
			id, version, exact := strings.Cut(wanted, "@")
			var found *library.Release
			for _, r := range p.library.Released() {
				if r.ID == id && (!exact || r.Version == version) {
					found = &r
				}
			}
			if found == nil {
				return usage.Errorf("no questionnaire %q comes with the program", wanted).WithHint("use one of %s", strings.Join(questionnaires.Names(p.library.Released()), ", "))
			}
			return p.Print(string(found.Content()))
		},
	}
}

func newCheck(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE…",
		Short: "Prove that a questionnaire is sound",
		Long: `Check a questionnaire: ids and references, weights, points that fall from best to
worst, bands, gates that can decide, levels that count, verdicts in reach,
reasons, remedies and sources. Each fault is reported at its line, with answer
sheets that show it. A sound questionnaire gets its certificate: a better answer
can never give a worse verdict or score, and unknown can never help.`,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usage.Errorf("%s needs a file", c.CommandPath()).WithHint("see %s --help", c.CommandPath())
			}
			return p.checkQuestionnaires(args)
		},
	}
}

// checkQuestionnaires prints a certificate of each file, or refuses it. One bad
// file does not keep the others from being checked.
func (p *program) checkQuestionnaires(names []string) error {
	var o outcome.Outcome
	for _, name := range names {
		q, wrong, err := questionnaires.Read(name, p.Stdin)
		switch {
		case err != nil:
			o.Add(err)
		case len(wrong) > 0:
			o.Add(files.Refuse(wrong))
		default:
			o.Add(p.PrintText(text.Certificate(q)))
		}
	}
	return o.OrNil()
}
