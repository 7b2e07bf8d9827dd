package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/ui/command"

	"github.com/spf13/cobra"
)

// Every command has a manual page that says what it is for, and every shell its
// script; written again they are the same to the byte.
func TestManual(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	for _, dir := range []string{one, two} {
		if err := write([]string{dir}, "1764000000"); err != nil {
			t.Fatal(err)
		}
	}
	var commands func(c *cobra.Command) int
	commands = func(c *cobra.Command) (n int) {
		if c.HasParent() && !c.IsAvailableCommand() || c.IsAdditionalHelpTopicCommand() {
			return 0
		}
		page := strings.ReplaceAll(c.CommandPath(), " ", "-") + ".1"
		if content := same(t, one, two, filepath.Join("man", page)); !strings.Contains(content, `"Nov 2025"`) || strings.Contains(content, "Auto generated") {
			t.Errorf("%s has another day or more than its text:\n%.400s", page, content)
		}
		for _, child := range c.Commands() {
			n += commands(child)
		}
		return n + 1
	}
	if n := commands(command.Commands()); n < 20 {
		t.Errorf("only %d commands have a page", n)
	}
	for _, script := range []string{"flowverdict", "_flowverdict", "flowverdict.fish", "flowverdict.ps1"} {
		if content := same(t, one, two, filepath.Join("completions", script)); !strings.Contains(content, "__complete") {
			t.Errorf("%s completes nothing", script)
		}
	}
}

func same(t *testing.T, one, two, name string) string {
	t.Helper()
	a, err := os.ReadFile(filepath.Join(one, name))
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(two, name)); err != nil || string(a) != string(b) {
		t.Errorf("%s is another one the second time: %v", name, err)
	}
	return string(a)
}

func TestManualNeedsAFolderAndADay(t *testing.T) {
	for _, x := range []struct {
		args  []string
		epoch string
	}{{nil, "0"}, {[]string{t.TempDir()}, ""}, {[]string{"a", "b"}, "0"}} {
		if err := write(x.args, x.epoch); err == nil {
			t.Errorf("%q with %q is taken", x.args, x.epoch)
		}
	}
}
