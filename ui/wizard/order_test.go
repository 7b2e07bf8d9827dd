package wizard

import (
	"testing"

	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// The key o switches the order of asking and says which holds. In the decisive
// order enter leads to what narrows the verdict most, and in the end to the
// summary, which says why nothing more is asked; back leads the way come.
func TestDecisiveOrderOnTheScreen(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "hosts").press("o")
	d.wants("Asking in the decisive order: what narrows the verdict most comes first.")
	d.press("enter")
	first := analysis.AskNext(d.m.q, d.m.s.Draft().Answers).Asks[0].Question.ID
	if got := d.m.s.At(); got != (session.At{Stage: session.Questions, Question: first, Order: session.Decisive}) {
		t.Fatalf("enter leads to %+v, want question %q", got, first)
	}
	d.press("left")
	if got := d.m.s.At().Question; got != "hosts" {
		t.Errorf("back leads to %q", got)
	}
	d.press("right", "3", "enter")
	d.wants("Summary", "No open question can change the verdict any more.")
	if d.press("left"); d.m.s.At().Question != first {
		t.Errorf("back from the summary leads to %+v", d.m.s.At())
	}
	d.press("u", "o").wants("Asking section by section, in the questionnaire's order.")
	d.m.s.GoTo("browser")
	d.press("right")
	if got := d.m.s.At().Question; got != d.m.q.Questions()[1].ID {
		t.Errorf("in the order of sections, on leads to %q", got)
	}
}

// The order that is wished for holds for every review that is opened; without
// a wish, the one that the draft was left in.
func TestOrderOfAReview(t *testing.T) {
	left := session.At{Stage: session.Questions, Question: "hosts", Order: session.Decisive}
	for _, c := range []struct{ wish, want session.Order }{{"", session.Decisive}, {session.Sections, session.Sections}, {session.Decisive, session.Decisive}} {
		d := &driver{t: t, store: newMemory(t)}
		d.begin(Config{Questionnaire: defaults(), Today: today, Order: c.wish, Work: &session.Work{ID: "d1", Draft: sample(), At: left}}, 80, 24)
		if got := d.m.s.Order(); got != c.want {
			t.Errorf("wished for %q: %q, want %q", c.wish, got, c.want)
		}
		d.press("o", "2", "enter")
		if got := d.store.saveAt[len(d.store.saveAt)-1].Order; d.m.s.Order() == c.want || got != d.m.s.At().Order {
			t.Errorf("the draft is kept with order %q, asked is by %q", got, d.m.s.Order())
		}
	}
}
