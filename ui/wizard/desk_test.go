package wizard

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/wizard/session"
)

func TestEveryAnswerIsSaved(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	for range 5 {
		d.press("1", "enter")
		if len(d.desk.saved) == 0 || !reflect.DeepEqual(d.desk.saved[len(d.desk.saved)-1], d.m.s.Draft()) {
			t.Fatal("an answer is not saved")
		}
	}
	d.press("u")
	if got := d.desk.saved[len(d.desk.saved)-1]; len(got.Answers) != 4 {
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
	if n := len(d.desk.saved); n != 1 || d.desk.saved[0].Answers.Get("browser").Evidence != "half a no" {
		t.Fatalf("saved %+v", d.desk.saved)
	}
	d.typed("te").fire()
	if got := d.desk.saved[1].Answers.Get("browser").Evidence; got != "half a note" {
		t.Errorf("saved %q", got)
	}
	d.press("esc", "u")
	if len(d.m.s.Draft().Answers) != 0 {
		t.Error("a note takes more than one undo")
	}
	for _, stage := range []session.Stage{session.Subject, session.Decision} {
		d := start(t, 80, 24, &Work{ID: "d1", Draft: sample(), At: session.At{Stage: stage}})
		d.press("enter", "tab").typed("x").fire()
		if len(d.desk.saved) == 0 {
			t.Errorf("%s: what is typed is not saved", stage)
		}
	}
}

func TestAFailedSaveIsShownAndTriedAgain(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.desk.fail = errors.New("no space left on device")
	d.press("1", "enter")
	d.wants("Draft NOT saved: no space left on device")
	d.press("down", "up")
	d.wants("Draft NOT saved: no space left on device")
	d.press("q")
	if d.quit {
		t.Fatal("left without a word though the draft is not saved")
	}
	d.wants("q again leaves")
	d.desk.fail = nil
	d.fire()
	if strings.Contains(d.frame(), "NOT saved:") && d.m.saveErr != nil {
		t.Errorf("still said not to be saved:\n%s", d.frame())
	}
	if got := d.desk.saved[len(d.desk.saved)-1]; got.Answers.Get("browser").Level != "none" {
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
	d.desk.fail = errors.New("read-only file system")
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
	if len(d.m.errands) != 1 {
		t.Fatalf("%d saves wait", len(d.m.errands))
	}
	d.run(first)
	if n := len(d.desk.saved); n != 2 || len(d.desk.saved[1].Answers) != 10 {
		t.Errorf("%d saves, the last with %d answers", n, len(d.desk.saved[n-1].Answers))
	}
}

// No save can follow the last one: a late one would bring an old draft back.
func TestNoSaveFollowsTheLast(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.m.Update(keyOf("1"))
	_, late := d.m.Update(keyOf("enter"))
	d.press("1", "enter", "ctrl+c")
	o := d.m.outcome()
	if !o.Interrupted || o.Work != "d1" || o.Bracket.Lowest.String() != "unsuitable" {
		t.Errorf("outcome %+v", o)
	}
	late()
	if n := len(d.desk.saved); n != 1 || len(d.desk.saved[0].Answers) != 2 {
		t.Errorf("%d saves: %+v", n, d.desk.saved)
	}
}

func TestAnInterruptKeepsWhatIsBeingTyped(t *testing.T) {
	for _, end := range []tea.Msg{keyOf("ctrl+c"), interruptMsg{}} {
		d := atQuestion(t, 80, 24, review.Draft{}, "browser")
		d.press("n").typed("half")
		d.send(end)
		o := d.m.outcome()
		if !o.Interrupted || len(d.desk.saved) != 1 || d.desk.saved[0].Answers.Get("browser").Evidence != "half" {
			t.Errorf("outcome %+v, saved %+v", o, d.desk.saved)
		}
	}
}

func TestAnUntouchedReviewLeavesNoDraft(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("enter", "esc", "q")
	if o := d.m.outcome(); o.Work != "" || len(d.desk.saved) != 0 {
		t.Errorf("outcome %+v after %d saves", o, len(d.desk.saved))
	}
}

func TestStartScreen(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("down", "d")
	d.wants("Deleted the draft of acmectl; u brings it back.")
	if len(d.desk.drafts) != 2 {
		t.Fatal("nothing was deleted")
	}
	d.press("u")
	d.wants("The draft is back.", "acmectl")
	d.press("home", "down", "down")
	d.wants("❯ oldctl")
	d.press("enter")
	d.wants("the draft was written by a newer flowverdict")
	d.press("end", "enter")
	d.wants("not YAML")
	d.press("up", "r")
	d.wants("A new review that supersedes 0007-acmectl.")
	if d.m.s.Draft().Review.Supersedes != "0007-acmectl" {
		t.Error("it revises nothing")
	}
}

func TestContinue(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("down", "enter")
	d.wants("22 of 28", "20 answered, 1 unknown, 7 open")
	d.press("q")
	if o := d.m.outcome(); o.Work != "d1" {
		t.Errorf("outcome %+v", o)
	}
}

func TestWriting(t *testing.T) {
	d := start(t, 80, 24, &Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.desk.exists = true
	d.press("right")
	d.wants("A file of that name is there already", "❯ Choose another name")
	d.press("down", "enter")
	if len(d.desk.written) != 0 {
		t.Fatal("replaced without a second step")
	}
	d.wants("❯ Write both files, and replace what is there")
	d.press("n").typed("-again").press("enter")
	d.wants("0008-acmectl-again.yaml", "❯ Write both files")
	d.press("enter")
	if !d.quit || len(d.desk.written) != 1 || d.desk.written[0].ID != "0008-acmectl-again" || d.desk.written[0].Replace {
		t.Fatalf("quit %v, wrote %+v", d.quit, d.desk.written)
	}
	o := d.m.outcome()
	if o.Written == nil || o.Work != "" || o.Bracket.Lowest.String() != "conditional" || len(d.desk.saved) != 0 {
		t.Errorf("outcome %+v after %d saves", o, len(d.desk.saved))
	}
}

func TestReplacingOnPurpose(t *testing.T) {
	d := start(t, 80, 24, &Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.desk.exists = true
	d.press("right", "down", "enter", "enter")
	if len(d.desk.written) != 1 || !d.desk.written[0].Replace {
		t.Errorf("wrote %+v", d.desk.written)
	}
}

func TestWhatIsMissingIsFilledInFromTheWritePage(t *testing.T) {
	d := start(t, 80, 24, &Work{ID: "d1", At: session.At{Stage: session.Write}})
	d.wants("❯ Fill in the name of the CLI")
	d.press("enter").typed("acmectl").press("tab").typed("platform team").press("esc", "s", "enter", "right")
	d.wants("These two files will be written together")
	if slices.Contains(d.desk.calls, "write") {
		t.Error("something was written")
	}
}

func TestAPlanThatFailsIsSaid(t *testing.T) {
	d := start(t, 80, 24, &Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.desk.planned = errors.New("\x1b[31mthe folder docs/decisions cannot be written")
	d.press("right")
	d.wants("the folder docs/decisions cannot be written", "❯ Try again")
	d.desk.planned = nil
	d.press("enter")
	d.wants("❯ Write both files")
}

func TestOnlyToLookAt(t *testing.T) {
	d := start(t, 80, 24, &Work{ID: "d1", Draft: sample(), ReadOnly: "another flowverdict has it open"})
	want := d.m.s.Draft()
	for _, k := range []string{"1", "enter", "n", "x", "esc", "u", "s", "end", "enter", "s", "right", "enter", "x", "esc", "right", "enter", "q"} {
		d.press(k)
	}
	if !reflect.DeepEqual(d.m.s.Draft(), want) {
		t.Error("it was changed")
	}
	if o := d.m.outcome(); o.Work != "" || len(d.desk.saved) != 0 || len(d.desk.written) != 0 {
		t.Errorf("outcome %+v after %d saves", o, len(d.desk.saved))
	}
}

func TestConditionsAndDecisionAreFilledIn(t *testing.T) {
	d := start(t, 80, 24, &Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary}})
	d.press("down", "down", "down", "enter").typed("identity team").press("tab").typed("2027-01-31").press("esc")
	d.wants("owner: identity team; due: 2027-01-31")
	d.press("home", "enter", "enter", "right", "tab").typed("architecture board").press("tab", "tab").typed("2027-03-01").press("ctrl+s")
	got := d.m.s.Draft()
	if got.Decision != (review.Decision{Status: review.Accepted, By: "architecture board", Date: today}) || got.Review.ReviewBy != "2027-03-01" {
		t.Errorf("decision %+v, review by %q", got.Decision, got.Review.ReviewBy)
	}
	if c := got.Conditions; len(c) != 1 || c[0].Owner != "identity team" || c[0].Due != "2027-01-31" {
		t.Errorf("conditions %+v", c)
	}
}

// The proposed day follows the verdict until somebody enters another.
func TestTheProposedDayIsNotEntered(t *testing.T) {
	d := start(t, 80, 24, &Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.m.s.SetDecision(review.Decision{Status: review.Proposed}, review.Exception{}, "")
	d.press("left", "right", "enter", "tab").typed("x").press("ctrl+s")
	if got := d.m.s.Draft().Review.ReviewBy; got != "" {
		t.Errorf("the proposal was entered: %q", got)
	}
}

func TestReadingARecord(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("end", "up", "enter")
	d.wants("Record 0007-acmectl", "Verdict: conditional", "Decided by")
	d.press("/").typed("KEYCHAIN").press("enter")
	d.wants("Hit 1 of", "keychain")
	d.press("n", "p", "esc")
	d.wants("Record 0007-acmectl")
	d.press("esc")
	d.wants("New review")
	d.press("enter", "r")
	d.wants("supersedes 0007-acmectl")
}

func TestTheWholeReportIsRead(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("end", "up", "enter")
	s := d.m.base.(*readScreen)
	whole := strings.Join(strings.Fields(strings.Join(s.bare, "")), "")
	draft, q := decided(), defaults()
	wants := []string{"conditional", "identity team", "2027-01-31", "architecture board", "client not its own", "2026-11-24", q.Digest, "docs/decisions/0007-acmectl.yaml"}
	for _, a := range draft.Answers {
		wants = append(wants, q.Question(a.Question).Title+":")
	}
	for _, want := range wants {
		if !strings.Contains(whole, strings.ReplaceAll(strings.ToLower(want), " ", "")) {
			t.Errorf("%q is not in the reading", want)
		}
	}
}

func TestTheEditorsFileIsPrivateAndRemoved(t *testing.T) {
	path, err := lend("what is there")
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if folder, _ := os.Stat(filepath.Dir(path)); folder.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v", folder.Mode())
	}
	os.WriteFile(filepath.Join(filepath.Dir(path), ".note.md.swp"), []byte("left by an editor"), 0o600)
	if text, err := takeBack(path); text != "what is there" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := os.Stat(filepath.Dir(path)); !os.IsNotExist(err) {
		t.Errorf("the folder is still there: %v", err)
	}
}

func TestWhatAnEditorLeaves(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.press("n", "ctrl+e")
	d.wants("No editor is set")
	d.m.editor = "no-such-editor --wait"
	d.press("ctrl+e")
	if len(d.others) != 1 {
		t.Fatal("no editor was started")
	}
	d.press("x") // held while the editor is open
	f := d.m.top().(*form)
	d.send(editedMsg{f, f.field(), "", errors.New("the editor failed")})
	d.wants("x") // and typed after it
	d.m.holding++
	d.send(editedMsg{f, f.field(), "from\x1b[2J the\r\neditor\n", nil})
	d.press("enter")
	if got := d.m.s.Draft().Answers.Get("browser").Evidence; got != "from[2J the\neditor" {
		t.Errorf("the editor left %q", got)
	}
}
