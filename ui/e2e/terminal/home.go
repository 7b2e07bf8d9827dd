//go:build unix

package terminal

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Home is where the drafts and the records of one test lie.
type Home struct {
	State string // the folder of drafts lies in it
	Work  string // the folder that the program is started in

	program Program
}

// Home makes an empty home, which goes with the test.
func (p Program) Home(t testing.TB) Home {
	t.Helper()
	// go test notes what a test looks at, and so runs it again after a change.
	if _, err := os.Stat(p.main); err != nil {
		t.Fatal(err)
	}
	return Home{t.TempDir(), t.TempDir(), p}
}

// Env is the environment of whatever runs in the home, and more: later entries
// win. The program is the first on its path.
func (h Home) Env(more ...string) []string {
	path := filepath.Dir(h.program.Path) + string(os.PathListSeparator) + os.Getenv("PATH")
	return append([]string{"PATH=" + path, "HOME=" + h.State, "XDG_STATE_HOME=" + h.State, "TERM=xterm-256color", "LANG=C.UTF-8"}, more...)
}

// Command is a program that would run in the home.
func (h Home) Command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = h.Work, h.Env()
	return cmd
}

// Run runs the program without a terminal, and without input.
func (h Home) Run(t testing.TB, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := h.Command(h.program.Path, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

// Draft is the file of the first draft of the home.
func (h Home) Draft() string { return filepath.Join(h.State, "flowverdict", "drafts", "1.json") }
