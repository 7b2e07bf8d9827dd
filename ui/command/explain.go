package command

import (
	"strings"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/profile"
	"flowverdict/ui/command/repository"
	"flowverdict/ui/command/reviews"
	"flowverdict/ui/command/text"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

func newExplain(p *program) *cobra.Command {
	return &cobra.Command{
		Use:   "explain [ID…]",
		Short: "Explain questions, gates, verdicts, alternatives, sources, facts and rules",
		Long: `Explain what an id means and where it comes from: a question (browser), a level
of it (browser=none), a gate (local-browser), a verdict (governed), an
alternative (ciba), a mitigation (trusted-devices), a source (RFC 8628 5.4), a
measured fact (revocation.refresh), or a rule of validate (unknown-level). Without an id, everything is explained.`,
		RunE: func(_ *cobra.Command, args []string) error {
			all := text.GlossaryOf(p.library.Default()).WithProfile(p.profileHere(), p.library.Default())
			if len(args) == 0 {
				return p.PrintText(all.Text())
			}
			if named := all.Find(strings.Join(args, " ")); len(named) > 0 { // RFC 8628 5.4, without quotes
				return p.PrintText(named.Text())
			}
			var wanted text.Glossary
			for _, id := range args {
				found := all.Find(id)
				if len(found) == 0 {
					return unknownID(all.IDs(), id)
				}
				wanted = append(wanted, found...)
			}
			return p.PrintText(wanted.Text())
		},
	}
}

// profileHere is the organisation's profile where the present folder has one. What
// keeps it from being read is told, and keeps nothing from being explained.
func (p *program) profileHere() *profile.Profile {
	o := reviews.OrganisationOf(repository.ConfigurationOf("", false))
	if o.Wrong != nil {
		p.Note("no profile is looked at: %s", o.Wrong)
	}
	return o.Profile
}

func unknownID(known []string, id string) error {
	hint := "flowverdict explain, without an id, explains everything"
	if near := yamldoc.Nearest(id, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	return usage.Errorf("nothing has the id %q", id).WithHint("%s", hint)
}

// explainable are the ids that explain knows, each with its title.
func explainable(q *questionnaire.Questionnaire) []cobra.Completion {
	all := text.GlossaryOf(q)
	out, titles := all.IDs(), all.Titles()
	for i, id := range out {
		out[i] = cobra.CompletionWithDesc(id, titles[i])
	}
	return out
}
