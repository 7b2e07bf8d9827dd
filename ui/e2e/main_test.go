//go:build unix

// Package e2e holds tests that drive the built program from outside.
package e2e

import (
	"os"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/ui/e2e/terminal"
)

// program is the real program, built once for all tests of this package.
var program terminal.Program

func TestMain(m *testing.M) { os.Exit(terminal.Main(m, "../..", fixture.Version, &program)) }

const (
	enter = terminal.Enter
	right = terminal.Right
	down  = terminal.Down
)
