package command

import (
	"errors"
	"strings"

	"flowverdict/report/comparison"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/json"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

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
			o := outcome{wrong: refused}
			switch {
			case len(r.Records)+len(r.NotJudged) == 0 && len(refused) > 0:
			case len(r.Records)+len(r.NotJudged) == 0:
				o.add(&noRecord{usage.Errorf("there is no record in %s", strings.Join(args, ", "))})
			default:
				o.add(printAs(p, write, r))
			}
			return o.orNil()
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
