// Package completion says what a shell completes: which values the arguments and
// flags of a command take, each with what it means.
//
// It may import what gives these values, and the library that reads command
// lines. It is asked only where a shell asks.
package completion

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/ui/drafts"

	"github.com/spf13/cobra"
)

// World is what values are taken from.
type World struct {
	// Library returns the questionnaires of the command line.
	Library func() (*library.Library, error)
	// Record returns the questionnaire that a record answers.
	Record func(path string) (*questionnaire.Questionnaire, error)
	// Drafts returns the drafts that can be continued, or those that were deleted.
	Drafts func(deleted bool) ([]drafts.Info, error)
	// Explained returns what has an id, each with its title.
	Explained func(*questionnaire.Questionnaire) []cobra.Completion
}

// Asked reports whether a command line is a question of a shell.
func Asked(args []string) bool {
	return len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd)
}

// Add has the commands complete their arguments and the values of their flags.
func Add(root *cobra.Command, w World) {
	v := values{w}
	arguments := v.arguments()
	for _, c := range all(root) {
		if complete := arguments[c.Name()]; complete != nil {
			c.ValidArgsFunction = complete
		}
		v.addFlags(c)
	}
}

// all are a command and those below it.
func all(c *cobra.Command) []*cobra.Command {
	out := []*cobra.Command{c}
	for _, child := range c.Commands() {
		out = append(out, all(child)...)
	}
	return out
}

// values are what can be completed in one run.
type values struct{ w World }

// asked is the questionnaire that is asked where none is named.
func (v values) asked() *questionnaire.Questionnaire {
	l, err := v.w.Library()
	if err != nil {
		return nil
	}
	return l.Default()
}

// none completes nothing: nobody knows the values but the person.
func none(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// fixed completes a closed list, in its order.
func fixed(list ...cobra.Completion) cobra.CompletionFunc {
	return func(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return list, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
}
