package command

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"flowverdict/internal/pathname"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/forms"
	"flowverdict/ui/command/outcome"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/terminal"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/session"

	"github.com/spf13/cobra"
)

// mergeFlags are the flags of merge.
type mergeFlags struct {
	screenFlags
	by, prefer string
	noInput    bool
}

func newMerge(p *program) *cobra.Command {
	var f mergeFlags
	c := &cobra.Command{
		Use:   "merge DRAFT|RECORD FILE…",
		Short: "Take forms back that others filled in",
		Long: `Take the answers of forms into a draft, by its number or subject, or into a
record that is proposed. An open or unknown answer takes theirs; the same level
gains what they know beside it; another level is a conflict. On a terminal, or with
--linear, the wizard shows conflicts one by one, each to be settled with undo; what
is settled is in the draft at once, and a record is written when all are. Elsewhere
they are listed, nothing is written, and the exit code is 1, unless --prefer says
whose answer counts. Merging the same forms again changes nothing. Answers files
are forms too.`,
		Example: `  flowverdict merge acmectl forms/acmectl.identity-team.md
  flowverdict merge 0001-acmectl.yaml hosts.md --by "host owner" --prefer theirs`,
		Args: arguments.AtLeastTwo("draft or record", "form"),
		RunE: func(_ *cobra.Command, args []string) error { return p.merge(args[0], args[1:], f) },
	}
	c.Flags().StringVar(&f.by, "by", "", "who filled in the forms that do not say so themselves")
	c.Flags().StringVar(&f.prefer, "prefer", "", "whose answer counts where levels differ: mine or theirs")
	c.Flags().BoolVar(&f.noInput, "no-input", false, "ask nothing: list conflicts, and write nothing where there are any")
	f.add(c)
	return c
}

// check demands sides that there are, and flags that go together.
func (f mergeFlags) check() error {
	if f.prefer != "" && f.prefer != "mine" && f.prefer != "theirs" {
		return usage.Errorf("nobody is called %q here", f.prefer).WithHint("use --prefer mine or --prefer theirs")
	}
	if f.linear && (f.noInput || f.prefer != "") {
		return usage.Errorf("--linear asks about conflicts, and --no-input and --prefer ask nothing").WithHint("leave one of them out")
	}
	return nil
}

// asks reports whether conflicts can be settled by somebody: on a terminal, or line
// by line where that was wished for and the forms leave standard input.
func (f mergeFlags) asks(p *program, paths []string) bool {
	if f.noInput || f.prefer != "" || f.wantsLinear(p) && slices.Contains(paths, "-") {
		return false
	}
	_, terminal := terminal.Find(p.Stdin, p.Stdout, p.Stderr)
	return terminal || f.linear
}

func (p *program) merge(name string, paths []string, f mergeFlags) error {
	if err := f.check(); err != nil {
		return err
	}
	u, err := p.review([]string{name})
	if err != nil {
		return err
	}
	if status := u.draft.Decision.State(); u.path != "" && status != review.Proposed {
		return usage.Errorf("%s is %s, and what was decided is not answered anew", pathname.Shown(u.path), status).WithHint("review it again with: %s", p.commandLine("revise", u.path))
	}
	others, wrong := forms.Read(p.Stdin, u.q, paths, f.by)
	if len(wrong) > 0 {
		return &outcome.Outcome{Wrong: wrong}
	}
	after := u.draft
	answers, conflicts := review.Merge(u.draft.Answers, u.draft.Declined, others)
	if len(conflicts) > 0 && f.asks(p, paths) {
		return p.settleConflicts(u, others, f.screenFlags)
	}
	after.Answers = answers
	var open []review.Conflict
	for _, c := range conflicts {
		level := c.Mine.Level
		switch {
		case f.prefer == "theirs" && len(c.Theirs) == 1:
			level = c.Theirs[0].Level
		case f.prefer == "mine" && level != "" && level != questionnaire.Unknown:
		default:
			open = append(open, c)
			continue
		}
		after.Settle(c, level)
	}
	if len(open) > 0 {
		if err := p.PrintText(text.Conflicts(u.q, open)); err != nil {
			return err
		}
		return &outcome.Outcome{Code: outcome.ExitFindings, Closing: fmt.Sprintf("nothing is merged into %s; decide with --prefer mine or --prefer theirs, or correct a form", u.name)}
	}
	return p.take(u, after)
}

// settleConflicts lets conflicts be settled in the wizard. A draft goes on from
// there; a record is written where all are settled, and left as it is otherwise.
func (p *program) settleConflicts(u under, others []review.Answered, s screenFlags) error {
	d := p.reviews(reviews.Config{})
	if u.path != "" {
		work := session.Work{Draft: u.draft, Questionnaire: u.q, Merge: &session.Merge{Others: others, Record: pathname.Shown(u.path)}}
		p.OpenScreen()
		o, err := p.runWizard(show{store: d, q: d.Questionnaire(), work: &work, out: p.Stdout}, s)
		p.CloseScreen()
		switch {
		case err != nil:
			return err
		case o.Interrupted:
			return outcome.ErrInterrupted
		case o.Answers == nil:
			return &outcome.Outcome{Code: outcome.ExitFindings, Closing: fmt.Sprintf("nothing is merged into %s", u.name)}
		}
		after := u.draft
		after.Answers = o.Answers
		return p.take(u, after)
	}
	work, err := p.unchanged(d, u)
	if err != nil {
		return errors.Join(err, d.Close())
	}
	work.Merge = &session.Merge{Others: others}
	return p.interact(d, &work, s)
}

// unchanged opens a draft that is as it was when it was found.
func (p *program) unchanged(d *reviews.Store, u under) (session.Work, error) {
	work, err := d.Continue(u.id)
	if err == nil && work.ReadOnly != "" {
		err = usage.Errorf("draft %s is open in another wizard", u.id).WithHint("close it there first")
	}
	if err == nil && !reflect.DeepEqual(work.Draft.Answers, u.draft.Answers) {
		err = usage.Errorf("draft %s was changed meanwhile", u.id).WithHint("run the command again")
	}
	return work, err
}

// take writes merged answers into the draft or the record, and into the draft also
// what conflicts were settled against.
func (p *program) take(u under, after review.Draft) error {
	taken, gained := text.Merged(u.draft.Answers, after.Answers)
	a := questionnaire.Assess(u.q, after.Answers)
	line := fmt.Sprintf("merged into %s: %s, %s; verdict %s, %d open, %d unknown", u.name, taken, gained, a.Verdict(), len(a.Open), len(a.Unknown))
	if u.path != "" {
		done, err := p.records().Update(u.path, records.Change{Answers: after.Answers, Of: u.draft.Answers}, false)
		if err != nil {
			return err
		}
		return p.PrintDone(u.name+" has the answers", append([]string{line}, goneLines(done)...)...)
	}
	d := p.reviews(reviews.Config{})
	work, err := p.unchanged(d, u)
	if err == nil {
		work.Draft.Answers, work.Draft.Declined = after.Answers.Sorted(u.q), after.Declined
		err = d.Save(u.id, work.Draft, work.At)
	}
	if err = errors.Join(err, d.Close()); err != nil {
		return err
	}
	return p.PrintDone(u.name+" has the answers", line)
}
