// Package arguments says which arguments a command takes, and in which formats it
// answers. What does not fit is a usage error that says what does.
//
// It may import the usage error, and the library that reads command lines.
package arguments

import (
	"fmt"

	"flowverdict/ui/command/usage"

	"github.com/spf13/cobra"
)

// None allows no argument. One in place of a command is taken for a command that
// there is not.
func None(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !c.HasParent() {
		hint := fmt.Sprintf("see %s --help", c.CommandPath())
		if near := c.SuggestionsFor(args[0]); len(near) > 0 {
			hint = fmt.Sprintf("did you mean %q?", near[0])
		}
		return usage.Errorf("there is no command %q", args[0]).WithHint("%s", hint)
	}
	return usage.Errorf("%s takes no arguments, got %q", c.CommandPath(), args[0]).WithHint("see %s --help", c.CommandPath())
}

// AtMostOne allows one argument, which is a what.
func AtMostOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 1 {
			return usage.Errorf("%s takes one %s at most, got %d", c.CommandPath(), what, len(args)).WithHint("see %s --help", c.CommandPath())
		}
		return nil
	}
}

// ExactlyOne demands one argument, which is a what.
func ExactlyOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != 1 {
			return usage.Errorf("%s needs one %s, got %d", c.CommandPath(), what, len(args)).WithHint("see %s --help", c.CommandPath())
		}
		return nil
	}
}

// AtLeastTwo takes one thing, and one or more of another.
func AtLeastTwo(first, others string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) < 2 {
			return usage.Errorf("%s needs a %s and a %s", c.CommandPath(), first, others).WithHint("see %s --help", c.CommandPath())
		}
		return nil
	}
}

// AtLeastOne demands arguments, each of which is a what.
func AtLeastOne(what string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage.Errorf("%s needs a %s", c.CommandPath(), what).WithHint("see %s --help", c.CommandPath())
		}
		return nil
	}
}
