package register

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// folderOf draws records of some folders that supersede each other in any way,
// circles among them.
func folderOf(r *rand.Rand) []Entry {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	var out []Entry
	n := r.IntN(9)
	for i := range n {
		e := Entry{
			File:     File{Source: pick("", "", "other"), Path: fmt.Sprintf("%s/%04d-a.yaml", pick("a", "b"), i)},
			ID:       fmt.Sprintf("%04d-a", i),
			Subject:  pick("", "glab", "Glab", "acmectl"),
			Decision: review.Decision{Status: pick(review.DecisionStates()...)},
			ReviewBy: pick("", "2026-11-20", "2026-11-23", "2027-01-01", "no day"),
			Bracket:  questionnaire.Bracket{Lowest: questionnaire.Verdicts()[r.IntN(4)], Highest: questionnaire.Suitable},
		}
		if r.IntN(2) == 0 {
			e.Supersedes = fmt.Sprintf("%04d-a", r.IntN(n+1))
		}
		if r.IntN(3) == 0 {
			e.Conditions = append(e.Conditions, review.Condition{Gate: "g", Due: pick("2026-11-22", ""), Status: pick(review.ConditionStates()...)})
		}
		if r.IntN(4) == 0 {
			e.Exception = review.Exception{Until: "2026-12-24"}
		}
		out = append(out, e)
	}
	return out
}

// Every record stands in a register once, whatever supersedes what; one that is
// live stands for itself, and one that is folded leads on to a record of its own
// folder that supersedes it, directly or before that.
func TestLawEveryRecordStandsOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 3000 {
		entries := folderOf(r)
		seen := map[File]int{}
		for _, e := range New("2026-11-23", entries, nil, ByNext).Entries {
			seen[e.File]++
			reached := map[[3]string]bool{e.place(e.Supersedes): true}
			for _, older := range e.Superseded {
				seen[older.File]++
				if older.Decision.Status != review.Superseded || !reached[older.place(older.ID)] || len(older.Superseded) > 0 {
					t.Fatalf("%s stands under %s, which does not supersede it: %+v", older.File, e.File, entries)
				}
				reached[older.place(older.Supersedes)] = true
			}
		}
		for _, e := range entries {
			if seen[e.File] != 1 {
				t.Fatalf("%s stands %d times: %+v", e.File, seen[e.File], entries)
			}
		}
		if len(seen) != len(entries) {
			t.Fatalf("%d records of %d", len(seen), len(entries))
		}
	}
}

