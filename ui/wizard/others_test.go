package wizard

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// merging is [sample] with what two others answered: one open answer that nothing
// stands against, and three conflicts, in the last of which they differ among
// themselves.
func merging(record string) session.Work {
	q := defaults().Questions()
	level := func(i, n int) questionnaire.Answer {
		return questionnaire.Answer{Question: q[i].ID, Level: q[i].Levels[n].ID}
	}
	known := level(0, 1)
	known.Basis, known.Collected, known.Links = questionnaire.Documented, "2026-11-21", []string{"https://docs.example.org/idp/a-page-with-a-long-name/hosts"}
	known.Evidence = "The console of the identity provider lists the hosts.\nHosts of the support desk are among them."
	known.From = []string{"acmectl.identity-team.md"}
	return session.Work{
		ID: "d1", Draft: sample(), At: session.At{Stage: session.Questions, Question: "automation"},
		Merge: &session.Merge{Record: record, Others: []review.Answered{
			{By: "identity team", Answers: questionnaire.Answers{known, level(1, 1), level(5, 0), level(21, 0)}},
			{By: "host owner", Answers: questionnaire.Answers{level(5, 1)}},
		}},
	}
}

func (d *driver) conflict() string {
	d.t.Helper()
	s, ok := d.m.top().(*conflictsScreen)
	if !ok {
		return ""
	}
	return s.view.Question()
}

// Conflicts are settled one by one, each is saved and can be undone, and then the
// review goes on where the draft was left.
func TestConflictsAreSettledOneByOne(t *testing.T) {
	q := defaults().Questions()
	w := merging("")
	d := start(t, 80, 24, &w)
	if d.conflict() != q[0].ID || !strings.Contains(d.frame(), "1 answer taken, 3 conflicts to settle.") {
		t.Fatalf("at %q:\n%s", d.conflict(), d.frame())
	}
	merged := d.m.s.Draft()
	if got := d.store.saved; len(got) == 0 || !reflect.DeepEqual(got[len(got)-1], merged) || merged.Answers.Get(q[21].ID).Level == "" {
		t.Fatal("what nothing stands against is not in the draft")
	}

	d.press("enter", "esc", "s", "g", "o") // none of these settles anything
	if !reflect.DeepEqual(d.m.s.Draft(), merged) || d.conflict() != q[0].ID {
		t.Fatalf("settled by a key that settles nothing:\n%s", d.frame())
	}
	d.press("t")
	if got := d.store.saved[len(d.store.saved)-1].Answers.Get(q[0].ID); got.Level != q[0].Levels[1].ID || got.By != "identity team" || d.conflict() != q[1].ID {
		t.Fatalf("theirs was taken: %+v\n%s", got, d.frame())
	}
	d.press("m")
	if got := d.m.s.Draft().Answers.Get(q[1].ID); got.Level != q[1].Levels[0].ID || d.conflict() != q[5].ID {
		t.Fatalf("mine was taken: %+v", got)
	}
	d.press("u")
	if d.conflict() != q[1].ID || d.m.s.ToSettle() != 2 {
		t.Fatalf("mine was undone:\n%s", d.frame())
	}
	d.press("u")
	if d.conflict() != q[0].ID || !reflect.DeepEqual(d.m.s.Draft(), merged) || !reflect.DeepEqual(d.store.saved[len(d.store.saved)-1], merged) {
		t.Fatalf("theirs was undone:\n%s", d.frame())
	}
	d.press("m", "t", "2", "t")
	if got := d.m.s.Draft().Answers.Get(q[5].ID); got.Level != q[5].Levels[1].ID || got.By != "host owner" {
		t.Fatalf("the second of theirs was taken: %+v", got)
	}
	if at := d.m.s.At(); d.conflict() != "" || at.Stage != session.Questions || at.Question != "automation" || !strings.Contains(d.frame(), session.SettledSentence) {
		t.Fatalf("at %+v:\n%s", at, d.frame())
	}
	d.press("u")
	if d.conflict() != q[5].ID {
		t.Fatalf("the last settlement is undone from the page after it:\n%s", d.frame())
	}
	d.press("u", "u", "u")
	if !reflect.DeepEqual(d.m.s.Draft().Answers, sample().Answers) || d.conflict() != "" {
		t.Fatalf("all is undone:\n%s", d.frame())
	}
}

