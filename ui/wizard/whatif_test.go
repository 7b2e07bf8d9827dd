package wizard

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

func atSummary(t testing.TB, w, h int, draft review.Draft) *driver {
	return start(t, w, h, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: session.Summary}})
}

// Whatever keys are pressed on the page of what-if, and however it is left but by
// enter, the draft is the same to the byte, and no other one was ever saved.
func TestWhatIfLeavesNoTrace(t *testing.T) {
	var keys []string
	for _, b := range (&whatIfScreen{noInput: noInput{&model{}}, what: &session.Supposition{}}).keys() {
		if b.Keys[0] != "enter" && b.Keys[0] != "p" { // the list of problems leads to fields
			keys = append(keys, b.Keys...)
		}
	}
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		d := atSummary(t, 80, 24, sample())
		before := asRead(d.m.draft())
		d.press("w")
		for range rapid.IntRange(1, 40).Draw(rt, "keys") {
			key := rapid.SampledFrom(append(keys, "left", "left", "right", "down", "u", "n", "y", "1", "resize", "paste")).Draw(rt, "key")
			switch key {
			case "esc":
				d.press("esc", "w")
			case "resize":
				d.resize(rapid.SampledFrom([]int{60, 80, 120}).Draw(rt, "width"), 20)
			case "paste":
				d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("pasted"), Paste: true})
			default:
				d.press(key)
			}
			d.fire()
			d.frame()
			if now := asRead(d.m.draft()); now != before {
				rt.Fatalf("%s: the draft is\n%s", key, now)
			}
		}
		d.press(rapid.SampledFrom([]string{"esc", "ctrl+c"}).Draw(rt, "leave"))
		if len(d.m.over) > 0 && !d.quit { // the help stood above it
			d.press("esc")
		}
		o := d.m.outcome()
		if now := asRead(d.m.draft()); now != before || o.Unsaved != nil {
			rt.Fatalf("the draft is\n%s", now)
		}
		for _, saved := range d.store.saved {
			if asRead(saved) != before {
				rt.Fatalf("saved:\n%s", asRead(saved))
			}
		}
	})
}

// What is supposed is seen beside what is, in each size of window, and becomes
// conditions that are filled in where all are.
func TestWhatIfBecomesConditions(t *testing.T) {
	for _, window := range [][2]int{{80, 24}, {120, 40}, {60, 15}} {
		draft := sample()
		draft.Answers = draft.Answers.WithLevel("privilege", "administrative")
		d := atSummary(t, window[0], window[1], draft)
		d.press("w")
		d.wants("What if", "Nothing is supposed yet")
		for range d.m.s.Questionnaire().Questions() {
			if d.m.over[0].(*whatIfScreen).view.Question().ID == "privilege" {
				break
			}
			d.press("down")
		}
		d.press("left", "left")
		d.wants("1 answer is supposed", "limited-write", "Verdict", "Score", "Gates", "Conditions")
		if len(d.store.saved) != 0 {
			t.Fatal("saved before enter")
		}
		d.press("enter")
		d.wants("1 condition is agreed, with owner and due date proposed.")
		c, ok := d.m.s.Condition("privilege=limited-write")
		if last := d.store.saved[len(d.store.saved)-1]; !ok || c.Due != "2027-02-23" || c.Owner == "" || len(last.Conditions) != 1 || last.Answers.Get("privilege").Level != "administrative" {
			t.Fatalf("%+v, saved %+v", c, last.Conditions)
		}
		d.press("enter") // the cursor stands on it
		d.wants("Condition", "To be answered with this, or better")
		d.press("ctrl+u").typed("platform team").press("ctrl+s")
		if c, _ = d.m.s.Condition(c.Key()); c.Owner != "platform team" {
			t.Errorf("%+v", c)
		}
		d.press("u", "u")
		if len(d.m.s.Draft().Conditions) != 0 {
			t.Errorf("%+v", d.m.s.Draft().Conditions)
		}
	}
}

// What cannot become a condition is said, and the page stays.
func TestWhatIfSaysWhatIsNoCondition(t *testing.T) {
	d := atSummary(t, 80, 24, sample())
	d.press("w", "enter")
	d.wants("Nothing is supposed to be otherwise yet.", "What if")
	d.press("right", "enter")
	d.wants("is no condition: it gets no better.", "What if")
	d.press("r")
	d.wants("Nothing is supposed yet")
	d.press("?")
	d.wants("Help")
	d.press("esc", "esc")
	if len(d.m.over) != 0 || len(d.store.saved) != 0 {
		t.Errorf("%d pages, %d saves", len(d.m.over), len(d.store.saved))
	}
	work := session.Work{ID: "d1", Draft: sample(), ReadOnly: "another wizard has it", At: session.At{Stage: session.Summary}}
	d = start(t, 80, 24, &work)
	d.press("w", "w", "enter")
	d.wants("Only to look at")
	if strings.Contains(asRead(d.m.draft()), `"conditions"`) {
		t.Error("a review that is only looked at was changed")
	}
}
