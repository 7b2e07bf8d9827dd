package linear

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/ui/session"
)

// supposes runs from the summary.
func supposes(t tb, d *fakeStore, lines ...string) string {
	t.Helper()
	var out strings.Builder
	w := &session.Work{ID: "w", Draft: done(), At: session.At{Stage: session.Summary}}
	w.Draft.Answers = w.Draft.Answers.WithLevel("privilege", "admin")
	if _, err := Run(Config{Questionnaire: d.q, Store: d, Today: today, Work: w, In: &echo{lines: lines}, Out: &out}); err != nil {
		t.Error(err)
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// Whatever is typed on the page of what-if, nothing of it is saved until conditions
// are made.
func TestWhatIfLeavesNoTrace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := newFakeStore(small(t))
		typed := rapid.SliceOfN(rapid.SampledFrom([]string{"1", "2", "3", "4", "5", "way", "reset", "a", "list", "?", "", "x"}), 1, 20).Draw(t, "lines")
		supposes(t, d, append(append([]string{"what-if"}, typed...), rapid.SampledFrom([]string{"b", "q"}).Draw(t, "leave"), "b", "q")...)
		want := done()
		want.Answers = want.Answers.WithLevel("privilege", "admin")
		for _, saved := range d.saves { // the page, at the end
			if got := asJSON(t, saved); got != asJSON(t, want) {
				t.Fatalf("%q saved\n%s", typed, got)
			}
		}
	})
}

// What is supposed is said beside what is, and becomes conditions that are filled in
// where all are.
func TestWhatIfBecomesConditions(t *testing.T) {
	d := newFakeStore(small(t))
	out := supposes(t, d, "what-if", "4", "1", "list", "y", "4", "platform team", "+1m", ".", "b", "q")
	for _, want := range []string{
		"What if. Nothing is answered here, and nothing is saved.", "Nothing is supposed yet.",
		"Suppose of Privilege: What can a token do? 1. Read. 2. Write. 3. Administer. The answer. 4. Unknown.",
		"Verdict: now governed; then conditional.", "Lifts: High privilege, which caps at governed.",
		"4. Privilege: supposed: Read. Now: Administer.", "1 condition is agreed, with owner and due date proposed.",
		"Privilege: To be answered with this: Read. Owner: CLI team. Due: 2027-02-20. State: open.",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said:\n%s", want, out)
		}
	}
	last := d.saves[len(d.saves)-1]
	c := last.Conditions[len(last.Conditions)-1]
	if c.Question != "privilege" || c.Level != "read" || c.Owner != "platform team" || c.Due != "2026-12-23" || last.Answers.Get("privilege").Level != "admin" {
		t.Errorf("%+v", c)
	}
}

// Dropped, nothing is left of it; what is no condition is said.
func TestWhatIfIsDropped(t *testing.T) {
	d := newFakeStore(small(t))
	out := supposes(t, d, "what-if", "y", "way", "b", "what-if", "3", "3", "y", "b", "q")
	if len(d.saves) != 0 && len(d.saves[len(d.saves)-1].Conditions) != 1 || !strings.Contains(out, "Nothing is supposed to be otherwise yet.") ||
		strings.Count(out, "Nothing is supposed yet.") != 2 || !strings.Contains(out, "Owner is no condition: it gets no better.") || !strings.Contains(out, "to a better verdict") {
		t.Errorf("%+v\n%s", d.saves, out)
	}
}
