//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"flowverdict/ui/e2e/terminal"
)

// begin opens a new review and fills in the subject.
func begin(t *testing.T, h terminal.Home, width, height int, env ...string) *terminal.Screen {
	t.Helper()
	s := h.Start(t, width, height, env)
	s.Wait("New review")
	s.Send(enter)
	s.Wait("Reviewers")
	s.Send(terminal.Pasted("acmectl") + enter + terminal.Pasted("platform team") + enter + terminal.CtrlS)
	s.Wait("1 of 28")
	return s
}

// The main job, as a reviewer does it: from the start screen to a record that
// validate accepts.
func TestFromStartScreenToRecord(t *testing.T) {
	t.Parallel()
	h := program.Home(t)
	s := begin(t, h, 80, 24)
	s.Send(strings.Repeat("1"+enter, 28)) // typed ahead in one go
	s.Wait("28 answered")
	s.Wait("Go on to the decision")
	s.Send(enter)
	s.Wait("Decided by")
	s.Send(right)
	s.Wait("0001-acmectl.yaml")
	s.Send("y")
	s.Wait("files are written")
	s.Send("q")
	if code := s.End(); code != 0 {
		t.Fatalf("exit code %d\n%s", code, s.Text())
	}
	for _, line := range []string{
		"Suitable, 100 of 100: device flow is appropriate as designed.",
		"The verdict rests on 23 answers, all of them without a basis.",
		"wrote 0001-acmectl.yaml and 0001-acmectl.md",
		"next: flowverdict validate 0001-acmectl.yaml",
	} {
		if !strings.Contains(s.Text(), line) {
			t.Errorf("%q does not stay on the terminal:\n%s", line, s.Text())
		}
	}
	stdout, stderr, code := h.Run(t, "validate", "0001-acmectl.yaml")
	if code != 0 || stdout != "" || !strings.HasSuffix(stderr, ": nothing found\n") {
		t.Errorf("validate: exit code %d\n%s%s", code, stdout, stderr)
	}
	if stdout, stderr, _ := h.Run(t, "drafts"); !strings.HasPrefix(stderr, "no drafts") {
		t.Errorf("the draft is still there: %s%s", stdout, stderr)
	}
}

// A terminal that answers nothing must not hold the program up: nothing is
// asked of it, by any command.
func TestNothingIsAskedOfTheTerminal(t *testing.T) {
	question := regexp.MustCompile(`\x1b\][0-9]+;\?|\x1b\[(6n|c|>c|\?u|>q)`)
	t.Parallel()
	for _, args := range [][]string{nil, {"version"}, {"drafts"}, {"assess", "--help"}} {
		s := program.Home(t).Start(t, 80, 24, nil, args...)
		if args == nil {
			s.Wait("New review")
			s.Send("q")
		}
		s.End()
		if q := question.FindString(s.Output()); q != "" {
			t.Errorf("%v asked the terminal %q", args, q)
		}
	}
}

// draftHolds waits until a draft on the disk holds the text.
func draftHolds(t *testing.T, h terminal.Home, text string) {
	t.Helper()
	limit := time.After(20 * time.Second)
	for tick := time.Tick(5 * time.Millisecond); ; {
		content, err := os.ReadFile(h.Draft())
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
	terminal.Long(t)
	for name, c := range map[string]struct {
		end  func(*terminal.Screen)
		code int
	}{
		"q": {func(s *terminal.Screen) {
			s.Send(enter)
			s.Wait("The note is taken")
			s.Send("q")
		}, 0},
		"ctrl+c":      {func(s *terminal.Screen) { s.Send(terminal.CtrlC) }, 130},
		"SIGHUP":      {func(s *terminal.Screen) { s.Signal(syscall.SIGHUP) }, 130},
		"SIGTERM":     {func(s *terminal.Screen) { s.Signal(syscall.SIGTERM) }, 130},
		"SIGINT":      {func(s *terminal.Screen) { s.Signal(syscall.SIGINT) }, 130},
		"SIGKILL":     {func(s *terminal.Screen) { s.Signal(syscall.SIGKILL) }, -1},
		"closed pane": {func(s *terminal.Screen) { s.Close() }, 130},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := program.Home(t)
			s := begin(t, h, 80, 24)
			s.Send("1" + enter + "2" + enter + "n" + terminal.Pasted("asked the vendor"))
			s.Wait("asked the vendor")
			draftHolds(t, h, "asked the vendor")
			c.end(s)
			if code := s.End(); code != c.code {
				t.Errorf("exit code %d, want %d", code, c.code)
			}
			if name != "SIGKILL" && name != "closed pane" && !strings.Contains(s.Output(), "\x1b[?1049l") {
				t.Error("the terminal was left in the alternate screen")
			}
			again := h.Start(t, 80, 24, nil, "resume")
			again.Wait("3 of 28")
			again.Wait("2 answered, 0 unknown, 26 open")
			again.Wait("asked the vendor")
		})
	}
}

