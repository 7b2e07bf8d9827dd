package wizard

import (
	"errors"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/ui/session"

	"github.com/charmbracelet/x/ansi"
)

// touring begins at the start screen of a store that lists nothing, with a tour on a
// store of its own; closed counts how often that was closed.
func touring(t *testing.T, w, h int) (d *driver, of *memory, closed *int) {
	of, closed = newMemory(t), new(int)
	d = &driver{t: t, store: newMemory(t)}
	d.store.drafts, d.store.records = nil, nil
	d.begin(Config{Questionnaire: defaults(), Today: today, Tour: func() (session.Tour, error) {
		work := session.Work{ID: "example", Draft: sample(), Example: true, At: session.At{Stage: session.Questions}}
		return session.Tour{Store: of, Work: work, Close: func() error { *closed++; return nil }}, nil
	}}, w, h)
	return d, of, closed
}

// A tour leaves the store of the start screen alone, says on every page that it is
// one and what to try, in two lines, and leads back.
func TestTheTourSaysThatItIsOne(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 15}} {
		d, of, closed := touring(t, size[0], size[1])
		before := len(d.store.calls)
		d.press("t")
		for _, page := range [][]string{{}, {"enter"}, {"s"}, {"w"}, {"esc", "right"}, {"right"}, {"right"}, {"?"}, {"esc", "y"}, {"r"}} {
			frame := ansi.Strip(d.press(page...).m.View())
			lines := strings.Split(frame, "\n")
			if !strings.HasPrefix(lines[0], " Tour: ") || !strings.Contains(lines[1], session.TourState) {
				t.Errorf("%v after %v: a page does not say that it is one of a tour:\n%s", size, page, frame)
			}
			hint := text.Wrap(d.m.hint(), d.m.layout.Width-2, text.Anywhere)
			if len(hint) > 2 || !strings.Contains(lines[2], hint[0]) {
				t.Errorf("%v after %v: what to try is %q, in\n%s", size, page, hint, frame)
			}
		}
		if len(d.store.calls) != before {
			t.Errorf("the store of the start screen was called: %v", d.store.calls[before:])
		}
		if len(of.calls) == 0 {
			t.Error("the store of the tour was not called")
		}
		d.press("esc", "q")
		if frame := ansi.Strip(d.m.View()); d.quit || *closed != 1 || !strings.Contains(frame, "New review") || strings.Contains(frame, "Tour: Q") || !strings.Contains(frame, session.TourOver) {
			t.Errorf("quit %v, closed %d times:\n%s", d.quit, *closed, frame)
		}
		d.press("home", "enter")
		if d.m.work.ID != "new" || d.m.work.Example || strings.Contains(ansi.Strip(d.m.View()), session.TourState) {
			t.Errorf("a review after the tour: %+v", d.m.work)
		}
	}
}

// What was written and deleted before a tour can be taken back after it, and is what
// the wizard tells in the end; what the tour wrote is not told, however it ends.
func TestATourTellsNothingOfItself(t *testing.T) {
	for _, interrupted := range []bool{false, true} {
		d, _, _ := touring(t, 80, 24)
		kept := session.Written{Work: "mine", Plan: session.Plan{ID: "0007-mine"}}
		d.m.written, d.m.store.written = []session.Written{kept}, []session.Written{kept}
		d.m.reversible = []reversible{{id: "mine", name: "0007-mine", record: true}}
		d.press("t", "s", "right", "right", "right").m.View() // only what was shown is written
		if d.press("y"); len(d.m.written) != 1 || d.m.written[0].Work != "example" {
			t.Fatalf("the tour has written %+v", d.m.written)
		}
		if interrupted {
			d.press("ctrl+c")
		} else if d.press("q"); len(d.m.reversible) != 1 || d.m.reversible[0].id != "mine" {
			t.Errorf("can be taken back: %+v", d.m.reversible)
		}
		o := d.m.outcome()
		if o.Work != "" || o.Unsaved != nil || o.Refused != nil || len(o.Written) != 1 || o.Written[0].Work != "mine" || o.Interrupted != interrupted {
			t.Errorf("interrupted %v: %+v", interrupted, o)
		}
	}
}

// Where no tour can begin, the start screen says why and stays.
func TestATourThatCannotBegin(t *testing.T) {
	d, _, _ := touring(t, 80, 24)
	d.m.tour = func() (session.Tour, error) { return session.Tour{}, errors.New("no space left on device") }
	d.press("home", "up", "enter")
	if frame := ansi.Strip(d.m.View()); d.m.s != nil || !strings.Contains(frame, "no space left on device") {
		t.Errorf("it says\n%s", frame)
	}
}

// A tour that is all that was asked for ends the wizard, and leaves no draft to tell of.
func TestATourAlone(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: sample(), Example: true, At: session.At{Stage: session.Questions}})
	if d.press("1", "enter", "q"); !d.quit {
		t.Error("q does not end it")
	}
	if o := d.m.outcome(); o.Work != "" || o.Written != nil {
		t.Errorf("%+v", o)
	}
}
