package wizard

import (
	"errors"
	"strings"
	"testing"

	"flowverdict/ui/session"
	"flowverdict/ui/wizard/editor"
)

// onWritten begins where a record was just written.
func onWritten(t *testing.T, w, h int) *driver {
	d := start(t, w, h, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.store.commits = true
	d.press("right")
	d.frame() // y writes what was seen
	d.press("y")
	return d
}

// Everything that can be done after writing is a key of its own, in each size of
// window.
func TestAfterWriting(t *testing.T) {
	for _, window := range [][2]int{{80, 24}, {120, 40}, {60, 15}} {
		d := onWritten(t, window[0], window[1])
		var copied []string
		d.m.copy = func(said string) { copied = append(copied, said) }
		d.press("c")
		d.wants("The terminal was asked to copy it")
		if len(copied) != 1 || !strings.HasPrefix(copied[0], "0008-acmectl: Conditional, 79 of 100: ") {
			t.Errorf("copied %q", copied)
		}
		d.press("g")
		d.wants("Commit the files", "git add docs/decisions/0008-acmectl.yaml", "c copy")
		d.press("c", "esc")
		if len(copied) != 2 || copied[1] != d.store.written[0].Commit {
			t.Errorf("copied %q", copied)
		}
		d.press("n") // d1 is what was written, and d2 the other one
		if o := d.m.outcome(); d.m.work.ID != "d2" || len(o.Written) != 1 || o.Work != "d2" {
			t.Errorf("%s, %+v", d.m.work.ID, o)
		}
	}
}

func TestNothingToGoOnWith(t *testing.T) {
	d := onWritten(t, 80, 24)
	d.store.drafts = nil
	d.store.commits = false
	d.press("u", "y")
	d.frame()
	d.press("y")
	d.wants("These two files are written:")
	d.press("n")
	d.wants(session.NoOtherDraft)
	d.press("g")
	d.wants(session.NoRepository)
	d.press("e")
	d.wants(noEditor)
}

// Keys that are typed while another program shows the file wait for its end.
func TestKeysWaitForThePager(t *testing.T) {
	d := onWritten(t, 80, 24)
	for _, failed := range []error{nil, editor.ErrAtOnce, errors.New("exit status 2")} {
		d.others = nil
		d.press("o", "g")
		if len(d.m.over) != 0 || len(d.others) == 0 {
			t.Fatalf("a key is obeyed while the pager is open")
		}
		d.send(shownMsg{"pager", failed})
		if len(d.m.over) != 1 {
			t.Errorf("%v: the key is lost", failed)
		}
		d.press("esc")
	}
	d.press("o")
	d.send(shownMsg{"pager", errors.New("exit status 2")})
	d.wants("The pager did not show it: exit status 2.")
}