// Whoever leaves in the middle keeps what is settled; the rest is as it was.
func TestLeavingInTheMiddleOfConflicts(t *testing.T) {
	q := defaults().Questions()
	w := merging("")
	d := start(t, 80, 24, &w)
	d.press("t", "q")
	o := d.m.outcome()
	if o.ToSettle != 2 || o.Work != "d1" || o.Answers != nil || !d.quit {
		t.Fatalf("%+v", o)
	}
	got := d.store.saved[len(d.store.saved)-1].Answers
	if got.Get(q[0].ID).Level != q[0].Levels[1].ID {
		t.Error("what was settled is lost")
	}
	for _, i := range []int{1, 5} {
		if want := sample().Answers.Get(q[i].ID); !reflect.DeepEqual(got.Get(q[i].ID), want) {
			t.Errorf("decided without anybody: %+v, was %+v", got.Get(q[i].ID), want)
		}
	}
}

// A record takes all or nothing: no draft is saved, and the answers are handed back
// only where all is settled and somebody says so.
func TestConflictsOfARecord(t *testing.T) {
	for _, c := range []struct {
		keys  []string
		taken bool
	}{
		{[]string{"t", "t", "t", "y"}, true},
		{[]string{"t", "t", "t", "ctrl+s"}, true},
		{[]string{"t", "t", "t", "q"}, false},
		{[]string{"t", "y", "t", "q"}, false},
		{[]string{"t", "t", "t", "u", "y", "q"}, false},
		{[]string{"u", "u", "q"}, false},
	} {
		w := merging("0001-acmectl.yaml")
		w.ID = ""
		d := start(t, 80, 24, &w).press(c.keys...)
		o := d.m.outcome()
		if (o.Answers != nil) != c.taken || len(d.store.saved) > 0 || o.Work != "" || !d.quit {
			t.Errorf("%v: %+v, %d saved", c.keys, o, len(d.store.saved))
		}
		if c.taken && !reflect.DeepEqual(o.Answers, d.m.s.Draft().Answers) {
			t.Errorf("%v: other answers", c.keys)
		}
	}
}

// What others wrote can neither move the cursor nor turn text around.
func TestConflictsShowHostileTextAsText(t *testing.T) {
	w := merging("")
	a := &w.Merge.Others[0].Answers[0]
	a.Evidence, a.By = "Hosts of the\u202e support desk are \x1b[31mamong them.", "identity\x1b[31m team\u202e"
	d := start(t, 80, 24, &w)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 15}} {
		d.resize(size[0], size[1])
		if view := d.m.View(); strings.Contains(view, "\x1b[31m") || strings.ContainsRune(view, '\u202e') {
			t.Errorf("%v: %q", size, view)
		}
	}
}

// Those who know are asked from the summary: forms are written as they were wished
// for, what was written is said, and nothing is written by closing the page.
func TestAskingOthers(t *testing.T) {
	work := session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary, Question: "automation"}}
	d := start(t, 80, 24, &work)
	d.press("a", "esc", "a", "enter", "enter", "enter", "enter", "enter", "esc")
	if len(d.store.asked) > 0 {
		t.Fatalf("forms were written by closing the page: %+v", d.store.asked)
	}
	d.press("a", "space", "tab", "right", "tab", "ctrl+u")
	d.press("ctrl+s")
	if len(d.store.asked) > 0 || !strings.Contains(d.frame(), "A folder is needed") {
		t.Fatalf("written to nowhere: %+v\n%s", d.store.asked, d.frame())
	}
	d.typed("to send q").press("tab", "right", "ctrl+s")
	want := session.Asking{Levers: []string{"identity-team", "host-owner"}, Which: session.AskUnknown, Folder: "to send q", Format: "text"}
	if len(d.store.asked) != 1 {
		t.Fatalf("%+v\n%s", d.store.asked, d.frame())
	}
	if got := d.store.asked[0]; got.Which != want.Which || got.Folder != want.Folder || got.Format != want.Format || strings.Join(got.Levers, " ") == "" {
		t.Fatalf("%+v, want %+v", got, want)
	}
}

