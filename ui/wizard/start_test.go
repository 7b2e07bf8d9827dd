package wizard

import (
	"fmt"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

func TestStartScreen(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("down", "d")
	d.wants("Deleted the draft of acmectl; u brings it back.")
	if len(d.store.drafts) != 2 {
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

// Typing narrows the list while a field shows what is typed and how much is left;
// what stands under the cursor is opened as in the whole list, and esc brings all
// back.
func TestFilterOfTheStartScreen(t *testing.T) {
	d := start(t, 80, 24, nil)
	d.press("/").typed("Platform ACME")
	d.wants("Filter Platform ACME", "1 of 5", "❯ 0007-acmectl +1", "accepted", "2027-02-23 in 92 days")
	d.press("enter", "d", "enter")
	d.wants("Record 0007-acmectl")
	d.press("esc")
	d.wants("Filter Platform ACME", "❯ 0007-acmectl +1")
	d.press("esc")
	d.wants("New review", "❯ 0007-acmectl +1", "no name yet")
	d.press("/").typed("zzz").press("enter", "enter")
	d.wants("0 of 5", "Nothing matches")
	d.press("esc", "home")
	d.wants("❯ New review")
}

// Records are read part by part, and keys are obeyed in between.
func TestRecordsAreReadPartByPart(t *testing.T) {
	store := newMemory(t)
	for i := range 200 {
		store.records = append(store.records, recorded(fmt.Sprintf("%04d-b", 100+i), "b", questionnaire.Suitable, review.Accepted, "2027-03-01"))
	}
	m := newModel(Config{Questionnaire: defaults(), Today: today, Store: store})
	var waiting []tea.Cmd
	send := func(msg tea.Msg) {
		_, cmd := m.Update(msg)
		waiting = append(waiting, cmd)
	}
	waiting = append(waiting, m.Init())
	send(tea.WindowSizeMsg{Width: 80, Height: 24})
	parts, seen := 0, false
	for ; len(waiting) > 0; waiting = waiting[1:] {
		if waiting[0] == nil {
			continue
		}
		if msg, ok := waiting[0]().(doneMsg); ok {
			send(msg)
			parts++
			send(keyOf("down"))
			seen = seen || strings.Contains(ansi.Strip(m.View()), "still reading…")
		}
	}
	if parts < 4 || !seen || strings.Contains(ansi.Strip(m.View()), "reading") {
		t.Errorf("in %d parts, told %v:\n%s", parts, seen, ansi.Strip(m.View()))
	}
	if s := m.base.(*startScreen); s.list.Draft() == nil && s.list.Record() == nil {
		t.Error("the keys moved nothing")
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

// A draft of an older version of its questionnaire says that there is a newer
// one, goes on by its own, and is taken over on purpose; what is asked anew
// says why where it is asked, until it is answered.
func TestDraftIsTakenOverToTheNewestVersion(t *testing.T) {
	d := start(t, 100, 30, nil)
	d.store.drafts[0].Newer = "1.1.0"
	newer := defaults().Definition
	newer.Version = "1.1.0"
	work := d.store.contents["d1"]
	work.At = session.At{Stage: session.Questions, Question: "browser"}
	work.Questionnaire = questionnaire.New(newer, "")
	work.Draft.Answers = work.Draft.Answers.WithLevel("browser", "")
	work.Asked = []session.Asked{{Question: "browser", Before: "On no host", Evidence: "asked around", Why: "the levels changed"}}
	work.Notice = session.CarriedSentence("1.0.0", "device-flow-cli 1.1.0", 20, 1, 0)
	d.store.contents["lifted d1"] = work
	d.press("down")
	d.m.base.(*startScreen).refresh()
	d.run(d.m.flush())
	d.wants("(there is 1.1.0)", "l to newest")
	d.press("l")
	d.wants("Carried over from 1.0.0 to device-flow-cli 1.1.0: 20 answers; asked anew: 1.", "Asked anew: the levels changed. Answered before: On no host.", "Evidence then: asked around.")
	if d.m.s.Questionnaire().Version != "1.1.0" {
		t.Error("the old version asks")
	}
	d.press("1", "left")
	if strings.Contains(d.frame(), "Asked anew") {
		t.Error("an answered question is still asked anew")
	}
}

// The cursor stands on the draft that was saved last, and a key leads to a new
// review.
func TestStartOnTheLastDraft(t *testing.T) {
	d := &driver{t: t, store: newMemory(t)}
	d.begin(Config{Questionnaire: defaults(), Today: today}, 80, 24)
	if !strings.Contains(d.frame(), "❯ acmectl") {
		t.Errorf("another line is under the cursor:\n%s", d.frame())
	}
	d.press("home")
	d.wants("❯ New review")
}