// A superseded record is folded wherever another one that is not rejected
// supersedes it, but for circles.
func TestSupersededRecordsAreFolded(t *testing.T) {
	entries := []Entry{
		{File: File{Path: "0001-a.yaml"}, ID: "0001-a", Decision: review.Decision{Status: review.Superseded}},
		{File: File{Path: "0002-a.yaml"}, ID: "0002-a", Decision: review.Decision{Status: review.Superseded}, Supersedes: "0001-a"},
		{File: File{Path: "0003-a.yaml"}, ID: "0003-a", Decision: review.Decision{Status: review.Accepted}, Supersedes: "0002-a"},
		{File: File{Path: "0004-b.yaml"}, ID: "0004-b", Decision: review.Decision{Status: review.Superseded}},
		{File: File{Path: "0005-b.yaml"}, ID: "0005-b", Decision: review.Decision{Status: review.Rejected}, Supersedes: "0004-b"},
	}
	r := New("2026-11-23", entries, nil, ByName)
	var got []string
	for _, e := range r.Entries {
		got = append(got, e.ID+": "+e.Succession())
	}
	want := []string{"0003-a: supersedes 0002-a (unsuitable), 0001-a (unsuitable)", "0004-b: ", "0005-b: "}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// The order of a register depends on what the records say, not on the order in
// which they were found, and a register made of the entries of another one is the
// same.
func TestLawOrderIsTotal(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	lists := 1000
	if testing.Short() {
		lists = 100
	}
	for range lists {
		entries := folderOf(r)
		for _, order := range Orders() {
			a := New("2026-11-23", entries, nil, order)
			shuffled := slices.Clone(entries)
			r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
			for _, again := range [][]Entry{shuffled, a.Entries} {
				if b := New("2026-11-23", again, nil, order); !reflect.DeepEqual(a, b) {
					t.Fatalf("by %s: %+v and %+v", order, a.Entries, b.Entries)
				}
			}
		}
	}
}

// By what falls due next, no record stands before one that falls due earlier, and
// those of which nothing does stand last; the first of the dates is the next one.
// Nothing of a rejected or superseded record falls due.
func TestLawWhatFallsDueFirstStandsFirst(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 1000 {
		before := ""
		for _, e := range New("2026-11-23", folderOf(r), nil, ByNext).Entries {
			next, ok := e.Next()
			day := next.Day
			if !ok {
				day = "never"
			}
			if day < before {
				t.Fatalf("%s stands after %s", day, before)
			}
			before = day
			if ok && !e.Live() {
				t.Fatalf("%s of a record that is %s falls due", day, e.Decision.Status)
			}
			for _, d := range e.Dates() {
				if !review.ValidDay(d.Day) || d.Day < day {
					t.Fatalf("%+v beside the next day %s", d, day)
				}
			}
		}
	}
}

// Of a register, those are left that are overdue or fall due in time; the counts
// are of them, and say of how many.
func TestDueWithin(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 500 {
		all := New("2026-11-23", folderOf(r), nil, ByNext)
		for _, days := range []int{0, 1, 31, 400} {
			some := all.DueWithin(days)
			for _, e := range all.Entries {
				next, ok := e.Next()
				listed := slices.ContainsFunc(some.Entries, func(x Entry) bool { return x.File == e.File })
				if listed != (ok && DaysBetween(all.AsOf, next.Day) <= days) {
					t.Fatalf("%v within %d days: listed %v", next, days, listed)
				}
			}
			if some.Total != len(all.Entries) || some.Counts().Listed != len(some.Entries) {
				t.Fatalf("%d of %d", some.Counts().Listed, some.Total)
			}
		}
	}
}

// Whatever a file holds, something preliminary can be made of it.
func TestLawAnyContentGivesSomethingPreliminary(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	pieces := []string{"\nanswers:", "\nassessment:\n", "conditions:\n", "  - gate: a\n", "    due: \"2026-11-22\"\n", "    status: met\n", "decision:\n", "  status: accepted\n", ":", "\r\n", " ", "\xff", "'", "review:\n", "  review_by: 2026-12-01\n", "due: x"}
	for range 5000 {
		content := ""
		for range r.IntN(9) {
			content += pieces[r.IntN(len(pieces))]
		}
		e := Preliminary("a/0001-a.yaml", "0001-a", []byte(content))
		if !slices.Contains(review.DecisionStates(), e.Decision.Status) && !strings.Contains(content, "status: ") {
			t.Fatalf("%q gives %+v", content, e)
		}
		New("2026-11-23", []Entry{e}, nil, ByNext)
	}
	e := Preliminary("a.yaml", "0001-a", []byte("subject:\n  name: 'acmectl'\nreview:\n  review_by: \"2026-12-01\"\n  supersedes: 0000-a\nanswers:\n  - question: x\nassessment:\n  verdict: suitable\nconditions:\n  - gate: g\n    due: \"2026-11-22\"\n    status: open\n  - gate: h\n    due: \"2026-11-01\"\n    status: met\ndecision:\n  status: accepted\nexception:\n  until: \"2027-01-01\"\n"))
	if next, ok := e.Next(); !ok || next.Day != "2026-11-22" || e.Subject != "acmectl" || e.Supersedes != "0000-a" || e.Exception.Until != "2027-01-01" || len(e.Dates()) != 3 {
		t.Errorf("%+v", e)
	}
}

func TestLeft(t *testing.T) {
	for day, want := range map[string]string{"2026-11-20": "3 days over", "2026-11-22": "1 day over", "2026-11-23": "today", "2026-11-24": "in 1 day", "2027-11-23": "in 365 days"} {
		if got := Left("2026-11-23", day); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}

// Conditions that are met are none that anybody has to meet, and their days are
// none that come.
func TestMetConditionsAreNotOpen(t *testing.T) {
	e := Entry{Decision: review.Decision{Status: review.Accepted}, Conditions: []review.Condition{
		{Gate: "a", Due: "2026-11-01", Status: review.ConditionMet},
		{Gate: "b", Due: "2026-12-01", Status: review.ConditionOpen},
	}}
	if open := e.OpenConditions(); len(open) != 1 || open[0].Gate != "b" {
		t.Errorf("open are %+v", open)
	}
	if next, _ := e.Next(); next.Day != "2026-12-01" {
		t.Errorf("next is %+v", next)
	}
}

// An entry counts the mitigations that are present, and says nothing where the
// questionnaire lists none.
func TestEntryCountsMitigations(t *testing.T) {
	q, _ := fixture.Judged(t)
	answers := fixture.Best(q).Answers(q)
	a := questionnaire.Assess(q, answers)
	r := &record.Record{Draft: review.Draft{Answers: answers, Mitigations: []review.Mitigation{{ID: "user-education", State: questionnaire.Present}}}}
	e := Of("a.yaml", r, q, &a)
	if got := e.Covered(); got != "prevent 3 of 7, disrupt 3 of 8, recover 4 of 4" {
		t.Error(got)
	}
	first := fixture.Release()
	answers = fixture.Best(first).Answers(first)
	a = questionnaire.Assess(first, answers)
	if e := Of("a.yaml", &record.Record{Draft: review.Draft{Answers: answers}}, first, &a); e.Covered() != "" {
		t.Error(e.Covered())
	}
}
