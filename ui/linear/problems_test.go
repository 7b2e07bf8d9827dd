package linear

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"flowverdict/report/validation"
	"flowverdict/ui/session"
)

// Every page of a review has the command that lists the problems, and b comes back
// from there to the page that it was typed on.
func TestLawProblemsAreOneCommandAway(t *testing.T) {
	for _, c := range []struct {
		name  string
		at    session.At
		merge *session.Merge
		lines string // that lead to the page
	}{
		{"subject", session.At{Stage: session.Subject}, nil, ""},
		{"question", session.At{Stage: session.Questions}, nil, ""},
		{"note", session.At{Stage: session.Questions}, nil, "n"},
		{"summary", session.At{Stage: session.Summary}, nil, ""},
		{"conditions", session.At{Stage: session.Summary}, nil, "c"},
		{"ask", session.At{Stage: session.Summary}, nil, "a"},
		{"what-if", session.At{Stage: session.Summary}, nil, "what-if"},
		{"what-if of a question", session.At{Stage: session.Summary}, nil, "what-if 2"},
		{"mitigations", session.At{Stage: session.Mitigations}, nil, ""},
		{"mitigation", session.At{Stage: session.Mitigations}, nil, "1"},
		{"decision", session.At{Stage: session.Decision}, nil, ""},
		{"write", session.At{Stage: session.Write}, nil, ""},
		{"conflicts", session.At{}, merging(""), ""},
		{"conflicts of a record", session.At{}, merging("0001-acmectl.yaml"), ""},
	} {
		store := newFakeStore(small(t))
		if c.at.Stage == session.Mitigations {
			store = newFakeStore(covered(t))
		}
		draft := done()
		draft.Decision.Status, draft.Review.Reviewers = "", nil
		in := &echo{lines: append(strings.Fields(c.lines), "?", "problems", "b", "?", "q")}
		var out bytes.Buffer
		work := session.Work{ID: "w", Draft: draft, At: c.at, Merge: c.merge}
		if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &work, In: in, Out: &out}); err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(out.String(), "All commands here:")
		if len(pages) != 3 || !strings.Contains(pages[1], "\nProblems.\n") {
			t.Errorf("%s: %d lists of commands\n%s", c.name, len(pages)-1, out.String())
			continue
		}
		commands := func(page string) []string {
			lines, _, _ := strings.Cut(page, "Enter alone:")
			return strings.Split(lines, "\n")
		}
		if before, after := commands(pages[1]), commands(pages[2]); !slices.Equal(before, after) {
			t.Errorf("%s: b comes back to a page with other commands:\n%s\nand not\n%s", c.name, strings.Join(after, "\n"), strings.Join(before, "\n"))
		}
	}
}

// While conflicts are settled nothing else is mended, and the list says why.
func TestConflictsComeBeforeProblems(t *testing.T) {
	store := newFakeStore(small(t))
	work := session.Work{ID: "w", Draft: done(), Merge: merging("")}
	work.Draft.Subject.Name = ""
	var out bytes.Buffer
	if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &work, In: strings.NewReader("problems\n1\ns\nq\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	if said := out.String(); !strings.Contains(said, work.Merge.MendingRule()) || strings.Count(said, "Conflict 1 of") != 2 {
		t.Error(said)
	}
}

// The days that an organisation allows count here too.
func TestAProposalThatWaitsIsHeard(t *testing.T) {
	for _, days := range []int{0, 7} {
		store := newFakeStore(small(t))
		work := session.Work{ID: "w", Draft: done(), Options: validation.Options{DecisionDays: days}}
		work.Draft.Review.Date, work.Draft.Decision.Status = "2026-11-01", "proposed"
		var out bytes.Buffer
		if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &work, In: strings.NewReader("problems\nq\n"), Out: &out}); err != nil {
			t.Fatal(err)
		}
		if said := out.String(); strings.Contains(said, "a decision may take 7 days") != (days == 7) {
			t.Errorf("%d days: %s", days, said)
		}
	}
}
