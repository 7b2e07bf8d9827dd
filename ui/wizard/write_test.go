package wizard

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

func TestWriting(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.store.exists = true
	d.press("right")
	d.wants("A file of that name is there already", "❯ Choose another name")
	d.press("down", "enter")
	if len(d.store.written) != 0 {
		t.Fatal("replaced without a second step")
	}
	d.wants("y writes both files, and replaces what is there")
	d.press("n").typed("-again").press("enter")
	d.wants("0008-acmectl-again.yaml", "y writes both files")
	d.press("y")
	if d.quit || len(d.store.written) != 1 || d.store.written[0].ID != "0008-acmectl-again" || d.store.written[0].Replace {
		t.Fatalf("quit %v, wrote %+v", d.quit, d.store.written)
	}
	d.wants("These two files are written:", "0008-acmectl-again.yaml", "Conditional, ")
	o := d.m.outcome()
	if len(o.Written) != 1 || o.Work != "" || !strings.HasPrefix(o.Written[0].Said[0], "Conditional, ") || len(d.store.saved) != 0 {
		t.Errorf("outcome %+v after %d saves", o, len(d.store.saved))
	}
}

func TestReplacingOnPurpose(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.store.exists = true
	d.press("right", "down", "enter")
	d.wants("y writes both files, and replaces what is there")
	d.press("ctrl+s")
	if len(d.store.written) != 1 || !d.store.written[0].Replace {
		t.Errorf("wrote %+v", d.store.written)
	}
}

// What is written is taken back by one key, from its own page and from the start
// screen, and the review goes on where it stood.
func TestTakingBack(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.press("right")
	d.wants("y writes both files")
	d.press("y")
	d.wants("These two files are written:", "❯ To the start screen")
	d.press("u")
	d.wants("Taken back, and the draft is there again: 0008-acmectl.", "y writes both files")
	if o := d.m.outcome(); len(o.Written) != 0 || o.Work != "d1" || len(d.store.written) != 0 {
		t.Errorf("outcome %+v, written %+v", o, d.store.written)
	}

	d = start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.press("right")
	d.wants("y writes both files")
	d.press("y", "enter")
	d.wants("New review")
	d.press("d", "u") // of two things the later one comes back first
	d.wants("New review", "u take back")
	d.press("u")
	d.wants("Taken back, and the draft is there again: 0008-acmectl.")
	d.press("u")
	d.wants("Nothing was written or deleted.")
	if o := d.m.outcome(); len(o.Written) != 0 || o.Work != "" {
		t.Errorf("outcome %+v", o)
	}
}

// What cannot be taken back stays written, and the reason is said.
func TestTakingBackThatFails(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.store.changed = errors.New("write 0008-acmectl.yaml: it was changed meanwhile, so nothing was written")
	d.press("right")
	d.wants("y writes both files")
	d.press("y", "u")
	d.wants("Not taken back: it was changed meanwhile", "These two files are written:")
	if o := d.m.outcome(); len(o.Written) != 1 || o.Work != "" {
		t.Errorf("outcome %+v", o)
	}
}

// A record that is printed is the end: there is nothing to take back, and its
// text waits for the screen to close.
func TestWhatIsPrintedEndsTheWizard(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.store.prints = true
	d.press("right")
	d.wants("y writes it")
	if d.press("y"); !d.quit || len(d.m.outcome().Written) != 1 {
		t.Errorf("quit %v, outcome %+v", d.quit, d.m.outcome())
	}
}

func TestWhatIsMissingIsFilledInFromTheWritePage(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", At: session.At{Stage: session.Write}})
	d.wants("❯ Fill in the name of the CLI")
	d.press("enter").typed("acmectl").press("tab").typed("platform team").press("esc", "s", "enter", "right")
	d.wants("These two files will be written together")
	if slices.Contains(d.store.calls, "write") {
		t.Error("something was written")
	}
}

func TestAPlanThatFailsIsSaid(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.store.planned = errors.New("\x1b[31mthe folder docs/decisions cannot be written")
	d.press("right")
	d.wants("the folder docs/decisions cannot be written", "❯ Try again")
	d.store.planned = nil
	d.press("enter")
	d.wants("y writes both files")
}

// Of a review that supersedes a record every file that changes is named before it
// is written, and what becomes of that record.
func TestTheWritePageNamesWhatIsMarked(t *testing.T) {
	draft := decided()
	draft.Review.Supersedes, draft.Decision.Status = "0003-acmectl", review.Proposed
	d := start(t, 100, 30, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: session.Decision}})
	d.press("right")
	d.wants("0003-acmectl stays as it is until this record is accepted.", "y writes both files")

	draft.Decision.Status = review.Accepted
	d = start(t, 100, 30, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: session.Decision}})
	d.store.marked = "0003-acmectl.yaml and 0003-acmectl.md"
	d.press("right")
	d.wants("0003-acmectl.yaml and 0003-acmectl.md", "0003-acmectl holds no longer then", "y writes all files")
}

