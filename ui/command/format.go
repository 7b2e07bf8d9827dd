package command

import (
	"strings"

	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// format is one way to write what a command answers.
type format[T any] struct {
	name  string
	write func(T) ([]byte, error)
}

// formats are all ways to write an answer, the usual one first. The flag, its
// help and the message that lists the names follow from this table.
type formats[T any] []format[T]

// asText makes a writer of one that cannot fail.
func asText[T any](write func(T) string) func(T) ([]byte, error) {
	return func(x T) ([]byte, error) { return []byte(write(x)), nil }
}

func (f formats[T]) names() string {
	names := make([]string, len(f))
	for i, x := range f {
		names[i] = x.name
	}
	return strings.Join(names, ", ")
}

// addFlag adds --format to a command.
func (f formats[T]) addFlag(c *cobra.Command, name *string) {
	c.Flags().StringVar(name, "format", f[0].name, "one of "+f.names())
}

// named returns the writer of a format, or a usage error that lists all names.
func (f formats[T]) named(name string) (func(T) ([]byte, error), error) {
	for _, x := range f {
		if x.name == name {
			return x.write, nil
		}
	}
	return nil, usage.Errorf("there is no format %q", name).WithHint("use one of %s", f.names())
}

// printAs prints an answer by a writer of its formats.
func printAs[T any](e Env, write func(T) ([]byte, error), answer T) error {
	content, err := write(answer)
	if err != nil {
		return err
	}
	return e.print(string(content))
}
