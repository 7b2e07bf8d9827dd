package command

import (
	"errors"
	"flowverdict/report/comparison"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/json"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/command/voice"
	"strings"

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
			return voice.PrintAs(p.Voice, write, comparison.OfRecords(before, after))
		},
	}
	compareFormats().AddFlag(c, &format)
	return c
}

// rejudgeFormats are the ways to write what another questionnaire makes of
// records.
func rejudgeFormats() arguments.Formats[comparison.Rejudged] {
	return arguments.Formats[comparison.Rejudged]{
		{Name: "text", Write: arguments.Text(text.Rejudge)},
		{Name: "json", Write: json.Rejudge},
	}
}

func newRejudge(p *program) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "rejudge [PATH…]",
		Short: "Show which records would get another verdict under another questionnaire",
		Long: `Judge the answers of stored records by the questionnaire that --questionnaire
names last (a file, or ID@VERSION), and list what each verdict is under its own
and would be under that one, with the gates, levels and points that make the
difference. The questionnaires that the records pin may be named before it.
Nothing is written: so an organisation sees what a stricter rule does before it
adopts it.

A record that cannot be judged is reported, the others are listed, and the exit
code is 1; it is 3 when a file or a folder could not be read.`,
		Example: `  flowverdict rejudge docs/decisions --questionnaire stricter.yaml
  flowverdict rejudge docs/decisions --questionnaire stricter.yaml --format json`,
		RunE: func(_ *cobra.Command, args []string) error {
			write, err := rejudgeFormats().Named(format)
			if err != nil {
				return err
			}
			if len(args) == 0 {
				args = []string{"."}
			}
			r, refused := p.rejudge(args)
			o := outcome.Outcome{Wrong: refused}
			switch {
			case len(r.Records)+len(r.NotJudged) == 0 && len(refused) > 0:
			case len(r.Records)+len(r.NotJudged) == 0:
				o.Add(&outcome.NoRecord{Wrong: usage.Errorf("there is no record in %s", strings.Join(args, ", "))})
			default:
				o.Add(voice.PrintAs(p.Voice, write, r))
			}
			return o.OrNil()
		},
	}
	rejudgeFormats().AddFlag(c, &format)
	return c
}

// rejudge judges all records that the paths name, and says what is wrong in those
// that cannot be judged.
func (p *program) rejudge(paths []string) (r comparison.Rejudged, refused []error) {
	r.By = p.library.Default()
	s := files.Select(paths)
	refused = append(refused, s.Failed...)
	for _, path := range s.Paths {
		content, err := s.Read(path, files.RecordLimit())
		if err != nil {
			refused = append(refused, err)
			continue
		}
		if !files.IsRecord(content) {
			continue
		}
		source, err := p.records().Source(path)
		var wrong *files.Refusal
		switch {
		case errors.As(err, &wrong):
			r.NotJudged, refused = append(r.NotJudged, path), append(refused, err)
		case err != nil:
			refused = append(refused, err)
		default:
			r.Add(source)
		}
	}
	return r, refused
}
