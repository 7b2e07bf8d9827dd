package command

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"

	"github.com/spf13/cobra"
)

// rejudged is one record under another questionnaire.
type rejudged struct {
	path, subject string
	questionnaire.Rejudgement
}

func (r rejudged) changes() bool { return r.Before.Verdict() != r.After.Verdict() }

func newRejudge(e Env) *cobra.Command {
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
code is 1.`,
		Example: `  flowverdict rejudge docs/decisions --questionnaire stricter.yaml
  flowverdict rejudge docs/decisions --questionnaire stricter.yaml --format json`,
		RunE: func(_ *cobra.Command, args []string) error {
			if err := textOrJSON(format); err != nil {
				return err
			}
			if len(args) == 0 {
				args = []string{"."}
			}
			list, broken, err := e.rejudge(args)
			if err != nil {
				return err
			}
			if len(list)+len(broken) == 0 {
				e.note("flowverdict: error: there is no record in %s", text.Line(strings.Join(args, ", ")))
				return exitCode(exitNoRecord)
			}
			text := rejudgedTable(list, len(broken))
			if format == "json" {
				content, err := rejudgedJSON(e.library.Default(), list, broken)
				if err != nil {
					return err
				}
				text = string(content)
			}
			if err := e.print(text); err != nil || len(broken) == 0 {
				return err
			}
			return exitCode(exitFindings)
		},
	}
	addFormat(c, &format)
	return c
}

// rejudge judges all records that the paths name. What is wrong in those that
// cannot be judged is printed, and broken names them.
func (e Env) rejudge(paths []string) (list []rejudged, broken []string, err error) {
	s := selectFiles(paths)
	if len(s.failed) > 0 {
		return nil, nil, s.failed[0]
	}
	by := e.library.Default()
	for _, path := range s.paths {
		content, err := readFile(path, recordLimit())
		if err != nil {
			return nil, nil, err
		}
		if !isRecord(content) {
			continue
		}
		f, own, _, err := e.loadRecord(path)
		if err == exitCode(exitFindings) {
			broken = append(broken, path)
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		list = append(list, rejudged{path, f.Subject.Name, questionnaire.Rejudge(own, by, f.Answers)})
	}
	return list, broken, nil
}

func gateIDs(gates []*questionnaire.Gate) []string {
	var ids []string
	for _, g := range gates {
		ids = append(ids, g.ID)
	}
	return ids
}
