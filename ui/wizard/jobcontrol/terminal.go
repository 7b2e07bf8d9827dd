package jobcontrol

import (
	"io"
	"os"
	"sync/atomic"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"
)

// Terminal is the terminal of a wizard: lent to another program, or left while
// the wizard is stopped.
type Terminal struct {
	In, Out *os.File // nil where they are no files

	lent    atomic.Bool
	told    chan os.Signal
	control *control
}

// NewTerminal returns the terminal that a wizard reads from and writes to.
func NewTerminal(in io.Reader, out io.Writer) *Terminal {
	t := &Terminal{told: make(chan os.Signal, 1)}
	t.In, _ = in.(*os.File)
	t.Out, _ = out.(*os.File)
	return t
}

// Follow obeys a shell until end is called: stop is called when the program is
// to stop, and does so by [Terminal.Suspend]; continued is called when it goes on
// after it was stopped by force.
func (t *Terminal) Follow(stop, continued func()) (end func()) {
	t.control = follow(stop, continued)
	return t.control.end
}

// Away notes that another program has the terminal, or has given it back.
func (t *Terminal) Away(away bool) {
	t.lent.Store(away)
	if t.control != nil {
		t.control.away.Store(away)
	}
}

// Ends reports whether a signal ends the wizard. What the terminal sends to all
// that run on it is the other program's while that has it.
func (t *Terminal) Ends(signal os.Signal) bool {
	return !t.lent.Load() || signal != os.Interrupt && signal != syscall.SIGQUIT
}

// Tell passes on a signal that ends the wizard, to whom [Terminal.Told] is for.
func (t *Terminal) Tell(signal os.Signal) {
	select {
	case t.told <- signal:
	default:
	}
}

// Told brings the signal that ends the wizard to who waits for the other program.
func (t *Terminal) Told() <-chan os.Signal { return t.told }

// Suspend stops the program, and those that share the terminal with it, until a
// shell continues it. The terminal is as it was found meanwhile. done says
// whether it was stopped: where no shell could continue it, it is not.
func (t *Terminal) Suspend(done func(stopped bool) tea.Msg) tea.Cmd {
	stopped := false
	return tea.Exec(act(func() { stopped = t.control != nil && t.control.stop() }), func(error) tea.Msg { return done(stopped) })
}

// Redraw takes the terminal anew: a shell may have changed everything about it.
func (t *Terminal) Redraw() tea.Cmd { return tea.Exec(act(func() {}), nil) }

// act is something to be done while the terminal is as it was found.
type act func()

// Run implements [tea.ExecCommand].
func (a act) Run() error { a(); return nil }

// SetStdin implements [tea.ExecCommand].
func (act) SetStdin(io.Reader) {}

// SetStdout implements [tea.ExecCommand].
func (act) SetStdout(io.Writer) {}

// SetStderr implements [tea.ExecCommand].
func (act) SetStderr(io.Writer) {}