// Nothing but y and ctrl+s writes, however often a key comes, and these only on
// a page that was there before them.
func TestNothingElseWrites(t *testing.T) {
	at := func() *driver {
		return start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	}
	for i, key := range []string{"enter", "right", "tab", "down", "up", "n", "s", "1", "space", "left", "esc", "w", "b", "g", "?"} {
		if testing.Short() && i%5 > 0 {
			continue
		}
		d := at()
		d.press("right")
		d.frame()
		for range 60 {
			d.press(key)
			d.frame()
		}
		if len(d.store.written) != 0 {
			t.Errorf("%s writes", key)
		}
	}
	for _, key := range []string{"y", "ctrl+s"} {
		d := at()
		d.press("right", key, key)
		if len(d.store.written) != 0 {
			t.Errorf("%s writes what nobody has seen", key)
		}
		d.wants("Nothing is written", "y writes both files")
		if d.press(key); len(d.store.written) != 1 {
			t.Errorf("%s does not write", key)
		}
	}
}

// Each thing that keeps a review from being written is a line of its own; enter
// opens the field where it is mended, and closing that leads back to the list.
func TestProblemsLeadToTheirFields(t *testing.T) {
	draft := decided()
	places := []session.Place{
		{Stage: session.Subject, Field: "subject.owner"},
		{Stage: session.Questions, Question: "browser", Field: "links"},
		{Stage: session.Summary, Condition: "shared-client", Field: "due"},
		{Stage: session.Decision, Field: "decision.by"},
	}
	wrong := &session.Unwritable{}
	for _, p := range places {
		wrong.Problems = append(wrong.Problems, session.Problem{Place: p, Where: p.Field, What: "it is not right", Mend: "change it"})
	}
	for i, place := range places {
		d := start(t, 80, 24, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: session.Decision}})
		d.store.planned = wrong
		d.press("right")
		d.wants("The record cannot be written yet.", "❯ subject.owner: it is not right. Change it.", "decision.by: it is not right.")
		for range i {
			d.press("down")
		}
		d.press("enter")
		f, ok := d.m.top().(*formScreen)
		if !ok || f.Field().ID != place.Field || !f.Editing {
			t.Fatalf("%+v leads to:\n%s", place, d.frame())
		}
		d.store.planned = nil
		d.typed("x")
		d.press("ctrl+s")
		d.wants("y writes both files")
		if changed := !reflect.DeepEqual(d.m.s.Draft(), draft); !changed {
			t.Errorf("%+v: what was typed is not taken", place)
		}
	}
}

// An answer itself is mended on its question.
func TestAProblemOfALevelLeadsToItsQuestion(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.store.planned = &session.Unwritable{Problems: []session.Problem{{Place: session.Place{Stage: session.Questions, Question: "privilege", Field: "level"}, What: "there is no such level"}}}
	d.press("right", "enter")
	if at := d.m.s.At(); at.Stage != session.Questions || at.Question != "privilege" {
		t.Errorf("it leads to %+v", at)
	}
}

// The gates that an exception is for are offered by their titles, all of them on;
// at least one stays, and an exception that says nothing else is none.
func TestGatesOfAnException(t *testing.T) {
	draft := decided()
	draft.Answers = draft.Answers.WithLevel("privilege", "administrative").WithLevel("automation", "headless-service").WithLevel("ai-agent", "unknown")
	draft.Exception.Gates = []string{"gone"}
	d := start(t, 80, 30, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: session.Decision}})
	fired := review.Blocking(d.m.s.Assessment())
	if len(fired) < 2 {
		t.Fatalf("only %v fired", fired)
	}
	d.press("enter")
	d.tabTo("exception.gates")
	for _, id := range fired {
		d.wants(defaults().Gate(id).Title)
	}
	if frame := d.frame(); strings.Contains(frame, fired[0]) && !strings.Contains(defaults().Gate(fired[0]).Title, fired[0]) {
		t.Errorf("ids are shown:\n%s", frame)
	}
	d.press("space", "esc")
	if got := d.m.s.Draft().Exception.Gates; !slices.Equal(got, fired[1:]) {
		t.Errorf("the exception is for %v", got)
	}
	d.press("enter")
	for range fired {
		d.press("space", "down")
	}
	d.tabTo("exception.reason").typed("for a while").press("ctrl+s")
	got := d.m.s.Draft().Exception.Gates
	if !slices.Equal(got, fired[:1]) {
		t.Errorf("of %v the exception is for %v", fired, got)
	}
}
