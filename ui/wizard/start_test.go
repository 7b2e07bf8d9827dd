package wizard

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
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
