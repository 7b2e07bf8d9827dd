//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

const (
	enter = "\r"
	right = "\x1b[C"
	down  = "\x1b[B"
	end   = "\x1b[F"
	ctrlS = "\x13"
	ctrlC = "\x03"
)

// begin opens a new review and fills in the subject.
func begin(t *testing.T, h home, width, height int, env ...string) *screen {
	t.Helper()
	s := start(t, h, width, height, env)
	s.wait("New review")
	s.send(enter)
	s.wait("Reviewers")
	s.send("acmectl" + enter + "platform team" + enter + ctrlS)
	s.wait("1 of 28")
	return s
}

// The main job, as a reviewer does it: from the start screen to a record that
// validate accepts.
func TestFromStartScreenToRecord(t *testing.T) {
	h := newHome(t)
	s := begin(t, h, 80, 24)
	s.send(strings.Repeat("1"+enter, 28)) // typed ahead in one go
	s.wait("28 answered")
	s.wait("Go on to the decision")
	s.send(enter)
	s.wait("Decided by")
	s.send(right)
	s.wait("0001-acmectl.yaml")
	s.send(enter)
	if code := s.end(); code != 0 {
		t.Fatalf("exit code %d\n%s", code, s.text())
	}
	for _, line := range []string{
		"suitable, score 100: Device flow is appropriate as designed.",
		"The verdict rests on 23 answers, all of them without a basis.",
		"wrote 0001-acmectl.yaml and 0001-acmectl.md",
		"next: flowverdict validate 0001-acmectl.yaml",
	} {
		if !strings.Contains(s.text(), line) {
			t.Errorf("%q does not stay on the terminal:\n%s", line, s.text())
		}
	}
	stdout, stderr, code := h.run(t, "validate", "0001-acmectl.yaml")
	if code != 0 || stdout != "" || !strings.HasSuffix(stderr, ": nothing found\n") {
		t.Errorf("validate: exit code %d\n%s%s", code, stdout, stderr)
	}
	if _, stderr, _ := h.run(t, "drafts"); !strings.HasPrefix(stderr, "no drafts") {
		t.Errorf("the draft is still there: %s", stderr)
	}
}

// A terminal that answers nothing must not hold the program up: nothing is
// asked of it, by any command.
func TestNothingIsAskedOfTheTerminal(t *testing.T) {
	question := regexp.MustCompile(`\x1b\][0-9]+;\?|\x1b\[(6n|c|>c|\?u|>q)`)
	for _, args := range [][]string{nil, {"version"}, {"drafts"}, {"assess", "--help"}} {
		s := start(t, newHome(t), 80, 24, nil, args...)
		if args == nil {
			s.wait("New review")
			s.send("q")
		}
		s.end()
		if q := question.FindString(s.output()); q != "" {
			t.Errorf("%v asked the terminal %q", args, q)
		}
	}
}

// draftHolds waits until a draft on the disk holds the text.
func (h home) draftHolds(t *testing.T, text string) {
	t.Helper()
	path := filepath.Join(h.state, "flowverdict", "drafts", "1.json")
	limit := time.After(20 * time.Second)
	for tick := time.Tick(5 * time.Millisecond); ; {
		content, err := os.ReadFile(path)
		if err == nil && strings.Contains(string(content), text) {
			return
		}
		select {
		case <-tick:
		case <-limit:
			t.Fatalf("the draft never held %q: %v\n%s", text, err, content)
		}
	}
}

// However the program ends, what was answered is there when it is resumed.
func TestNothingIsLost(t *testing.T) {
	for name, c := range map[string]struct {
		end  func(*screen)
		code int
	}{
		"q":           {func(s *screen) { s.send(enter + "q") }, 0},
		"ctrl+c":      {func(s *screen) { s.send(ctrlC) }, 130},
		"SIGHUP":      {func(s *screen) { s.signal(syscall.SIGHUP) }, 130},
		"SIGTERM":     {func(s *screen) { s.signal(syscall.SIGTERM) }, 130},
		"SIGINT":      {func(s *screen) { s.signal(syscall.SIGINT) }, 130},
		"SIGKILL":     {func(s *screen) { s.signal(syscall.SIGKILL) }, -1},
		"closed pane": {func(s *screen) { _ = s.pty.Close() }, 130},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHome(t)
			s := begin(t, h, 80, 24)
			s.send("1" + enter + "2" + enter + "nasked the vendor")
			s.wait("asked the vendor")
			h.draftHolds(t, "asked the vendor")
			c.end(s)
			if code := s.end(); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if name != "SIGKILL" && name != "closed pane" && !strings.Contains(s.output(), "\x1b[?1049l") {
				t.Error("the terminal was left in the alternate screen")
			}
			again := start(t, h, 80, 24, nil, "resume")
			again.wait("3 of 28")
			again.wait("2 answered, 0 unknown, 26 open")
			again.wait("asked the vendor")
		})
	}
}

// Two wizards on one draft: the second can look, and says why it cannot write.
func TestSecondWizardOnlyLooks(t *testing.T) {
	h := newHome(t)
	first := begin(t, h, 80, 24)
	first.send("1" + enter)
	first.wait("2 of 28")
	h.draftHolds(t, `"level": "none"`)
	second := start(t, h, 80, 24, nil, "resume")
	second.wait("another wizard has this draft open")
	second.send("2" + enter + "q")
	if code := second.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	first.send("q")
	if code := first.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	content, err := os.ReadFile(filepath.Join(h.state, "flowverdict", "drafts", "1.json"))
	if err != nil || strings.Count(string(content), `"level"`) != 1 {
		t.Errorf("%v\n%s", err, content)
	}
	if locks, _ := filepath.Glob(filepath.Join(h.state, "flowverdict", "drafts", "*.lock")); len(locks) > 0 {
		t.Errorf("left behind: %v", locks)
	}
}

func TestNoColour(t *testing.T) {
	colour := regexp.MustCompile(`\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9;]*)?m`)
	for _, plain := range []bool{false, true} {
		var env []string
		if plain {
			env = []string{"NO_COLOR=1"}
		}
		s := begin(t, newHome(t), 80, 24, env...)
		s.send("q")
		s.end()
		if got := colour.MatchString(s.output()); got == plain {
			t.Errorf("NO_COLOR %v: colour %v", plain, got)
		}
		if !strings.Contains(s.output(), "\x1b[1m") {
			t.Errorf("NO_COLOR %v: nothing is bold", plain)
		}
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	s := begin(t, newHome(t), 80, 24)
	s.send("1" + enter)
	s.wait("2 of 28")
	s.resize(20, 5)
	s.wait("34")
	s.resize(60, 15)
	s.wait("2/28")
	s.send("q")
	if code := s.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func (s *screen) resize(width, height int) {
	s.t.Helper()
	s.mu.Lock()
	s.term.Resize(width, height)
	s.mu.Unlock()
	if err := pty.Setsize(s.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		s.t.Fatal(err)
	}
}

// TERM=dumb and pipes get the linear twin or a sentence, never escape codes.
func TestLinearOnDumbTerminal(t *testing.T) {
	h := newHome(t)
	s := start(t, h, 80, 24, []string{"TERM=dumb"})
	s.wait("n new review")
	s.send("\x04") // end of input
	if code := s.end(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if strings.Contains(s.output(), "\x1b") {
		t.Errorf("escape codes:\n%q", s.output())
	}
}
