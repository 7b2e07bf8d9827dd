package command

import (
	"fmt"
	"strings"

	"flowverdict/questionnaire"

	"github.com/spf13/cobra"
)

func newCompare(e Env) *cobra.Command {
	return &cobra.Command{
		Use:   "compare OLD NEW",
		Short: "Show what differs between two records, and what caused it",
		Long: `Compare two records: answers, verdict, score, gates and conditions, and which
changed answer made the verdict what it is now. For records of two versions of a
questionnaire, what the questionnaire changed and what the answers changed are
told apart: the old answers are judged by both.`,
		Example: `  flowverdict compare 0001-glab.yaml 0002-gh.yaml`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usage("%s needs two records, got %d", c.CommandPath(), len(args)).withHint("see %s --help", c.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			before, was, _, err := e.loadRecord(args[0])
			if err != nil {
				return err
			}
			after, is, _, err := e.loadRecord(args[1])
			if err != nil {
				return err
			}
			return e.print(compareText(was, before.Answers, is, after.Answers))
		},
	}
}

// compareText compares old answers under their questionnaire with new answers
// under theirs.
func compareText(was *questionnaire.Questionnaire, before questionnaire.Answers, is *questionnaire.Questionnaire, after questionnaire.Answers) string {
	var b strings.Builder
	if was.Digest != is.Digest {
		old, now := questionnaire.Assess(was, before), questionnaire.Assess(is, before)
		fmt.Fprintf(&b, "What the questionnaire changed: the old answers under %s %s, and under %s %s\n", was.ID, was.Version, is.ID, is.Version)
		fmt.Fprintf(&b, "verdict     %s\nscore       %s\n\n", changed(old.Verdict().String(), now.Verdict().String()), changed(rangeText(old.Score), rangeText(now.Score)))
		fmt.Fprintf(&b, "What the answers changed, under %s %s\n", is.ID, is.Version)
	}
	d := questionnaire.Compare(is, before, after)
	b.WriteString(differenceText(d))
	for _, cause := range causes(is, d, after) {
		fmt.Fprintf(&b, "cause       %s\n", cause)
	}
	return b.String()
}

// causes says which changed answer the verdict hangs on: the one without whose
// change it would be another. Where no single one does, several together do.
func causes(q *questionnaire.Questionnaire, d questionnaire.Difference, after questionnaire.Answers) []string {
	if d.Verdict() == 0 {
		return nil
	}
	var out []string
	for _, c := range d.Answers {
		without := questionnaire.Assess(q, after.WithLevel(c.Question.ID, c.From))
		if without.Verdict() != d.After.Verdict() {
			out = append(out, fmt.Sprintf("%s: had it stayed %s, the verdict would be %s", c.Question.ID, levelOr(c.From), without.Verdict()))
		}
	}
	if len(out) == 0 {
		out = append(out, "several changed answers together; none of them alone")
	}
	return out
}