// Two wizards on one draft: the second can look, and says why it cannot write.
func TestSecondWizardOnlyLooks(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := program.Home(t)
	first := begin(t, h, 80, 24)
	first.Send("1" + enter)
	first.Wait("2 of 28")
	draftHolds(t, h, `"level": "none"`)
	second := h.Start(t, 80, 24, nil, "resume")
	second.Wait("another wizard has this draft open")
	second.Send("2" + enter + "q")
	if code := second.End(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	first.Send("q")
	if code := first.End(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	content, err := os.ReadFile(h.Draft())
	if err != nil || strings.Count(string(content), `"level"`) != 1 {
		t.Errorf("%v\n%s", err, content)
	}
	if locks, _ := filepath.Glob(filepath.Join(filepath.Dir(h.Draft()), "*.lock")); len(locks) > 0 {
		t.Errorf("left behind: %v", locks)
	}
}

func TestNoColour(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	colour := regexp.MustCompile(`\x1b\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])(;[0-9;]*)?m`)
	for _, plain := range []bool{false, true} {
		var env []string
		if plain {
			env = []string{"NO_COLOR=1"}
		}
		s := begin(t, program.Home(t), 80, 24, env...)
		s.Send("q")
		s.End()
		if got := colour.MatchString(s.Output()); got == plain {
			t.Errorf("NO_COLOR %v: colour %v", plain, got)
		}
		if !strings.Contains(s.Output(), "\x1b[1m") {
			t.Errorf("NO_COLOR %v: nothing is bold", plain)
		}
	}
}

func TestResizeKeepsThePlace(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	s := begin(t, program.Home(t), 80, 24)
	s.Send("1" + enter)
	s.Wait("2 of 28")
	s.Resize(20, 5)
	s.Wait("34")
	s.Resize(60, 15)
	s.Wait("2/28")
	s.Send("q")
	if code := s.End(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TERM=dumb and pipes get the line-by-line session or a sentence, never escape codes.
func TestLinearOnDumbTerminal(t *testing.T) {
	t.Parallel()
	h := program.Home(t)
	s := h.Start(t, 80, 24, []string{"TERM=dumb"})
	s.Wait("n new review")
	s.Send(terminal.CtrlD)
	if code := s.End(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if strings.Contains(s.Output(), "\x1b") {
		t.Errorf("escape codes:\n%q", s.Output())
	}
}

// A terminal whose locale has no UTF-8 gets nothing but ASCII, on the screen and
// line by line, whatever people's texts are written in; the record has them whole.
func TestALocaleWithoutUTF8GetsASCII(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := program.Home(t)
	answers := filepath.Join(h.Work, "a.yaml")
	if err := os.WriteFile(answers, []byte("subject: {name: \"Café 東京\", owner: \"Überprüfung\"}\nreview: {reviewers: [\"Zoë\"], date: \"2026-11-23\"}\nanswers: {privilege: read-only}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := h.Start(t, 80, 24, []string{"LC_ALL=C"}, "assess", "--answers", answers)
	s.Wait("1 of 28")
	s.Send("b")
	s.Wait("Uberprufung")
	s.Send("s")
	s.Wait("Go on to the decision")
	s.Send(right)
	s.Wait("Decided by")
	s.Send(right)
	s.Wait("y writes both files")
	s.Send("y")
	s.Wait("files are written")
	s.Send("q")
	if code := s.End(); code != 0 {
		t.Fatalf("exit code %d\n%s", code, s.Text())
	}
	again := h.Start(t, 80, 24, []string{"LC_ALL=C"}, "assess", "--answers", answers, "--linear")
	again.Wait("? all commands.")
	again.Send("q\n")
	again.End()
	screen, _, _ := strings.Cut(s.Output(), "\x1b[?1049l")
	for name, output := range map[string]string{"screen": screen, "line by line": again.Output()} {
		for _, r := range output {
			if r >= 0x80 {
				t.Errorf("%s: %q is sent", name, r)
				break
			}
		}
	}
	written, err := os.ReadFile(filepath.Join(h.Work, "0001-cafe-dong-jing.yaml"))
	if err != nil || !strings.Contains(string(written), "Café 東京") {
		t.Errorf("the record: %v\n%s", err, written)
	}
}
