package command

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/json"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/usage"
	"flowverdict/ui/drafts"
	"flowverdict/ui/session"

	"github.com/spf13/cobra"
)

func newDrafts(p *program) *cobra.Command {
	var deleted bool
	var format string
	c := &cobra.Command{
		Use:   "drafts",
		Short: "List the reviews that are not finished",
		Long: fmt.Sprintf(`List the reviews that are not finished. A draft that was deleted on the start
screen is kept for %d days: --deleted lists these, and drafts restore brings one
back. A draft whose questions others were asked says for whom it waits. Where two
have one subject, what tells them apart stands beside them.`, drafts.Kept),
		Args: arguments.None,
		RunE: func(*cobra.Command, []string) error {
			store := p.store()
			read, none, when := store.List, "no drafts; begin one with: flowverdict assess", "SAVED"
			if deleted {
				read, none, when = func(time.Time) ([]drafts.Info, error) { return store.Deleted() }, "no deleted drafts", "DELETED"
			} else {
				p.reviews(reviews.Config{Out: "-"})
			}
			write, err := p.draftFormats(when).Named(format)
			if err != nil {
				return err
			}
			list, err := read(p.Now())
			if err != nil {
				return err
			}
			if len(list) == 0 {
				p.Note("%s", none)
				if format == p.draftFormats(when)[0].Name {
					return nil
				}
			}
			content, err := write(list)
			if err != nil {
				return err
			}
			return p.Print(string(content))
		},
	}
	p.draftFormats("").AddFlag(c, &format)
	c.Flags().BoolVar(&deleted, "deleted", false, "list the drafts that were deleted and can be brought back")
	c.AddCommand(newRestore(p))
	return c
}

// draftFormats are the ways to write a list of drafts.
func (p *program) draftFormats(when string) arguments.Formats[[]drafts.Info] {
	return arguments.Formats[[]drafts.Info]{
		{Name: "text", Write: arguments.Text(func(list []drafts.Info) string { return p.draftTable(list, when) })},
		{Name: "json", Write: p.draftsJSON},
	}
}

func newRestore(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "restore DRAFT",
		Short: "Bring a deleted draft back",
		Args:  arguments.ExactlyOne("draft"),
		RunE: func(_ *cobra.Command, args []string) error {
			store := p.store()
			list, err := store.Deleted()
			if err != nil {
				return err
			}
			if len(reviews.DraftsMeant(list, args[0])) == 0 {
				return usage.Errorf("there is no deleted draft %q", args[0]).WithHint("flowverdict drafts --deleted lists them")
			}
			id, err := reviews.FindDraft(list, args[0])
			if err != nil {
				return err
			}
			if err := store.Restore(id); err != nil {
				return err
			}
			p.Note("draft %s is back; go on with: %s", id, p.commandLine("resume", id))
			return nil
		},
	}
}

func newResume(p *program) *cobra.Command {
	var s screenFlags
	var out string
	var measured []string
	var latest bool
	c := &cobra.Command{
		Use:   "resume [DRAFT]",
		Short: "Continue a review that is not finished",
		Long: `Continue a draft: the one that was saved last, or the one with this number or
subject. Where two have the subject, a number says which. The record is written to
the folder where the review was begun, unless --out names another. It goes on by the
version of the questionnaire that it was begun with; --latest takes it over to the
newest one, and what does not mean the same there is asked anew.`,
		Args: arguments.AtMostOne("draft"),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := s.check(); err != nil {
				return err
			}
			list, err := p.store().List(p.Now())
			if err != nil {
				return err
			}
			wanted := ""
			if len(args) == 1 {
				wanted = args[0]
			}
			id, err := reviews.FindDraft(list, wanted)
			if err != nil {
				return err
			}
			d := p.reviews(reviews.Config{Out: out})
			if is, err := p.printSettled(d, id); is || err != nil {
				return err
			}
			continued := d.Continue
			if latest {
				continued = d.Lift
			}
			work, err := continued(id)
			if err != nil {
				return err
			}
			if err := p.takeIn(d, &work, measured); err != nil {
				return errors.Join(err, d.Close())
			}
			return p.interact(d, &work, s)
		},
	}
	addEvidence(c, &measured)
	c.Flags().StringVar(&out, "out", "", "folder to write the record to")
	c.Flags().BoolVar(&latest, "latest", false, "take the draft over to the newest version of its questionnaire")
	s.add(c)
	s.addOrder(c)
	return c
}

