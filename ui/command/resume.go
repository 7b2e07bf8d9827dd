package command

import (
	"flowverdict/ui/command/arguments"
	"flowverdict/ui/command/reviews"

	"github.com/spf13/cobra"
)

func newResume(p *program) *cobra.Command {
	var s screenFlags
	var out string
	var latest bool
	c := &cobra.Command{
		Use:   "resume [DRAFT]",
		Short: "Continue a review that is not finished",
		Long: `Continue a draft: the one that was saved last, or the one with this number or
subject. The record is written to the folder where the review was begun, unless
--out names another. It goes on by the version of the questionnaire that it was
begun with; --latest takes it over to the newest one, and what does not mean the
same there is asked anew.`,
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
			id, err := findDraft(list, wanted)
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
			return p.interact(d, &work, s)
		},
	}
	c.Flags().StringVar(&out, "out", "", "folder to write the record to")
	c.Flags().BoolVar(&latest, "latest", false, "take the draft over to the newest version of its questionnaire")
	s.add(c)
	s.addOrder(c)
	return c
}
