//go:build unix

package terminal

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// patience is how long a test waits for what should come at once, on a machine
// that others load.
const patience = 20 * time.Second

// Screen is the program in a terminal of a fixed size.
type Screen struct {
	t    testing.TB
	pty  *os.File
	term vt10x.Terminal
	cmd  *exec.Cmd
	done chan struct{} // closed when the program's output has ended

	mu      sync.Mutex
	raw     bytes.Buffer
	changed chan struct{} // gets a value after each piece of output
}

// Start runs the program in a terminal, in the home's environment and more. It
// is killed when the test ends.
func (h Home) Start(t testing.TB, width, height int, env []string, args ...string) *Screen {
	t.Helper()
	cmd := h.Command(h.program.Path, args...)
	cmd.Env = h.Env(env...)
	return StartCommand(t, width, height, cmd)
}

// StartCommand is [Home.Start] of another program than this one, such as a shell.
func StartCommand(t testing.TB, width, height int, cmd *exec.Cmd) *Screen {
	t.Helper()
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err != nil {
		t.Fatal(err)
	}
	f = pollable(t, f)
	// The emulator's answers to questions go nowhere: a terminal that is silent.
	s := &Screen{t: t, pty: f, term: vt10x.New(vt10x.WithSize(width, height)), cmd: cmd, done: make(chan struct{}), changed: make(chan struct{}, 1)}
	go s.read()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = f.Close()
	})
	return s
}

// pollable reopens a file whose descriptor was asked for, which made it
// blocking: only a file that is polled can be closed while it is read.
func pollable(t testing.TB, f *os.File) *os.File {
	t.Helper()
	fd, err := syscall.Dup(int(f.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	return os.NewFile(uintptr(fd), "terminal")
}

func (s *Screen) read() {
	defer close(s.done)
	buffer := make([]byte, 4096)
	for {
		n, err := s.pty.Read(buffer)
		s.mu.Lock()
		s.raw.Write(buffer[:n])
		_, _ = s.term.Write(buffer[:n])
		s.mu.Unlock()
		select {
		case s.changed <- struct{}{}:
		default:
		}
		if err != nil {
			return
		}
	}
}

// Text is what the terminal shows, line by line.
func (s *Screen) Text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.term.String()
}

// Output is every byte that the program has put out.
func (s *Screen) Output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

// frameEnd is where a frame leaves the cursor, and whether that is shown.
var frameEnd = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\x1b\[\d+(;\d*)?H(\x1b\[\?25[hl])?$`) })

// Frame is what the terminal shows, and every byte of output up to there, where
// the program is done with a frame; both are empty while it draws one.
func (s *Screen) Frame() (shown, output string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !frameEnd().Match(s.raw.Bytes()) {
		return "", ""
	}
	return s.term.String(), s.raw.String()
}

// Wait returns when the terminal shows the text.
func (s *Screen) Wait(text string) {
	s.t.Helper()
	s.Until(text, func(shown string) bool { return strings.Contains(shown, text) })
}

// Until returns when the terminal shows what it should, which what says in
// words; it waits for output, not for time to pass.
func (s *Screen) Until(what string, is func(shown string) bool) {
	s.t.Helper()
	limit := time.After(patience)
	for !is(s.Text()) {
		select {
		case <-s.changed:
		case <-s.done:
			if is(s.Text()) {
				return
			}
			s.t.Fatalf("ended before %q was shown:\n%s", what, s.Text())
		case <-limit:
			s.t.Fatalf("%q was never shown:\n%s", what, s.Text())
		}
	}
}

// WaitFrame waits until the program is done with a frame, and returns every
// byte that it has put out until then.
func (s *Screen) WaitFrame() (output string) {
	s.t.Helper()
	s.Until("the end of a frame", func(string) bool {
		_, output = s.Frame()
		return output != ""
	})
	return output
}

// Send types keys.
func (s *Screen) Send(keys string) {
	s.t.Helper()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// Signal sends the program a signal.
func (s *Screen) Signal(sig syscall.Signal) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
}

// Resize changes the size of the terminal.
func (s *Screen) Resize(width, height int) {
	s.t.Helper()
	s.mu.Lock()
	s.term.Resize(width, height)
	s.mu.Unlock()
	if err := pty.Setsize(s.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		s.t.Fatal(err)
	}
}

// Close takes the terminal away, as a closed window does.
func (s *Screen) Close() { _ = s.pty.Close() }

// End waits until the program has ended and returns its exit code.
func (s *Screen) End() int {
	s.t.Helper()
	select {
	case <-s.done:
	case <-time.After(patience):
		s.t.Fatalf("does not end:\n%s", s.Text())
	}
	_ = s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}