// What was written is said with its files, and then the draft is saved, which keeps
// for whom it waits; what could not be is said, and the page stays.
func TestAskedSaysWhat(t *testing.T) {
	work := session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary, Question: "automation"}}
	d := start(t, 80, 24, &work)
	d.store.refused = errors.New("forms/acmectl.host-owner.md is there already")
	d.press("a", "ctrl+s")
	if !strings.Contains(d.frame(), "is there already") || len(d.store.saved) > 0 {
		t.Fatalf("%d saved\n%s", len(d.store.saved), d.frame())
	}
	d.store.refused = nil
	d.press("ctrl+s")
	frame := d.frame()
	if len(d.store.saved) != 1 || !strings.Contains(frame, "forms/acmectl.cli-team") || len(d.store.asked) != 1 {
		t.Fatalf("%d saved\n%s", len(d.store.saved), frame)
	}
	d.press("ctrl+s", "enter")
	if _, closed := d.m.top().(*summaryScreen); !closed || len(d.store.asked) != 1 {
		t.Fatalf("%+v\n%s", d.store.asked, d.frame())
	}
}

// Forms are taken back from the summary: what is wrong is said and takes nothing,
// closing the page takes nothing, and conflicts are settled before the summary is
// there again.
func TestTakingFormsBack(t *testing.T) {
	work := session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary, Question: "automation"}}
	d := start(t, 80, 24, &work)
	d.press("f", "enter").typed("forms/*.md").press("esc")
	if d.store.read != nil {
		t.Fatalf("%v read by closing the page", d.store.read)
	}
	d.store.refused = errors.New("forms/a.md:31:1: error: question \"hosts\" has two boxes with an x, the first on line 29 [bad-box]; forms/b.md:12:1: error: no such level [unknown-level]")
	d.press("f").typed("forms/*.md").press("ctrl+s")
	if shown := strings.Join(strings.Fields(d.frame()), " "); !strings.Contains(shown, d.store.refused.Error()) || !reflect.DeepEqual(d.m.s.Draft().Answers, sample().Answers) {
		t.Fatalf("taken with a fault:\n%s", d.frame())
	}
	d.store.refused = nil
	d.press("ctrl+j").typed("other form.txt").press("enter")
	if strings.Join(d.store.read, "|") != "forms/*.md|other form.txt" || d.conflict() == "" {
		t.Fatalf("%q\n%s", d.store.read, d.frame())
	}
	d.press("m", "m", "m")
	if _, summary := d.m.top().(*summaryScreen); !summary || !strings.Contains(d.frame(), session.SettledSentence) {
		t.Fatalf("not back on the summary:\n%s", d.frame())
	}
}

// A conflict that is passed over waits: the one after it comes first, and undo shows
// the one that was settled last.
func TestConflictsCanBePassedOver(t *testing.T) {
	q := defaults().Questions()
	w := merging("")
	d := start(t, 80, 24, &w)
	for _, step := range []struct{ key, at string }{
		{"right", q[1].ID}, {"m", q[5].ID}, {"u", q[1].ID}, {"right", q[5].ID}, {"right", q[5].ID}, {"t", q[0].ID}, {"left", q[0].ID},
		{"right", q[1].ID}, {"u", q[5].ID}, {"b", q[1].ID}, {"t", q[5].ID}, {"m", q[0].ID}, {"m", ""},
	} {
		if d.press(step.key); d.conflict() != step.at {
			t.Fatalf("%s leads to %q, not %q:\n%s", step.key, d.conflict(), step.at, d.frame())
		}
	}
}
