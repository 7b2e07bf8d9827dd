package session_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// answersOf draws answers to the first questions.
func answersOf(t *rapid.T, q *questionnaire.Questionnaire, name string) questionnaire.Answers {
	var out questionnaire.Answers
	for _, x := range q.Questions()[:5] {
		a := questionnaire.Answer{
			Question: x.ID, Level: rapid.SampledFrom(append(x.LevelIDs()[:2:2], "", questionnaire.Unknown)).Draw(t, name+" "+x.ID),
			Evidence: rapid.SampledFrom([]string{"", "Seen by " + name + "."}).Draw(t, "evidence"),
		}
		if a.Level != "" || a.HasNote() {
			out = append(out, a)
		}
	}
	return out
}

// levelsOf are the levels by which a conflict can be settled.
func levelsOf(q *questionnaire.Questionnaire, c review.Conflict) []string {
	var out []string
	for _, s := range session.Sides(q, c) {
		out = append(out, s.Level)
	}
	return out
}

// Each settlement is one step that undo takes back, to the byte; the order in which
// conflicts are settled is of no matter; nothing is decided before somebody does;
// and merging the same again changes nothing.
func TestSettling(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		mine := review.Draft{Answers: answersOf(t, q, "mine")}
		others := []review.Answered{{By: "identity team", Answers: answersOf(t, q, "theirs")}, {By: "host owner", Answers: answersOf(t, q, "others")}}
		s := session.New(q, today, mine, session.At{})
		start := state(t, s)
		s.Merge(session.Merge{Others: others})
		conflicts := s.MergeConflicts()
		for _, c := range conflicts {
			if got, want := asJSON(t, s.Draft().Answers.Get(c.Question)), asJSON(t, c.Mine); got != want {
				t.Fatalf("a conflict was decided: %s, not %s", got, want)
			}
		}
		merged := state(t, s)
		chosen := map[string]string{}
		var before []string
		for i, c := range rapid.Permutation(conflicts).Draw(t, "order") {
			chosen[c.Question] = rapid.SampledFrom(levelsOf(q, c)).Draw(t, "level")
			before = append(before, state(t, s))
			if !s.Settle(c.Question, chosen[c.Question]) || s.ToSettle() != len(conflicts)-i-1 {
				t.Fatalf("%s is not settled: %d left", c.Question, s.ToSettle())
			}
			if level, ok := s.Chosen(c.Question); !ok || level != chosen[c.Question] {
				t.Fatalf("chosen was %q, and is %q", chosen[c.Question], level)
			}
		}
		done := asJSON(t, s.Draft())

		other := session.New(q, today, mine, session.At{})
		other.Merge(session.Merge{Others: others})
		for _, c := range other.MergeConflicts() {
			other.Settle(c.Question, chosen[c.Question])
		}
		if got := asJSON(t, other.Draft()); got != done {
			t.Fatalf("the order matters:\n%s\n%s", done, got)
		}
		again := session.New(q, today, s.Draft(), session.At{})
		again.Merge(session.Merge{Others: others})
		if got := asJSON(t, again.Draft()); got != done || again.ToSettle() > 0 {
			t.Fatalf("merging again changes:\n%s\n%s", done, got)
		}

		for i := len(before) - 1; i >= 0; i-- {
			if what, ok := s.Undo(); !ok || !strings.HasPrefix(what, "conflict on ") || s.ToSettle() != len(conflicts)-i {
				t.Fatalf("undo of a settlement: %q, %v, %d left", what, ok, s.ToSettle())
			}
			if got := state(t, s); got != before[i] {
				t.Fatalf("undo %d:\n%s\n%s", i, before[i], got)
			}
		}
		if got := state(t, s); got != merged {
			t.Fatalf("all undone:\n%s\n%s", merged, got)
		}
		if _, ok := s.Undo(); ok != (merged != start || len(conflicts) > 0) || state(t, s) != start || len(s.MergeConflicts()) > 0 {
			t.Fatalf("undo of the merge: %v\n%s\n%s", ok, start, state(t, s))
		}
	})
}

// What is no side of a conflict settles nothing.
func TestSettleRefuses(t *testing.T) {
	q := fixture.Release()
	x := q.Questions()[0]
	s := session.New(q, today, review.Draft{Answers: questionnaire.Answers{{Question: x.ID, Level: x.Levels[0].ID}}}, session.At{})
	if s.Settle(x.ID, x.Levels[0].ID) {
		t.Error("settled where nothing is merged")
	}
	taken, more := s.Merge(session.Merge{Others: []review.Answered{{By: "host owner", Answers: questionnaire.Answers{{Question: x.ID, Level: x.Levels[1].ID}, {Question: q.Questions()[1].ID, Level: questionnaire.Unknown}}}}})
	if taken != 1 || more != 0 || s.ToSettle() != 1 {
		t.Fatalf("%d taken, %d with more, %d to settle", taken, more, s.ToSettle())
	}
	for _, level := range []string{"", questionnaire.Unknown, "no-such-level", x.Levels[2].ID} {
		if s.Settle(x.ID, level) || s.ToSettle() != 1 {
			t.Errorf("settled with %q", level)
		}
	}
	if s.Settle(q.Questions()[1].ID, questionnaire.Unknown) {
		t.Error("settled what is no conflict")
	}
}
