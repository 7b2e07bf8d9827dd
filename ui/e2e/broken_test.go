//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// Where drafts cannot be kept, a review goes on, says so, and is written.
func TestStateFoldersThatCannotBeUsed(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, env := range map[string][]string{
		"no home":      {"HOME=", "XDG_STATE_HOME="},
		"below a file": {"XDG_STATE_HOME=" + filepath.Join(file, "state")},
		"foreign":      {"XDG_STATE_HOME=/proc/nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			h := program.Home(t)
			s := begin(t, h, 80, 24, env...)
			s.Send("1" + enter)
			s.Wait("NOT saved")
			s.Wait("2 of 28")
			s.Send("s")
			s.Wait("Summary")
			if left, err := os.ReadDir(h.State); err != nil || len(left) > 0 {
				t.Errorf("left behind: %v, %v", left, err)
			}
			s.Send("qq")
			if code := s.End(); code != 3 || !strings.Contains(s.Text(), "XDG_STATE_HOME") {
				t.Errorf("exit code %d\n%s", code, s.Text())
			}
			if name == "foreign" {
				return // nothing is there, and so nothing to be listed
			}
			drafts := h.Start(t, 200, 24, env, "drafts")
			drafts.Wait("XDG_STATE_HOME")
			if code := drafts.End(); code != 3 {
				t.Errorf("exit code %d", code)
			}
		})
	}
}

// Numbers of drafts are not used up by wizards that never saved one.
func TestANumberIsNotLeftBehind(t *testing.T) {
	t.Parallel()
	h := program.Home(t)
	for range 2 {
		s := h.Start(t, 80, 24, nil, "assess")
		s.Wait("Subject")
		s.Send(terminal.CtrlC)
		s.End()
	}
	if left, err := os.ReadDir(filepath.Dir(h.Draft())); err == nil && len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// Records have the rights that the umask leaves, for the group as well.
func TestRecordsFollowTheUmask(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	for umask, want := range map[string]os.FileMode{"077": 0o600, "022": 0o644, "002": 0o664} {
		h := program.Home(t)
		script := "umask " + umask + "; printf 'subject: {name: a}\nreview: {reviewers: [b]}\nanswers: {}\n' | flowverdict assess --answers - --no-input --name 0001-a --out docs"
		if out, err := h.Command("sh", "-c", script).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		for name, perm := range map[string]os.FileMode{"0001-a.yaml": want, "0001-a.md": want, ".": want | want>>2&0o111} {
			if info, err := os.Stat(filepath.Join(h.Work, "docs", name)); err != nil || info.Mode().Perm() != perm {
				t.Errorf("umask %s: %s: %v, %v", umask, name, info, err)
			}
		}
	}
}
