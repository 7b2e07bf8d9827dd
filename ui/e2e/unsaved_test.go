//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"flowverdict/ui/e2e/terminal"
)

// obstruct puts a file where the folder of drafts was, so that nothing can be
// saved there, whoever runs the test. The function that it returns clears the
// way again.
func obstruct(t *testing.T, h terminal.Home) (unblock func()) {
	t.Helper()
	folder := filepath.Dir(h.Draft())
	aside := folder + ".aside"
	if err := os.Rename(folder, aside); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(folder); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(aside, folder); err != nil {
			t.Fatal(err)
		}
	}
}

// A draft that cannot be saved stops nobody: the footer says so, the review
// goes on, and all of it is saved as soon as that works again.
func TestReviewGoesOnWhereTheDraftCannotBeSaved(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := program.Home(t)
	first := begin(t, h, 100, 30)
	first.Send("q")
	first.End()
	s := h.Start(t, 100, 30, nil, "resume") // nothing was typed that waits to be saved
	s.Wait("1 of 28")
	unblock := obstruct(t, h)
	s.Send("1" + enter)
	s.Wait("Draft NOT saved: ")
	s.Send(right)
	s.Wait("3 of 28")
	unblock()
	draftHolds(t, h, `"level": "none"`) // tried again without a key
	unblock = obstruct(t, h)
	s.Send("1" + enter + "n" + terminal.Pasted("asked the vendor"))
	s.Wait("asked the vendor")
	s.Wait("Draft NOT saved: ")
	unblock()
	draftHolds(t, h, "asked the vendor")
	s.Until("no warning", func(shown string) bool { return !strings.Contains(shown, "NOT saved") })
	s.Send(enter)
	s.Wait("The note is taken")
	s.Send("q")
	if code := s.End(); code != 0 {
		t.Errorf("exit code %d\n%s", code, s.Text())
	}
	again := h.Start(t, 100, 30, nil, "resume")
	again.Wait("2 answered, 0 unknown, 26 open")
}

// Leaving with a draft that is not saved takes a second q, and is a failure.
func TestLeavingUnsavedIsSaid(t *testing.T) {
	terminal.Long(t)
	t.Parallel()
	h := program.Home(t)
	s := begin(t, h, 100, 30)
	draftHolds(t, h, "acmectl")
	obstruct(t, h)
	s.Send("1" + enter)
	s.Wait("Draft NOT saved: ")
	s.Send("q")
	s.Wait("q again leaves")
	s.Send("q")
	if code := s.End(); code != 3 {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(s.Text(), "flowverdict: error: the draft could not be saved: ") {
		t.Errorf("nothing stays on the terminal:\n%s", s.Text())
	}
}
