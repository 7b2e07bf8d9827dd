package arguments

import (
	"strings"

	"flowverdict/internal/text"
	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// Format is one way to write what a command answers.
type Format[T any] struct {
	Name  string
	Write func(T) ([]byte, error)
}

// Formats are all ways to write an answer, the usual one first. The flag, its
// help and the message that lists the names follow from this table.
type Formats[T any] []Format[T]

// Text makes a writer of one that cannot fail and writes text for people, which
// may hold their own.
func Text[T any](write func(T) string) func(T) ([]byte, error) {
	return func(x T) ([]byte, error) { return []byte(text.GuardLines(write(x))), nil }
}

func (f Formats[T]) list() []string {
	names := make([]string, len(f))
	for i, x := range f {
		names[i] = x.Name
	}
	return names
}

func (f Formats[T]) names() string { return strings.Join(f.list(), ", ") }

// AddFlag adds --format to a command.
func (f Formats[T]) AddFlag(c *cobra.Command, name *string) {
	c.Flags().StringVar(name, "format", f[0].Name, "one of "+f.names())
	complete := cobra.FixedCompletions(f.list(), cobra.ShellCompDirectiveNoFileComp|cobra.ShellCompDirectiveKeepOrder)
	_ = c.RegisterFlagCompletionFunc("format", complete) // fails for a flag that is not there only
}

// Named returns the writer of a format, or a usage error that lists all names.
func (f Formats[T]) Named(name string) (func(T) ([]byte, error), error) {
	for _, x := range f {
		if x.Name == name {
			return x.Write, nil
		}
	}
	return nil, usage.Errorf("there is no format %q", name).WithHint("use one of %s", f.names())
}
