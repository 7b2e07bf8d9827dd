package command

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"

	"github.com/spf13/cobra"
)

// compared is what differs between two records. Where both were answered by
// one questionnaire, questions is nil.
type compared struct {
	names      [2]string
	by         [2]*questionnaire.Questionnaire
	questions  *questionnaire.Rejudgement // of the old answers
	answers    questionnaire.Difference   // under the questionnaire of the new record
	causes     questionnaire.Causes
	bases      []basisChange
	conditions []conditionChange
}

// basisChange is an answer that rests on something else.
type basisChange struct{ question, from, to string }

// conditionChange is a condition that both records have, and not alike.
type conditionChange struct{ was, is review.Condition }

func newCompare(e Env) *cobra.Command {
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
				return usage("%s needs two records, got %d", c.CommandPath(), len(args)).withHint("see %s --help", c.CommandPath())
			}
			if args[0] == "-" && args[1] == "-" {
				return usage("only one of the records can come from standard input")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if err := textOrJSON(format); err != nil {
				return err
			}
			before, was, _, err := e.loadRecord(args[0])
			if err != nil {
				return err
			}
			after, is, _, err := e.loadRecord(args[1])
			if err != nil {
				return err
			}
			r := compareRecords(args, before.Record, was, after.Record, is)
			text := comparedText(r)
			if format == "json" {
				content, err := comparedJSON(r)
				if err != nil {
					return err
				}
				text = string(content)
			}
			return e.print(text)
		},
	}
	addFormat(c, &format)
	return c
}

// addFormat adds the flag of commands that write text, or JSON for programs.
func addFormat(c *cobra.Command, format *string) {
	c.Flags().StringVar(format, "format", "text", "one of text, json")
}

func textOrJSON(format string) error {
	if format != "text" && format != "json" {
		return usage("there is no format %q", format).withHint("use one of text, json")
	}
	return nil
}

// compareRecords compares the old answers, judged by the questionnaire of the
// new record, with the new answers.
func compareRecords(names []string, before record.Record, was *questionnaire.Questionnaire, after record.Record, is *questionnaire.Questionnaire) compared {
	r := compared{names: [2]string{names[0], names[1]}, by: [2]*questionnaire.Questionnaire{was, is}}
	if was.Digest != is.Digest {
		j := questionnaire.Rejudge(was, is, before.Answers)
		r.questions = &j
	}
	r.answers = questionnaire.Compare(is, before.Answers, after.Answers)
	r.causes = questionnaire.CausesOf(is, before.Answers, after.Answers, 0)
	for _, x := range is.Questions() {
		from, to := string(before.Answers.Get(x.ID).Basis), string(after.Answers.Get(x.ID).Basis)
		if from != to {
			r.bases = append(r.bases, basisChange{x.ID, from, to})
		}
	}
	for _, old := range before.Conditions {
		for _, now := range after.Conditions {
			if old.Gate == now.Gate && old != now {
				r.conditions = append(r.conditions, conditionChange{old, now})
			}
		}
	}
	return r
}
