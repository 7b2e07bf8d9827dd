//go:build unix

package e2e

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// On a terminal the conflicts of a merge are a page: leaving it in the middle, by a
// key or by ctrl+c, keeps what is settled; a record takes all or nothing; and what
// was asked not to ask lists them.
func TestConflictsOnATerminal(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := program.Home(t)
	for name, content := range map[string]string{
		"a.yaml":      "subject: {name: acmectl}\nreview: {reviewers: [application security]}\nanswers: {browser: none, hosts: shared-access}\n",
		"theirs.yaml": "answers: [{question: browser, level: system-browser, by: platform team}, {question: hosts, level: managed-personal, by: host owner}, {question: host-controls, level: partial}]\n",
	} {
		if err := os.WriteFile(filepath.Join(h.Work, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	answered := func(what string, want ...string) {
		t.Helper()
		draft, err := os.ReadFile(h.Draft())
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !bytes.Contains(draft, []byte(`"level": "`+w+`"`)) {
				t.Errorf("%s: no answer %s in\n%s", what, w, draft)
			}
		}
	}
	begun := h.Command(program.Path, "assess", "--answers", "a.yaml", "--linear")
	begun.Stdin = strings.NewReader("q\n")
	if out, err := begun.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}

	s := h.Start(t, 80, 24, nil, "merge", "acmectl", "theirs.yaml")
	s.Wait("1 of 2")
	s.Wait("1 answer taken, 2 conflicts to settle.")
	s.Send("t")
	s.Wait("2 of 2")
	s.Send("q")
	if code := s.End(); code != 0 || !strings.Contains(s.Text(), "1 conflict is not settled") {
		t.Errorf("exit code %d\n%s", code, s.Text())
	}
	answered("left in the middle", "system-browser", "shared-access", "partial")

	s = h.Start(t, 80, 24, nil, "merge", "acmectl", "theirs.yaml")
	s.Wait("1 of 1")
	s.Send("t")
	s.Wait("All conflicts are settled.")
	s.Send("u")
	s.Wait("Undone: conflict on Hosts.")
	s.Send(terminal.CtrlC)
	if code := s.End(); code != 130 {
		t.Errorf("exit code %d", code)
	}
	answered("undone", "system-browser", "shared-access", "partial")

	s = h.Start(t, 80, 24, nil, "merge", "acmectl", "theirs.yaml", "--no-input")
	s.Wait("nothing is merged into draft 1")
	if code := s.End(); code != 1 {
		t.Errorf("exit code %d", code)
	}

	if _, stderr, code := h.Run(t, "assess", "--answers", "a.yaml", "--no-input", "--name", "0001-acmectl"); code != 0 {
		t.Fatal(stderr)
	}
	path := filepath.Join(h.Work, "0001-acmectl.yaml")
	before, _ := os.ReadFile(path)
	s = h.Start(t, 80, 24, nil, "merge", "0001-acmectl.yaml", "theirs.yaml")
	s.Wait("1 of 2")
	s.Send("tty")
	if code := s.End(); code != 0 || !strings.Contains(s.Text(), "merged into 0001-acmectl: 3 answers taken") {
		t.Errorf("exit code %d\n%s", code, s.Text())
	}
	if after, _ := os.ReadFile(path); bytes.Equal(before, after) {
		t.Error("the record is as it was")
	}
	if err := os.WriteFile(path, before, 0o600); err != nil {
		t.Fatal(err)
	}
	s = h.Start(t, 80, 24, nil, "merge", "0001-acmectl.yaml", "theirs.yaml")
	s.Wait("1 of 2")
	s.Send("t")
	s.Wait("2 of 2")
	s.Send("q")
	if code := s.End(); code != 1 {
		t.Errorf("exit code %d\n%s", code, s.Text())
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("a half of the merge is in the record")
	}
}
