package linear

import (
	"bytes"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// merging is what two others answered otherwise than [done]: where people type the
// command, who owns it, and, each in another way, what a token can do.
func merging(record string) *session.Merge {
	return &session.Merge{Record: record, Others: []review.Answered{
		{By: "identity team", Answers: questionnaire.Answers{
			{Question: "hosts", Level: "own", Basis: questionnaire.Documented, Evidence: "The console lists the hosts.\nAll are managed.", Links: []string{"https://docs.example.org/hosts"}, Collected: "2026-11-21", From: []string{"acmectl.identity-team.md"}},
			{Question: "owner", Level: "nobody"}, {Question: "privilege", Level: "read"},
		}},
		{By: "platform team", Answers: questionnaire.Answers{{Question: "privilege", Level: "write"}, {Question: "browser", Level: "none", Links: []string{"https://docs.example.org/browsers"}}}},
	}}
}

// A record takes all that was settled or nothing, and no draft is saved.
func TestConflictsOfARecord(t *testing.T) {
	for _, c := range []struct {
		lines string
		taken bool
	}{
		{"t\nt\nt 2\ny\n", true},
		{"m\nm\nm\nwrite\n", true},
		{"t\nt\nt 2\nq\n", false},
		{"t\nt\nt 2\nu\ny\nq\n", false},
		{"t\nt\nt 2\n", false},
		{"t\ny\n", false},
	} {
		store := newFakeStore(small(t))
		var out bytes.Buffer
		got, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &session.Work{Draft: done(), Merge: merging("0001-acmectl.yaml")}, In: strings.NewReader(c.lines), Out: &out})
		if err != nil || (got.Answers != nil) != c.taken || len(store.saves) > 0 || got.Work != "" {
			t.Errorf("%q: %+v, %d saved, %v\n%s", c.lines, got, len(store.saves), err, out.String())
		}
	}
}

// Whoever leaves in the middle keeps what is settled; the rest is as it was.
func TestLeavingInTheMiddleOfConflicts(t *testing.T) {
	for _, end := range []string{"q\n", ""} {
		store := newFakeStore(small(t))
		var out bytes.Buffer
		got, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &session.Work{ID: "w", Draft: done(), Merge: merging("")}, In: strings.NewReader("t\n" + end), Out: &out})
		if err != nil || got.ToSettle != 2 || got.Work != "w" || len(store.saves) == 0 {
			t.Fatalf("%+v, %v\n%s", got, err, out.String())
		}
		kept := store.saves[len(store.saves)-1].Answers
		for question, level := range map[string]string{"hosts": "own", "owner": "team", "privilege": questionnaire.Unknown} {
			if kept.Get(question).Level != level {
				t.Errorf("%s is %q, not %q", question, kept.Get(question).Level, level)
			}
		}
	}
}
