package e2e

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// fullDisk mounts a disk at a folder of the home, without room for a record.
func fullDisk(t *testing.T, h terminal.Home) (name string) {
	t.Helper()
	path := filepath.Join(h.Work, "full")
	if err := os.Mkdir(path, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", path, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("a disk can be mounted by root only: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(path, syscall.MNT_DETACH) })
	err := os.WriteFile(filepath.Join(path, "else.bin"), make([]byte, 128<<10), 0o600)
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
	return "full"
}

// A review whose record could not be written is a failure, in either driver, also
// where the reviewer leaves by q; its draft is kept.
func TestAFullDiskIsAFailure(t *testing.T) {
	terminal.Long(t)
	for name, play := range map[string]func(t *testing.T, h terminal.Home, args ...string) (said string, code int){
		"line by line": func(t *testing.T, h terminal.Home, args ...string) (string, int) {
			cmd := h.Command("flowverdict", append(args, "--linear")...)
			cmd.Path, cmd.Err, cmd.Stdin = program.Path, nil, strings.NewReader("write\ny\nq\n")
			said, _ := cmd.CombinedOutput()
			return string(said), cmd.ProcessState.ExitCode()
		},
		"on the screen": func(t *testing.T, h terminal.Home, args ...string) (string, int) {
			s := h.Start(t, 120, 40, nil, args...)
			s.Wait("1 of 28")
			s.Send("s")
			s.Wait("Go on to the decision")
			s.Send(right)
			s.Wait("Decided by")
			s.Send(right)
			s.Wait("writes both files")
			s.Send("y")
			s.Wait("Not written: ")
			s.Wait("--out FOLDER")
			s.Send("q")
			return "", s.End()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := program.Home(t)
			answers := filepath.Join(h.Work, "a.yaml")
			if err := os.WriteFile(answers, []byte("subject: {name: acmectl}\nreview: {reviewers: [platform team], date: \"2026-11-23\"}\nanswers: {privilege: read-only}\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			said, code := play(t, h, "assess", "--answers", answers, "--out", fullDisk(t, h))
			if code != 3 || said != "" && (!strings.Contains(said, "flowverdict: error: the record is not written: ") || !strings.Contains(said, "--out FOLDER")) {
				t.Errorf("exit code %d\n%s", code, said)
			}
			if left, _ := filepath.Glob(filepath.Join(h.Work, "full", "*")); len(left) != 1 {
				t.Errorf("left behind: %v", left)
			}
			if _, err := os.Stat(h.Draft()); err != nil {
				t.Errorf("the draft is gone: %v", err)
			}
		})
	}
}