// store is the folder of drafts, without what wizards left in it that were
// killed. Where there can be none, a review is possible all the same.
func (p *program) store() drafts.Store {
	dir, err := drafts.Folder(p.Getenv)
	if err != nil {
		return drafts.Nowhere(err)
	}
	s := drafts.In(dir)
	s.Tidy(p.Now())
	return s
}

func (p *program) draftTable(list []drafts.Info, when string) string {
	head := []string{"DRAFT", "SUBJECT", "ANSWERED", when}
	waits := slices.ContainsFunc(list, func(d drafts.Info) bool { return len(p.waiting(d)) > 0 })
	if waits {
		head = append(head, "WAITING FOR")
	}
	apart := drafts.Apart(list)
	differ := slices.ContainsFunc(apart, func(d drafts.Difference) bool { return d.In != "" })
	if differ {
		head = append(head, "DIFFERS")
	}
	rows := [][]string{append(head, "FOLDER")}
	for i, d := range list {
		if d.Err != nil {
			rows = append(rows, []string{d.ID, d.Err.Error()})
			continue
		}
		answered, total := reviews.Progress(p.library, d.Draft)
		row := []string{d.ID, subjectOr(d.Entered.Subject.Name), fmt.Sprintf("%d of %d", answered, total), d.Age(p.Now())}
		if waits {
			said := "-"
			if list := p.waiting(d); len(list) > 0 {
				said = session.WaitingFor(p.asking(d), list, p.today())
			}
			row = append(row, said)
		}
		if differ {
			row = append(row, cmp.Or(apart[i].In, "-"))
		}
		rows = append(rows, append(row, d.Folder))
	}
	return text.Table(rows)
}

// asking is the questionnaire that a draft answers, or nil.
func (p *program) asking(d drafts.Info) *questionnaire.Questionnaire {
	return p.library.Get(d.Questionnaire.ID, d.Questionnaire.Version)
}

// waiting is for whom a draft waits.
func (p *program) waiting(d drafts.Info) []session.Waiting {
	q := p.asking(d)
	if d.Err != nil || q == nil {
		return nil
	}
	return session.StillWaiting(q, d.Entered.Answers, d.Waiting)
}

func (p *program) draftsJSON(list []drafts.Info) ([]byte, error) {
	out := make([]json.Draft, len(list))
	for i, d := range list {
		x := &out[i]
		if x.ID = d.ID; d.Err != nil {
			x.Unusable = text.Line(d.Err.Error())
			continue
		}
		x.Subject, x.Folder = d.Entered.Subject.Name, d.Folder
		x.Begun, x.Supersedes = d.Entered.Review.Date, d.Entered.Review.Supersedes
		x.Answered, x.Total = reviews.Progress(p.library, d.Draft)
		if when := d.When.UTC(); !d.When.IsZero() {
			x.Saved = &when
		}
		for _, w := range p.waiting(d) {
			x.Waiting = append(x.Waiting, json.Waiting(w))
		}
	}
	return json.Drafts(out)
}

func subjectOr(name string) string {
	if name = text.Line(name); name != "" {
		return name
	}
	return "(no name yet)"
}

// printSettled prints the closing lines of a review that had been written when
// it was to be gone on with; false where it had not.
func (p *program) printSettled(d *reviews.Store, draft string) (bool, error) {
	i := slices.IndexFunc(d.Settled(), func(x reviews.Settled) bool { return x.Draft == draft })
	if i < 0 {
		return false, nil
	}
	x := d.Settled()[i]
	r, q, err := p.records().Read(x.Paths.YAML)
	if err != nil {
		return true, err
	}
	return true, p.printAssessed(q, records.Written{Record: r}, x.Folder)
}
