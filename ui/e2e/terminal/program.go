//go:build unix

// Package terminal is test support: it builds the program and runs it in a
// folder of a test's own, in a pipe or in a terminal of a fixed size.
//
// It is for tests that drive the built program; no package of the program
// imports it.
package terminal

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	// What the program is made of belongs to what such a test depends on: a
	// kept result of it must not outlive a change of the program.
	_ "flowverdict/ui/command"
)

// Program is the built program.
type Program struct {
	Path string // absolute; the file is named flowverdict

	main string // the source that no test can import
}

// Main builds the program from the root of the module, runs the tests of a
// package and removes it again. It returns the tests' exit code. The program
// is built as a release is, without cgo, which lets it start a third faster.
func Main(m *testing.M, root string, program *Program) int {
	dir, err := os.MkdirTemp("", "flowverdict")
	if err != nil {
		panic(err)
	}
	defer func() { _ = os.RemoveAll(dir) }()
	program.Path, program.main = filepath.Join(dir, "flowverdict"), filepath.Join(root, "main.go")
	build := exec.Command("go", "build", "-o", program.Path, ".")
	build.Dir, build.Env = root, append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v\n%s", err, out))
	}
	return m.Run()
}

// Long leaves a test out where -short asks for a short run.
func Long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out of a short run")
	}
}
