//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"flowverdict/ui/e2e/terminal"
)

// Reviews that end at once get a number each, whatever they are about, and
// nothing is lost.
func TestReviewsAtOnceGetANumberEach(t *testing.T) {
	terminal.Long(t)
	const reviews = 20
	h := program.Home(t)
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(h.Work, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("same.yaml", "subject: {name: acmectl}\nreview: {reviewers: [application security]}\n")
	write("other.yaml", "subject: {name: otherctl}\nreview: {reviewers: [application security]}\n")
	var all sync.WaitGroup
	for i := range reviews {
		all.Go(func() {
			answers := []string{"same.yaml", "other.yaml"}[i%2]
			if _, stderr, code := h.Run(t, "assess", "--answers", answers, "--no-input", "--out", "docs"); code != 0 {
				t.Errorf("exit code %d\n%s", code, stderr)
			}
		})
	}
	all.Wait()
	entries, err := os.ReadDir(filepath.Join(h.Work, "docs"))
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[string]int{}
	for _, e := range entries {
		numbers[e.Name()[:4]]++
	}
	if len(numbers) != reviews || numbers["0001"] != 2 || numbers["0020"] != 2 || len(entries) != 2*reviews {
		t.Errorf("%v", numbers)
	}
	if stdout, stderr, code := h.Run(t, "validate", "docs"); code != 0 {
		t.Errorf("exit code %d\n%s%s", code, stdout, stderr)
	}
}

// A signal that comes while files are written waits for the end: all is written
// or nothing, and where it is written, that is said.
func TestASignalWaitsForAWrite(t *testing.T) {
	terminal.Long(t)
	wrote := regexp.MustCompile(`(?m)^wrote `)
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		for pause := range 12 {
			h := program.Home(t)
			answers := filepath.Join(h.Work, "a.yaml")
			if err := os.WriteFile(answers, []byte("subject: {name: acmectl}\nreview: {reviewers: [application security]}\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			cmd := h.Command(program.Path, "assess", "--answers", "a.yaml", "--no-input", "--out", "docs")
			var out strings.Builder
			cmd.Stdout = &out
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			for docs := filepath.Join(h.Work, "docs"); cmd.ProcessState == nil; time.Sleep(time.Millisecond) {
				if _, err := os.Lstat(docs); err == nil {
					break
				}
			}
			time.Sleep(time.Duration(pause) * time.Millisecond)
			_ = cmd.Process.Signal(signal)
			_ = cmd.Wait()
			entries, _ := os.ReadDir(filepath.Join(h.Work, "docs"))
			if len(entries) != 0 && len(entries) != 2 {
				t.Errorf("%v: %v is left", signal, entries)
			}
			if code := cmd.ProcessState.ExitCode(); code == 130 && (len(entries) != 2 || !wrote.MatchString(out.String())) || code == 0 && len(entries) != 2 {
				t.Errorf("%v: exit code %d, %v\n%s", signal, code, entries, out.String())
			}
		}
	}
}
