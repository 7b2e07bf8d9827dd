package early_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"syscall"
	"testing"

	_ "github.com/charmbracelet/bubbletea"
	"github.com/creack/pty"

	_ "flowverdict/ui/wizard/early"
)

// A program that links Bubble Tea, started on a terminal that answers nothing,
// must not ask that terminal anything. The program is this test, run with no
// test to do.
func TestTheTerminalIsAskedNothing(t *testing.T) {
	command := exec.Command(os.Args[0], "-test.run=^$")
	command.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=", "NO_COLOR=")
	terminal, err := pty.Start(command)
	if err != nil {
		t.Skipf("no pseudo terminal: %v", err)
	}
	defer terminal.Close()
	out, err := io.ReadAll(terminal)
	if err != nil && !errors.Is(err, syscall.EIO) { // how Linux ends a pseudo terminal
		t.Fatal(err)
	}
	if err := command.Wait(); err != nil {
		t.Fatal(err)
	}
	if i := bytes.IndexByte(out, 0x1b); i >= 0 {
		t.Errorf("at start the terminal got %q", out[i:])
	}
}
