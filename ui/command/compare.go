package command

import (
	"flowverdict/report/comparison"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/json"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// compareFormats are the ways to write what differs between two records.
func compareFormats() arguments.Formats[comparison.Records] {
	return arguments.Formats[comparison.Records]{
		{Name: "text", Write: arguments.Text(text.Compare)},
		{Name: "json", Write: json.Compare},
	}
}

func newCompare(p *program) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "compare OLD NEW",
		Short: "Show what differs between two records, and what caused it",
		Long: `Compare two records: answers, verdict, score, gates and conditions, and which
changed answers made the verdict what it is now.

A cause is a smallest set of changed answers that is enough for the new verdict:
applied to the old answers it gives that verdict, and without any one of its
answers it does not. Changes the other way are taken as made, so that an answer
that another one makes up for is no cause. Each cause is enough by itself.

For records of two versions of a questionnaire, what the questionnaire changed
and what the answers changed are told apart: the old answers are judged by both.`,
		Example: `  flowverdict compare 0001-glab.yaml 0002-gh.yaml
  flowverdict compare 0001-glab.yaml 0002-gh.yaml --format json`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage.Errorf("%s needs two records, got %d", c.CommandPath(), len(args)).WithHint("see %s --help", c.CommandPath())
			}
			if args[0] == "-" && args[1] == "-" {
				return usage.Errorf("only one of the records can come from standard input")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			write, err := compareFormats().Named(format)
			if err != nil {
				return err
			}
			before, err := p.records().Source(args[0])
			if err != nil {
				return err
			}
			after, err := p.records().Source(args[1])
			if err != nil {
				return err
			}
			return printAs(p, write, comparison.OfRecords(before, after))
		},
	}
	compareFormats().AddFlag(c, &format)
	return c
}
