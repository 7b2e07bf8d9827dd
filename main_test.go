//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// asProgram, in the environment, makes the test binary the program itself.
const asProgram = "FLOWVERDICT_TEST_AS_PROGRAM"

// crashing, in the environment, throws in a goroutine that nothing guards.
const crashing = "FLOWVERDICT_TEST_CRASHING"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		if os.Getenv(crashing) != "" {
			go func() {
				time.Sleep(50 * time.Millisecond)
				panic("no level")
			}()
		}
		main()
	}
	os.Exit(m.Run())
}

// program is main in a process of its own, with nothing of the tester's.
func program(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = t.TempDir()
	cmd.Env = []string{asProgram + "=1", "XDG_STATE_HOME=" + t.TempDir()}
	return cmd
}

// Main hands the arguments in, the streams through and the exit code out.
func TestExitCodeAndStreams(t *testing.T) {
	for _, c := range []struct {
		arg            string
		stdout, stderr string // how they begin
		code           int
	}{
		{"version", "flowverdict ", "", 0},
		{"--no-such-flag", "", "flowverdict: error: ", 2},
	} {
		var stdout, stderr bytes.Buffer
		cmd := program(t, c.arg)
		cmd.Stdout, cmd.Stderr = &stdout, &stderr
		var exit *exec.ExitError
		if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
			t.Fatal(err)
		}
		if code := cmd.ProcessState.ExitCode(); code != c.code {
			t.Errorf("%s: exit code %d, want %d", c.arg, code, c.code)
		}
		for begin, got := range map[string]string{c.stdout: stdout.String(), c.stderr: stderr.String()} {
			if !strings.HasPrefix(got, begin) || begin == "" && got != "" {
				t.Errorf("%s: printed %q, want %q", c.arg, got, begin)
			}
		}
	}
}

// Nothing of this program is made before main begins, but for what compiles an
// expression when it is first asked.
func TestNothingIsMadeBeforeMain(t *testing.T) {
	cmd := program(t, "version")
	cmd.Env = append(cmd.Env, "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, m := range regexp.MustCompile(`(?m)^init (\S+) @.* clock, (\d+) bytes`).FindAllStringSubmatch(string(out), -1) {
		if !strings.HasPrefix(m[1], "flowverdict/") {
			continue
		}
		seen++
		if made, err := strconv.Atoi(m[2]); err != nil || made > 1024 {
			t.Errorf("%s makes %s bytes whenever the program starts", m[1], m[2])
		}
	}
	if seen == 0 {
		t.Errorf("the runtime tells of no package:\n%s", out)
	}
}

// A crash that nothing can recover from has no exit code of the program's own: a
// script must not take it for wrong use.
func TestACrashOfTheRuntimeIsNoExitCode(t *testing.T) {
	cmd := program(t, "--linear")
	cmd.Env = append(cmd.Env, crashing+"=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if _, err := cmd.StdinPipe(); err != nil { // it waits for a line
		t.Fatal(err)
	}
	if err := cmd.Run(); err == nil || cmd.ProcessState.Exited() {
		t.Errorf("ended with %v", err)
	}
	if !strings.Contains(stderr.String(), "panic: no level") {
		t.Errorf("nothing says why:\n%s", stderr.String())
	}
}

// Each signal that asks the program to end lets a review end in good order, and
// what an editor would inherit ignores none.
func TestSignals(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		cmd := program(t, "--linear")
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		// It waits for a line when it has asked for one.
		var shown []byte
		for buffer := make([]byte, 1024); !bytes.Contains(shown, []byte("q quit")); {
			n, err := stdout.Read(buffer)
			if shown = append(shown, buffer[:n]...); err != nil {
				t.Fatalf("%v: %v: %s", sig, err, shown)
			}
		}
		if status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid)); err == nil && !bytes.Contains(status, []byte("SigIgn:\t0000000000000000\n")) {
			t.Errorf("signals are ignored:\n%s", status)
		}
		if err := cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		err = cmd.Wait()
		if code := cmd.ProcessState.ExitCode(); code != 130 {
			t.Errorf("%v: exit code %d, %v", sig, code, err)
		}
		_ = stdin.Close()
	}
}

// A run that goes on for long enough ends on SIGQUIT without the stacks of the
// runtime. How long a slow machine takes until it listens nobody knows.
func TestQuit(t *testing.T) {
	for wait := 200 * time.Millisecond; ; wait *= 2 {
		cmd := program(t, "validate", "-")
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		stdin, err := cmd.StdinPipe() // it waits for a record
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(wait)
		if err := cmd.Process.Signal(syscall.SIGQUIT); err != nil {
			t.Fatal(err)
		}
		err = cmd.Wait()
		_ = stdin.Close()
		if cmd.ProcessState.ExitCode() == 130 && stderr.Len() == 0 {
			return
		}
		if wait > 10*time.Second {
			t.Fatalf("after %v: %v\n%s", wait, err, stderr.String())
		}
	}
}
