//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/hinshun/vt10x"
)

// binary is the real program, built once for all tests of this package.
var binary string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "flowverdict")
	if err != nil {
		panic(err)
	}
	binary = filepath.Join(dir, "flowverdict")
	build := exec.Command("go", "build", "-o", binary, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // as a release is built: it starts a third faster
	if out, err := build.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%v\n%s", err, out))
	}
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// screen is the program in a terminal of a fixed size.
type screen struct {
	t    *testing.T
	pty  *os.File
	term vt10x.Terminal
	cmd  *exec.Cmd
	done chan struct{} // closed when the program's output has ended

	mu      sync.Mutex
	raw     bytes.Buffer
	changed chan struct{} // gets a value after each piece of output
}

// home is where a test's drafts and records lie.
type home struct{ state, work string }

func newHome(t *testing.T) home {
	t.Helper()
	return home{t.TempDir(), t.TempDir()}
}

func (h home) env(more ...string) []string {
	env := []string{"PATH=" + os.Getenv("PATH"), "HOME=" + h.state, "XDG_STATE_HOME=" + h.state, "TERM=xterm-256color", "LANG=C.UTF-8"}
	return append(env, more...)
}

func (h home) run(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(binary, args...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = h.work, h.env(), &out, &errs
	err := cmd.Run()
	if _, failed := err.(*exec.ExitError); err != nil && !failed {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func start(t *testing.T, h home, width, height int, env []string, args ...string) *screen {
	t.Helper()
	cmd := exec.Command(binary, args...)
	cmd.Dir, cmd.Env = h.work, h.env(env...)
	f, err := pty.StartWithSize(cmd, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)})
	if err != nil {
		t.Fatal(err)
	}
	f = pollable(t, f)
	// The emulator's answers to questions go nowhere: a terminal that is silent.
	s := &screen{t: t, pty: f, term: vt10x.New(vt10x.WithSize(width, height)), cmd: cmd, done: make(chan struct{}), changed: make(chan struct{}, 1)}
	go s.read()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = f.Close()
	})
	return s
}

// pollable reopens a file whose descriptor was asked for, which made it
// blocking: only a file that is polled can be closed while it is read.
func pollable(t *testing.T, f *os.File) *os.File {
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

func (s *screen) read() {
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

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.term.String()
}

func (s *screen) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

// wait returns when the screen shows the text.
func (s *screen) wait(text string) {
	s.t.Helper()
	s.until(text, func(shown string) bool { return strings.Contains(shown, text) })
}

// until returns when the screen is as it should be; it waits for output, not
// for time to pass.
func (s *screen) until(what string, is func(shown string) bool) {
	s.t.Helper()
	limit := time.After(20 * time.Second)
	for !is(s.text()) {
		select {
		case <-s.changed:
		case <-s.done:
			if is(s.text()) {
				return
			}
			s.t.Fatalf("ended before %q was shown:\n%s", what, s.text())
		case <-limit:
			s.t.Fatalf("%q was never shown:\n%s", what, s.text())
		}
	}
}

func (s *screen) send(keys string) {
	s.t.Helper()
	if _, err := s.pty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

func (s *screen) signal(sig syscall.Signal) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
}

// end waits until the program has ended and returns its exit code.
func (s *screen) end() int {
	s.t.Helper()
	select {
	case <-s.done:
	case <-time.After(20 * time.Second):
		s.t.Fatalf("does not end:\n%s", s.text())
	}
	_ = s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}
