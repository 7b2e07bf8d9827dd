package command

import (
	"errors"
	"path/filepath"

	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/records"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

func newRevise(p *program) *cobra.Command {
	var s screenFlags
	var name string
	var measured []string
	var due bool
	var within int
	c := &cobra.Command{
		Use:   "revise RECORD | --due [PATH…]",
		Short: "Review again what a record is about, and supersede it",
		Long: `Begin a new review from a record: its subject, answers and conditions are taken
over, the decision is not. Where a newer version of the questionnaire asks, an
answer is taken over as far as it means the same there, and the rest is asked
anew, with the reason. The new record is written to the folder of the old
one and supersedes it. What was decided holds until the new record is accepted;
then the old one is marked as superseded, and keeps its decision.

--due begins a review of each record that is to be looked at again by today, or
--within so many days: its review or the end of its exception falls due. Each
becomes a draft, one table tells of all, and nothing is asked; a record that a
draft reviews already gets no second one. PATH is what list takes. What is wrong
with one record stops no other; the exit code is 1 then.`,
		Example: `  flowverdict revise docs/decisions/0001-acmectl.yaml
  flowverdict revise --due --within 30 docs/decisions`,
		Args: func(c *cobra.Command, args []string) error {
			if due {
				return nil
			}
			return arguments.ExactlyOne("record")(c, args)
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := checkDue(c, due, within); err != nil {
				return err
			}
			if due {
				return p.reviseDue(args, within)
			}
			if err := s.check(); err != nil {
				return err
			}
			if name != "" {
				if err := records.ValidName(name); err != nil {
					return err
				}
			}
			if args[0] == "-" {
				return usage.Errorf("%s changes the files of a record, and standard input has none", c.CommandPath()).WithHint("name the record's file")
			}
			p.mend(filepath.Dir(args[0]))
			if _, _, err := p.records().Read(args[0]); err != nil {
				return err
			}
			d := p.reviews(reviews.Config{Out: filepath.Dir(args[0]), Name: name})
			work, err := d.ReviseFile(args[0])
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
	c.Flags().BoolVar(&due, "due", false, "begin a draft for each record that is to be reviewed again by today")
	c.Flags().IntVar(&within, "within", 0, "with --due: or within this number of days")
	c.Flags().StringVar(&name, "name", "", "name of the new record and its files (default: the next number and the subject's name)")
	s.add(c)
	s.addOrder(c)
	return c
}

// checkDue refuses flags that --due has no use for, and those that are its own.
func checkDue(c *cobra.Command, due bool, within int) error {
	if !due {
		if c.Flags().Changed("within") {
			return usage.Errorf("--within says which records are due").WithHint("add --due")
		}
		return nil
	}
	for _, one := range []string{"name", "evidence", "order", "linear", "ascii", "no-color"} {
		if c.Flags().Changed(one) {
			return usage.Errorf("--%s is about one review, and --due begins as many as are due", one).WithHint("leave it out; each draft can be gone on with by itself")
		}
	}
	if within < 0 {
		return usage.Errorf("--within %d is not a number of days", within).WithHint("write 0 or more")
	}
	return nil
}

// mend finishes or takes back what an interrupted write left in a folder. Where
// that cannot be done now, it is said, and whoever writes there is kept from it.
func (p *program) mend(dir string) {
	if err := p.writer.Mend(dir); err != nil {
		p.Note("%s", err)
	}
}
