package wizard

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

func TestEveryAnswerIsSaved(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	for range 5 {
		d.press("1", "enter")
		if len(d.store.saved) == 0 || !reflect.DeepEqual(d.store.saved[len(d.store.saved)-1], d.m.s.Draft()) {
			t.Fatal("an answer is not saved")
		}
	}
	d.press("u")
	if got := d.store.saved[len(d.store.saved)-1]; len(got.Answers) != 4 {
		t.Errorf("after undo %d answers are saved", len(got.Answers))
	}
}

func TestWhatIsBeingTypedIsSaved(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.press("n").typed("half a no")
	if len(d.timers) != 1 {
		t.Fatalf("%d timers for one note", len(d.timers))
	}
	d.fire()
	if n := len(d.store.saved); n != 1 || d.store.saved[0].Answers.Get("browser").Evidence != "half a no" {
		t.Fatalf("saved %+v", d.store.saved)
	}
	d.typed("te").fire()
	if got := d.store.saved[1].Answers.Get("browser").Evidence; got != "half a note" {
		t.Errorf("saved %q", got)
	}
	d.press("esc", "u")
	if len(d.m.s.Draft().Answers) != 0 {
		t.Error("a note takes more than one undo")
	}
	for _, stage := range []session.Stage{session.Subject, session.Decision} {
		d := start(t, 80, 24, &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: stage}})
		d.press("enter", "tab").typed("x").fire()
		if len(d.store.saved) == 0 {
			t.Errorf("%s: what is typed is not saved", stage)
		}
	}
}

func TestAFailedSaveIsShownAndTriedAgain(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.store.fail = errors.New("no space left on device")
	d.press("1", "enter")
	d.wants("Draft NOT saved: no space left on device")
	d.press("down", "up")
	d.wants("Draft NOT saved: no space left on device")
	d.press("q")
	if d.quit {
		t.Fatal("left without a word though the draft is not saved")
	}
	d.wants("q again leaves")
	d.store.fail = nil
	d.fire()
	if strings.Contains(d.frame(), "NOT saved:") && d.m.saveErr != nil {
		t.Errorf("still said not to be saved:\n%s", d.frame())
	}
	if got := d.store.saved[len(d.store.saved)-1]; got.Answers.Get("browser").Level != "none" {
		t.Errorf("saved %+v", got.Answers)
	}
	d.press("q")
	if !d.quit {
		t.Error("q does not leave")
	}
	if o := d.m.outcome(); o.Work != "d1" || o.Unsaved != nil || o.Interrupted {
		t.Errorf("outcome %+v", o)
	}
}

func TestADraftThatCannotBeSavedIsNamedAtTheEnd(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.store.fail = errors.New("read-only file system")
	d.press("1", "enter", "q", "q")
	if o := d.m.outcome(); !d.quit || o.Unsaved == nil {
		t.Errorf("quit %v, outcome %+v", d.quit, o)
	}
}

// One save is in flight and at most one waits, however fast answers come.
func TestOneSaveWaits(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	var first tea.Cmd
	for i := range 10 {
		d.m.Update(keyOf("1"))
		_, cmd := d.m.Update(keyOf("enter"))
		if i == 0 {
			first = cmd
		} else if cmd != nil {
			t.Fatal("a second save is in flight")
		}
	}
	if len(d.m.jobs) != 1 {
		t.Fatalf("%d saves wait", len(d.m.jobs))
	}
	d.run(first)
	if n := len(d.store.saved); n != 2 || len(d.store.saved[1].Answers) != 10 {
		t.Errorf("%d saves, the last with %d answers", n, len(d.store.saved[n-1].Answers))
	}
}

// No save can follow the last one: a late one would bring an old draft back.
func TestNoSaveFollowsTheLast(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.m.Update(keyOf("1"))
	_, late := d.m.Update(keyOf("enter"))
	d.press("1", "enter", "ctrl+c")
	o := d.m.outcome()
	if !o.Interrupted || o.Work != "d1" {
		t.Errorf("outcome %+v", o)
	}
	late()
	if n := len(d.store.saved); n != 1 || len(d.store.saved[0].Answers) != 2 {
		t.Errorf("%d saves: %+v", n, d.store.saved)
	}
}

// A save that was asked for while the record was written would bring back the
// draft, which went with the writing.
func TestNoSaveFollowsTheWriting(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.press("right")
	d.wants("y writes both files")
	_, writing := d.m.Update(keyOf("y"))
	d.send(typingMsg{})
	d.run(writing)
	if len(d.store.written) != 1 || len(d.store.saved) != 0 {
		t.Errorf("%d records and %d drafts", len(d.store.written), len(d.store.saved))
	}
	if o := d.m.outcome(); len(o.Written) != 1 || o.Work != "" || len(d.store.saved) != 0 {
		t.Errorf("outcome %+v after %d saves", o, len(d.store.saved))
	}
}

func TestAnInterruptKeepsWhatIsBeingTyped(t *testing.T) {
	for _, end := range []tea.Msg{keyOf("ctrl+c"), interruptMsg{}} {
		d := atQuestion(t, 80, 24, review.Draft{}, "browser")
		d.press("n").typed("half")
		d.send(end)
		o := d.m.outcome()
		if !o.Interrupted || len(d.store.saved) != 1 || d.store.saved[0].Answers.Get("browser").Evidence != "half" {
			t.Errorf("outcome %+v, saved %+v", o, d.store.saved)
		}
	}
}

func TestAnUntouchedReviewLeavesNoDraft(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("enter", "esc", "q")
	if o := d.m.outcome(); o.Work != "" || len(d.store.saved) != 0 {
		t.Errorf("outcome %+v after %d saves", o, len(d.store.saved))
	}
}

func TestOnlyToLookAt(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: sample(), ReadOnly: "another flowverdict has it open"})
	want := d.m.s.Draft()
	for _, k := range []string{"1", "enter", "n", "x", "esc", "u", "s", "end", "enter", "s", "right", "enter", "x", "esc", "right", "enter", "q"} {
		d.press(k)
	}
	if !reflect.DeepEqual(d.m.s.Draft(), want) {
		t.Error("it was changed")
	}
	if o := d.m.outcome(); o.Work != "" || len(d.store.saved) != 0 || len(d.store.written) != 0 {
		t.Errorf("outcome %+v after %d saves", o, len(d.store.saved))
	}
}
