//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// obstruct puts a file where the folder of drafts was, so that nothing can be
// saved there, whoever runs the test. The function that it returns clears the
// way again.
func (h home) obstruct(t *testing.T) (unblock func()) {
	t.Helper()
	folder := filepath.Join(h.state, "flowverdict", "drafts")
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
	t.Parallel()
	h := newHome(t)
	first := begin(t, h, 100, 30)
	first.send("q")
	first.end()
	s := start(t, h, 100, 30, nil, "resume") // nothing was typed that waits to be saved
	s.wait("1 of 28")
	unblock := h.obstruct(t)
	s.send("1" + enter)
	s.wait("Draft NOT saved: ")
	s.send(right)
	s.wait("3 of 28")
	unblock()
	h.draftHolds(t, `"level": "none"`) // tried again without a key
	unblock = h.obstruct(t)
	s.send("1" + enter + "nasked the vendor")
	s.wait("asked the vendor")
	s.wait("Draft NOT saved: ")
	unblock()
	h.draftHolds(t, "asked the vendor")
	s.until("no warning", func(shown string) bool { return !strings.Contains(shown, "NOT saved") })
	s.send(enter)
	s.wait("The note is kept")
	s.send("q")
	if code := s.end(); code != 0 {
		t.Errorf("exit code %d\n%s", code, s.text())
	}
	again := start(t, h, 100, 30, nil, "resume")
	again.wait("2 answered, 0 unknown, 26 open")
}

// Leaving with a draft that is not saved takes a second q, and is a failure.
func TestLeavingUnsavedIsSaid(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	s := begin(t, h, 100, 30)
	h.draftHolds(t, "acmectl")
	h.obstruct(t)
	s.send("1" + enter)
	s.wait("Draft NOT saved: ")
	s.send("q")
	s.wait("q again leaves without it")
	s.send("q")
	if code := s.end(); code != 3 {
		t.Errorf("exit code %d", code)
	}
	if !strings.Contains(s.text(), "flowverdict: error: the draft could not be saved: ") {
		t.Errorf("nothing stays on the terminal:\n%s", s.text())
	}
}
