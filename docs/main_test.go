//go:build unix

// Package docs holds the tests of the documentation: what the pages show is
// what the program does.
package docs

import (
	"os"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// program is the real program, built once for all tests of this package.
var program terminal.Program

// TestMain runs the tests in the root of the module, so that pages have the
// names that they have there.
func TestMain(m *testing.M) {
	if err := os.Chdir(".."); err != nil {
		panic(err)
	}
	os.Exit(terminal.Main(m, ".", &program))
}

const (
	enter = terminal.Enter
	down  = terminal.Down
	end   = terminal.End
)
