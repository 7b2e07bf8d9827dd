package command

import (
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/ui/command/voice"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
)

// A command that is made without the others is the one that it is among them,
// and none of the others is made.
func TestLawACommandAloneIsTheSame(t *testing.T) {
	made := func(asked string) *cobra.Command {
		return newRoot(&program{Voice: &voice.Voice{}, library: fixture.Library()}, asked)
	}
	all := made("")
	for _, g := range groups() {
		for _, e := range g.commands {
			root := made(e.name)
			if n := len(root.Commands()); n != 1 {
				t.Errorf("%s: %d commands are made", e.name, n)
			}
			among, _, err := all.Find([]string{e.name})
			if err != nil || among == all {
				t.Fatalf("%s is no command: %v", e.name, err)
			}
			alone, _, err := root.Find([]string{e.name})
			if err != nil || alone == root {
				t.Fatalf("%s is not made where it is asked: %v", e.name, err)
			}
			for _, c := range []*cobra.Command{among, alone} {
				c.InitDefaultHelpFlag()
			}
			if diff := cmp.Diff(among.Long+among.UsageString(), alone.Long+alone.UsageString()); diff != "" {
				t.Errorf("%s (-among -alone):\n%s", e.name, diff)
			}
		}
	}
}
