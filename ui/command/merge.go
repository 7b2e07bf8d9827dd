package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"reflect"

	"flowverdict/internal/pathname"
	inner "flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/form"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/files"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

func newMerge(p *program) *cobra.Command {
	var by, prefer string
	c := &cobra.Command{
		Use:   "merge DRAFT|RECORD FILE…",
		Short: "Take forms back that others filled in",
		Long: `Take the answers of forms into a draft, by its number or subject, or into a
record that is proposed. An open or unknown answer takes theirs; the same level
gains what they know beside it; another level is a conflict: it is shown with both
sides, nothing is written, and the exit code is 1, unless --prefer says whose
answer counts. Merging the same forms again changes nothing. Answers files are
forms too.`,
		Example: `  flowverdict merge acmectl forms/acmectl.identity-team.md
  flowverdict merge 0001-acmectl.yaml hosts.md --by "host owner" --prefer theirs`,
		Args: arguments.AtLeastTwo("draft or record", "form"),
		RunE: func(_ *cobra.Command, args []string) error { return p.merge(args[0], args[1:], by, prefer) },
	}
	c.Flags().StringVar(&by, "by", "", "who filled in the forms that do not say so themselves")
	c.Flags().StringVar(&prefer, "prefer", "", "whose answer counts where levels differ: mine or theirs")
	return c
}

func (p *program) merge(name string, paths []string, by, prefer string) error {
	if prefer != "" && prefer != "mine" && prefer != "theirs" {
		return usage.Errorf("nobody is called %q here", prefer).WithHint("use --prefer mine or --prefer theirs")
	}
	u, err := p.review([]string{name})
	if err != nil {
		return err
	}
	if status := u.draft.Decision.State(); u.path != "" && status != review.Proposed {
		return usage.Errorf("%s is %s, and what was decided is not answered anew", pathname.Shown(u.path), status).WithHint("review it again with: %s", p.commandLine("revise", u.path))
	}
	others, err := p.readForms(u.q, paths, by)
	if err != nil {
		return err
	}
	answers, conflicts := review.Merge(u.draft.Answers, others)
	var open []review.Conflict
	for _, c := range conflicts {
		switch a, one := c.Takes(); {
		case prefer == "theirs" && one:
			answers = answers.With(a)
		case prefer == "mine" && c.Mine.Level != "" && c.Mine.Level != questionnaire.Unknown:
		default:
			open = append(open, c)
		}
	}
	if len(open) > 0 {
		if err := p.PrintText(text.Conflicts(u.q, open)); err != nil {
			return err
		}
		return &outcome.Outcome{Code: outcome.ExitFindings, Closing: fmt.Sprintf("nothing is merged into %s; decide with --prefer mine or --prefer theirs, or correct a form", u.name)}
	}
	return p.take(u, answers)
}

// readForms reads the forms that others filled in; what is wrong with any of them
// is told of all.
func (p *program) readForms(q *questionnaire.Questionnaire, paths []string, by string) ([]review.Answered, error) {
	var out []review.Answered
	var o outcome.Outcome
	for _, path := range paths {
		content, err := files.Input{Stdin: p.Stdin}.Read(path, files.RecordLimit())
		if err != nil {
			o.Add(err)
			continue
		}
		x, found := form.Read(content, q)
		if len(found) > 0 {
			for i := range found {
				found[i].File = path
			}
			o.Add(files.Refuse(found))
			continue
		}
		if x.By == "" {
			x.By = inner.Line(by)
		}
		if name := inner.Line(filepath.Base(path)); path != "-" && name != "" {
			for i := range x.Answers {
				x.Answers[i].From = []string{name}
			}
		}
		out = append(out, x)
	}
	return out, o.OrNil()
}

// take writes merged answers into the draft or the record.
func (p *program) take(u under, answers questionnaire.Answers) error {
	taken, gained := text.Merged(u.draft.Answers, answers)
	a := questionnaire.Assess(u.q, answers)
	line := fmt.Sprintf("merged into %s: %s, %s; verdict %s, %d open, %d unknown", u.name, taken, gained, a.Verdict(), len(a.Open), len(a.Unknown))
	if u.path != "" {
		if _, err := p.records().Update(u.path, records.Change{Answers: answers, Of: u.draft.Answers}, false); err != nil {
			return err
		}
		return p.PrintDone(u.name+" has the answers", line)
	}
	d := p.reviews(reviews.Config{})
	work, err := d.Continue(u.id)
	if err == nil && work.ReadOnly != "" {
		err = usage.Errorf("draft %s is open in another wizard", u.id).WithHint("close it there first")
	}
	if err == nil && !reflect.DeepEqual(work.Draft.Answers, u.draft.Answers) {
		err = usage.Errorf("draft %s was changed meanwhile", u.id).WithHint("run the command again")
	}
	if err == nil {
		work.Draft.Answers = answers.Sorted(u.q)
		err = d.Save(u.id, work.Draft, work.At)
	}
	if err = errors.Join(err, d.Close()); err != nil {
		return err
	}
	return p.PrintDone(u.name+" has the answers", line)
}
