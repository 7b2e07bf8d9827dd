package jobcontrol

import (
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/term"

	"flowverdict/internal/crash"
)

// Terminal is the terminal of a wizard: lent to another program, or left while
// the wizard is stopped.
type Terminal struct {
	In, Out *os.File // nil where they are no files

	// Give gives the terminal back as it was found, and Take takes it again; nil
	// where Bubble Tea does both.
	Give, Take func()
	// Again takes the terminal as if nobody had it, without giving it back first.
	Again func()

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
	return tea.Exec(act(func() {
		t.Without(func() { stopped = t.control != nil && t.control.stop() })
	}), func(error) tea.Msg { return done(stopped) })
}

// Redraw takes the terminal anew: a shell may have changed everything about it. It
// is not given back meanwhile, where that can be had: a key that comes then would
// become another one, as enter does where lines are edited.
func (t *Terminal) Redraw() tea.Cmd {
	if t.Again != nil {
		t.Again()
		return nil
	}
	return tea.Exec(act(func() {}), nil)
}

// Without does something while the terminal is as it was found.
func (t *Terminal) Without(do func()) {
	if t.Give != nil {
		t.Give()
		defer t.Take()
	}
	do()
}

// Sizes tells the size of the terminal, and each other one that it gets, until end
// is called. Of what is no terminal it tells nothing.
func (t *Terminal) Sizes(is func(width, height int)) (end func()) {
	if t.Out == nil || !term.IsTerminal(t.Out.Fd()) {
		return func() {}
	}
	tell := func() {
		if width, height, err := term.GetSize(t.Out.Fd()); err == nil {
			is(width, height)
		}
	}
	changes, ended := make(chan os.Signal, 1), make(chan struct{})
	notify(changes, resizing())
	go func() {
		defer crash.Guard(new(error))
		tell()
		for {
			select {
			case <-changes:
				tell()
			case <-ended:
				return
			}
		}
	}()
	return func() {
		signal.Stop(changes)
		close(ended)
	}
}

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
