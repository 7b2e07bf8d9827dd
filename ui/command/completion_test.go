package command

import (
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/fixture"
	"flowverdict/ui/command/completion"
	"flowverdict/ui/command/voice"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// completing are all commands, with what a shell completes of them.
func completing() (out []*cobra.Command) {
	p := &program{Voice: &voice.Voice{}, library: fixture.Library()}
	root := newRoot(p, "")
	completion.Add(root, p.completed())
	for queue := []*cobra.Command{root}; len(queue) > 0; queue = queue[1:] {
		out, queue = append(out, queue[0]), append(queue, queue[0].Commands()...)
	}
	return out
}

// A flag whose help lists what it takes completes exactly that, and each flag that
// takes neither a file nor a number completes something or says that it cannot.
func TestFlagsCompleteWhatTheirHelpLists(t *testing.T) {
	seen := 0
	for _, c := range completing() {
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			_, listed, isList := strings.Cut(f.Usage, "one of ")
			if !isList {
				_, listed, isList = strings.Cut(f.Usage, ": ")
			}
			complete, ok := c.GetFlagCompletionFunc(f.Name)
			if !ok || !isList {
				if strings.Contains(f.Usage, "one of ") {
					t.Errorf("%s --%s completes nothing", c.CommandPath(), f.Name)
				}
				return
			}
			values, directive := complete(c, nil, "")
			if directive&cobra.ShellCompDirectiveFilterFileExt != 0 || len(values) == 0 {
				return
			}
			seen++
			var got []string
			for _, v := range values {
				value, _, _ := strings.Cut(v, "\t")
				got = append(got, value)
			}
			for _, want := range []string{strings.Join(got, ", "), strings.Join(got, " or "), text.And(got)} {
				if strings.HasPrefix(listed, want) {
					return
				}
			}
			t.Errorf("%s --%s: help lists %q, completed is %q", c.CommandPath(), f.Name, listed, got)
		})
	}
	if seen < 10 {
		t.Errorf("only %d flags list what they take", seen)
	}
}

// Every command that takes arguments completes them, or leaves files to the shell.
func TestArgumentsAreCompleted(t *testing.T) {
	files := []string{"list", "rejudge", "validate", "inspect", "probe", "check"}
	for _, c := range completing() {
		_, takes, any := strings.Cut(c.Use, " ")
		if !any || c.ValidArgsFunction != nil || len(c.ValidArgs) > 0 {
			continue
		}
		for _, name := range files {
			any = any && c.Name() != name
		}
		if any {
			t.Errorf("%s takes %s and completes nothing", c.CommandPath(), takes)
		}
	}
}
