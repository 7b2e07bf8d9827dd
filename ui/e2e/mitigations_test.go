//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/ui/e2e/terminal"
)

// What is said of mitigations on the screen outlives a kill, and goes into a
// record that validate accepts.
func TestMitigationsOutliveAKillAndAreWritten(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := program.Home(t)
	_, content := fixture.Judged(t)
	own, answers := filepath.Join(h.Work, "own.yaml"), filepath.Join(h.Work, "a.yaml")
	for path, content := range map[string]string{own: string(content), answers: "subject: {name: acmectl}\nreview: {reviewers: [platform team], date: \"2026-11-23\"}\nanswers: {initiation: close-by}\n"} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s := h.Start(t, 80, 24, []string{"NO_COLOR=1"}, "assess", "--questionnaire", own, "--answers", answers)
	s.Wait("1 of 30")
	s.Send("m" + "1\r" + "3\r" + "n") // typed ahead in one go
	s.Wait("what the state rests on")
	s.Send("Seen in the log")
	s.Until("the evidence as saved", func(shown string) bool {
		return strings.Contains(shown, "Seen in the log") && strings.Contains(shown, "── saved ──")
	})
	s.Signal(syscall.SIGKILL)
	s.End()

	s = h.Start(t, 80, 24, []string{"NO_COLOR=1"}, "resume", "1", "--questionnaire", own)
	s.Wait("2 said, 14 open")
	s.Send(right)
	s.Wait("Decided by")
	s.Send(right)
	s.Wait("0001-acmectl.yaml")
	s.Send("y")
	s.Wait("files are written")
	s.Send("q")
	if code := s.End(); code != 0 {
		t.Fatalf("exit code %d\n%s", code, s.Text())
	}
	written, err := os.ReadFile(filepath.Join(h.Work, "0001-acmectl.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	_, entries, _ := strings.Cut(string(written), "\nmitigations:\n")
	entries, _, _ = strings.Cut(entries, "\nassessment:")
	for _, want := range []string{"state: present", "state: absent", "evidence: Seen in the log"} {
		if strings.Count(entries, want) != 1 {
			t.Errorf("%q is not in the record once:\n%s", want, entries)
		}
	}
	if stdout, stderr, code := h.Run(t, "validate", "0001-acmectl.yaml", "--questionnaire", own); code != 0 || stdout != "" {
		t.Errorf("validate: exit code %d\n%s%s", code, stdout, stderr)
	}
}
