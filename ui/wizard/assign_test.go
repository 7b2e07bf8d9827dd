package wizard

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// unowned is a review with many conditions, one of which has an owner.
func unowned() review.Draft {
	d := sample()
	for _, q := range defaults().Questions()[:20] {
		d.Answers = d.Answers.WithLevel(q.ID, q.Levels[len(q.Levels)-1].ID)
	}
	s := session.New(defaults(), today, d, session.At{})
	first := s.Conditions()[0]
	first.Owner = "identity team"
	s.SetCondition(first)
	return s.Draft()
}

// What the page shows is what is done: every open condition without an owner or a due
// date gets it and no other changes, in one step that undo takes back; and whatever is
// typed, nothing is done before.
func TestLawConditionsAreFilledInTogether(t *testing.T) {
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		draft := unowned()
		s := session.New(defaults(), today, draft, session.At{})
		for _, c := range s.Conditions() {
			c.Owner = rapid.SampledFrom([]string{c.Owner, "somebody"}).Draw(rt, "owner")
			c.Due = rapid.SampledFrom([]string{"", "2027-01-31"}).Draw(rt, "due")
			c.Status = rapid.SampledFrom(review.ConditionStates()).Draw(rt, "status")
			s.SetCondition(c)
		}
		d := atSummary(t, 80, 24, s.Draft())
		before, conditions := d.m.s.Draft(), d.m.s.Conditions()
		lacking := d.m.s.Unassigned()
		d.press("o")
		if len(lacking) == 0 {
			d.wants(session.AssignNone)
			return
		}
		owner := rapid.SampledFrom([]string{"", "platform team"}).Draw(rt, "typed owner")
		due := rapid.SampledFrom([]string{"", "+3m", "nonsense"}).Draw(rt, "typed day")
		d.typed(owner).press("down").typed(due)
		if !reflect.DeepEqual(d.m.draft(), before) {
			rt.Fatalf("something is done before it is asked for: %+v", d.m.draft().Conditions)
		}
		shown := strings.Count(d.frame(), "gets ")
		d.press("ctrl+s")
		if due == "nonsense" || shown == 0 {
			if !reflect.DeepEqual(d.m.s.Draft(), before) || len(d.m.over) != 1 {
				rt.Fatalf("%q and %q: %+v", owner, due, d.m.s.Draft().Conditions)
			}
			return
		}
		for i, c := range d.m.s.Conditions() {
			want := conditions[i]
			if want.Status == review.ConditionOpen && want.Owner == "" {
				want.Owner = owner
			}
			if want.Status == review.ConditionOpen && want.Due == "" && due != "" {
				want.Due = "2027-02-23"
			}
			if c != want {
				rt.Fatalf("%+v, want %+v", c, want)
			}
		}
		d.wants("filled in. u takes it back.")
		if d.press("u"); !reflect.DeepEqual(d.m.s.Draft(), before) {
			rt.Fatalf("undo leaves %+v", d.m.s.Draft().Conditions)
		}
	})
}

// The page is seen whole in each size of window, scrolls, and is left without a trace.
func TestAssignIsLeft(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {120, 40}, {60, 15}} {
		d := atSummary(t, size[0], size[1], unowned())
		if last := d.press("end", "home").frame(); size[0] > 60 && !strings.Contains(last, "o owners") {
			t.Errorf("%v: the footer does not name the key:\n%s", size, last)
		}
		d.press("o")
		d.wants("lack an owner", "lack a due date", "Owner", "Due")
		d.typed("team")
		d.wants("get an owner", "gets owner")
		d.press("pgdown", "pgdown", "pgdown")
		d.wants("get an owner", "gets owner")
		d.press("esc")
		if len(d.m.over) != 0 || len(d.store.saved) != 0 {
			t.Errorf("%v: %d pages, %d saves", size, len(d.m.over), len(d.store.saved))
		}
	}
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: unowned(), ReadOnly: "another wizard has it", At: session.At{Stage: session.Summary}})
	d.press("o")
	d.wants("Only to look at")
}
