package linear

import (
	"bytes"
	"strings"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// Owner and due date are given to all conditions that have none, in one step, after
// they were read out and agreed to; undo takes all back.
func TestConditionsAreFilledInTogether(t *testing.T) {
	for _, c := range []struct {
		lines      string
		owner, due string // of those that have none
		says       string
	}{
		{"platform team\n+1m\ny\n", "platform team", "2026-12-23", "3 conditions are filled in. Type undo to take it back."},
		{"platform team\n\ny\n", "platform team", "", "gets owner."},
		{"\nsoon\n2027-01-31\nyes\n", "", "2027-01-31", "3 lack an owner, 3 get a due date."},
		{"platform team\n+1m\nn\n", "", "", "Nothing is filled in."},
		{"platform team\n+1m\ny\nu\n", "", "", "Undone: owner and due date of 3 conditions."},
		{"platform team\n.\n", "", "", "Due of those that have none"},
		{"\n\n", "", "", "Nothing is filled in."},
		{".\n", "", "", "Of the open conditions, 3 lack an owner, 3 lack a due date."},
	} {
		for _, from := range []string{"owners\n", "c\nowners\n"} {
			draft := done()
			draft.Answers = draft.Answers.WithLevel("owner", "nobody").WithLevel("privilege", "admin").WithLevel("hosts", "shared")
			draft.Conditions = []review.Condition{{Gate: "shared-host", Owner: "host owner", Due: "2027-02-01", Status: review.ConditionOpen}}
			store := newFakeStore(small(t))
			var out bytes.Buffer
			work := session.Work{ID: "w", Draft: draft, At: session.At{Stage: session.Summary}}
			if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &work, In: strings.NewReader(from + c.lines + "q\n"), Out: &out}); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), c.says) {
				t.Errorf("%q: %q is not in\n%s", c.lines, c.says, out.String())
			}
			last := draft
			if len(store.saves) > 0 {
				last = store.saves[len(store.saves)-1]
			}
			s := session.New(store.q, today, last, session.At{})
			for _, x := range s.Conditions() {
				owner, due := c.owner, c.due
				if x.Gate == "shared-host" {
					owner, due = "host owner", "2027-02-01"
				}
				if x.Owner != owner || x.Due != due {
					t.Errorf("%q: %+v", c.lines, x)
				}
			}
		}
	}
}
