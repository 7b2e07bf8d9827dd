package review_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

func drawSheet(t *rapid.T, q *questionnaire.Questionnaire, name string) questionnaire.Answers {
	var out questionnaire.Answers
	for _, x := range q.Questions()[:6] {
		levels := append([]string{"", questionnaire.Unknown}, x.LevelIDs()...)
		a := questionnaire.Answer{
			Question: x.ID,
			Level:    rapid.SampledFrom(levels).Draw(t, name+x.ID),
			Basis:    rapid.SampledFrom(append(questionnaire.Bases(), "")).Draw(t, "basis"),
			Evidence: rapid.SampledFrom([]string{"", "Seen.", "Asked.", "Seen.\n\nTwice."}).Draw(t, "evidence"),
			By:       rapid.SampledFrom([]string{"", "platform team", "a, b"}).Draw(t, "by"),
		}
		if rapid.Bool().Draw(t, "link") {
			a.Links = []string{"https://docs.example.org/" + name}
		}
		if a.Level != "" || a.HasNote() {
			out = append(out, a)
		}
	}
	return out
}

// Merging again changes nothing, the order of others is of no matter, what was
// answered stays, nothing that others say is lost unless it is a conflict, and a
// conflict takes nothing.
func TestMerge(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		mine := drawSheet(t, q, "mine")
		var others []review.Answered
		for range rapid.IntRange(0, 3).Draw(t, "others") {
			others = append(others, review.Answered{By: rapid.SampledFrom([]string{"identity team", "host owner", ""}).Draw(t, "who"), Answers: drawSheet(t, q, "theirs")})
		}
		got, conflicts := review.Merge(mine, nil, others)

		again, same := review.Merge(got, nil, others)
		if diff := cmp.Diff(got, again, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("merging again changes:\n%s", diff)
		}
		if len(same) != len(conflicts) {
			t.Fatalf("%d conflicts, then %d", len(conflicts), len(same))
		}
		turned := slices.Clone(others)
		slices.Reverse(turned)
		if other, _ := review.Merge(mine, nil, turned); !cmp.Equal(other.Sorted(q), got.Sorted(q), cmpopts.EquateEmpty()) {
			t.Fatalf("the order matters:\n%s", cmp.Diff(got.Sorted(q), other.Sorted(q)))
		}
		open := map[string]bool{}
		for _, c := range conflicts {
			open[c.Question] = true
			if diff := cmp.Diff(mine.Get(c.Question), got.Get(c.Question), cmpopts.EquateEmpty()); diff != "" || len(c.Theirs) == 0 {
				t.Fatalf("a conflict was decided:\n%s", diff)
			}
		}
		for _, a := range mine {
			if level := got.Get(a.Question).Level; a.Level != "" && a.Level != questionnaire.Unknown && level != a.Level {
				t.Fatalf("%s was %s and is %s", a.Question, a.Level, level)
			}
		}
		for _, o := range others {
			for _, a := range o.Answers {
				have := got.Get(a.Question)
				if open[a.Question] {
					continue
				}
				if a.Level != "" && have.Level == "" || a.Level != questionnaire.Unknown && a.Level != "" && have.Level != a.Level {
					t.Fatalf("%+v is lost: %+v", a, have)
				}
				for _, l := range a.Links {
					if !slices.Contains(have.Links, l) {
						t.Fatalf("link %s is lost: %+v", l, have)
					}
				}
			}
		}
	})
}

// Forms come back one after the other, and all that are there are merged each time:
// none is taken twice, and nobody is said to have said what somebody else did.
func TestLawFormsComeBackOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := map[string]string{} // by what was said, who said it
		answer := func(by string) questionnaire.Answers {
			a := questionnaire.Answer{Question: "browser", Level: rapid.SampledFrom([]string{"", questionnaire.Unknown, "none"}).Draw(t, "level")}
			if rapid.Bool().Draw(t, "evidence") {
				a.Evidence = "Words of " + by + "."
				words[a.Evidence] = by
			}
			if a.Level == "" && a.Evidence == "" {
				return nil
			}
			return questionnaire.Answers{a}
		}
		mine := answer("")
		var others []review.Answered
		for _, by := range rapid.Permutation([]string{"identity team", "host owner", "audit"}).Draw(t, "order")[:rapid.IntRange(1, 3).Draw(t, "others")] {
			others = append(others, review.Answered{By: by, Answers: answer(by)})
			mine, _ = review.Merge(mine, nil, others)
			for have := range others {
				again, _ := review.Merge(mine, nil, others[have:])
				if diff := cmp.Diff(mine, again, cmpopts.EquateEmpty()); diff != "" {
					t.Fatalf("merging again changes:\n%s", diff)
				}
			}
		}
		a := mine.Get("browser")
		for said := range words {
			if n := strings.Count(a.Evidence, said); n != 1 {
				t.Fatalf("%q stands there %d times: %q", said, n, a.Evidence)
			}
		}
		for _, part := range strings.Split(a.Evidence, "\n\n") {
			if who, said, ok := strings.Cut(part, " could not tell: "); ok && words[said] != who {
				t.Fatalf("%s is said to have said %q", who, said)
			}
		}
	})
}

// What each case comes to.
func TestMergeCases(t *testing.T) {
	level := func(l string) questionnaire.Answer { return questionnaire.Answer{Question: "browser", Level: l} }
	full := questionnaire.Answer{Question: "browser", Level: "none", Basis: questionnaire.Observed, Evidence: "Looked.", Links: []string{"https://docs.example.org"}, Collected: "2026-11-20"}
	for _, c := range []struct {
		name      string
		mine      questionnaire.Answer
		theirs    []questionnaire.Answer
		want      questionnaire.Answer
		conflicts int
	}{
		{"open takes theirs", level(""), []questionnaire.Answer{full}, withBy(full, "host owner"), 0},
		{"a level without a basis is stated", level(""), []questionnaire.Answer{level("none")}, questionnaire.Answer{Question: "browser", Level: "none", Basis: questionnaire.Stated, By: "host owner"}, 0},
		{"unknown takes a level", level("unknown"), []questionnaire.Answer{full}, withBy(full, "host owner"), 0},
		{"unknown takes all that a level rests on, and keeps what was said", questionnaire.Answer{Question: "browser", Level: "unknown", Basis: questionnaire.Observed, Evidence: "Nobody looked.", Links: []string{"https://wiki.example.org"}, Collected: "2026-11-22", By: "platform team"}, []questionnaire.Answer{{Question: "browser", Level: "none", Evidence: "Looked.", Collected: "2026-11-20"}},
			questionnaire.Answer{Question: "browser", Level: "none", Basis: questionnaire.Stated, Evidence: "Looked.\n\nplatform team could not tell: Nobody looked.", Links: []string{"https://wiki.example.org"}, Collected: "2026-11-20", By: "host owner"}, 0},
		{"what you said while it was unknown stands after theirs", questionnaire.Answer{Question: "browser", Level: "unknown", Evidence: "Asked."}, []questionnaire.Answer{full},
			questionnaire.Answer{Question: "browser", Level: "none", Basis: questionnaire.Observed, Evidence: "Looked.\n\nBefore it was answered: Asked.", Links: full.Links, Collected: full.Collected, By: "host owner"}, 0},
		{"a note without a level stands beside theirs", questionnaire.Answer{Question: "browser", Evidence: "Asked."}, []questionnaire.Answer{full},
			questionnaire.Answer{Question: "browser", Level: "none", Basis: questionnaire.Observed, Evidence: "Asked.\n\nLooked.", Links: full.Links, Collected: full.Collected, By: "host owner"}, 0},
		{"why they could not tell stands with a level", full, []questionnaire.Answer{{Question: "browser", Level: "unknown", Evidence: "No access."}},
			questionnaire.Answer{Question: "browser", Level: "none", Basis: questionnaire.Observed, Evidence: "Looked.\n\nhost owner could not tell: No access.", Links: full.Links, Collected: full.Collected}, 0},
		{"unknown of theirs changes nothing", full, []questionnaire.Answer{level("unknown")}, full, 0},
		{"the same level gains", questionnaire.Answer{Question: "browser", Level: "none", Basis: questionnaire.Stated, Evidence: "Said so."}, []questionnaire.Answer{full},
			questionnaire.Answer{Question: "browser", Level: "none", Basis: questionnaire.Observed, Evidence: "Said so.\n\nLooked.", Links: full.Links, Collected: full.Collected, By: "host owner"}, 0},
		{"another level is a conflict", level("some-hosts"), []questionnaire.Answer{full}, level("some-hosts"), 1},
		{"two of theirs are one", level(""), []questionnaire.Answer{full, level("some-hosts")}, level(""), 1},
	} {
		var others []review.Answered
		for _, a := range c.theirs {
			others = append(others, review.Answered{By: "host owner", Answers: questionnaire.Answers{a}})
		}
		mine := questionnaire.Answers{}.With(c.mine)
		got, conflicts := review.Merge(mine, nil, others)
		if diff := cmp.Diff(c.want, got.Get("browser"), cmpopts.EquateEmpty()); diff != "" || len(conflicts) != c.conflicts {
			t.Errorf("%s: %d conflicts\n%s", c.name, len(conflicts), diff)
		}
	}
}

func withBy(a questionnaire.Answer, by string) questionnaire.Answer {
	a.By = by
	return a
}

// A conflict that is settled stays settled: the same merge gives no conflict, and
// changes nothing; without knowing what was declined it gives the same conflict or
// none, and settling it again changes nothing. Nothing that is known of the level
// that was chosen is lost, and nothing else is taken.
func TestSettled(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		mine := drawSheet(t, q, "mine")
		var others []review.Answered
		for range rapid.IntRange(1, 3).Draw(t, "others") {
			others = append(others, review.Answered{By: rapid.SampledFrom([]string{"identity team", "host owner", ""}).Draw(t, "who"), Answers: drawSheet(t, q, "theirs")})
		}
		answers, conflicts := review.Merge(mine, nil, others)
		d := review.Draft{Answers: answers}
		chosen := map[string]string{}
		for _, c := range rapid.Permutation(conflicts).Draw(t, "order of settling") {
			levels := []string{c.Mine.Level}
			for _, a := range c.Theirs {
				levels = append(levels, a.Level)
			}
			level := rapid.SampledFrom(levels).Draw(t, "choice")
			a, ok := c.Settled(level)
			if !ok || a.Level != level || a.Question != c.Question {
				t.Fatalf("%q: %+v, %v", level, a, ok)
			}
			chosen[c.Question] = level
			answers = answers.With(a)
			if !d.Settle(c, level) {
				t.Fatalf("%s cannot be settled by %q", c.Question, level)
			}
			if level == "" || level == questionnaire.Unknown {
				continue
			}
			for _, o := range others {
				if x := o.Answers.Get(c.Question); x.Level == level {
					for _, l := range x.Links {
						if !slices.Contains(a.Links, l) {
							t.Fatalf("link %s of the level that was chosen is lost: %+v", l, a)
						}
					}
				}
			}
		}
		if diff := cmp.Diff(answers.Sorted(q), d.Answers.Sorted(q), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("a draft is settled otherwise:\n%s", diff)
		}
		if d.Entered(q).Declined != nil {
			t.Fatal("a record would hold what was declined")
		}
		slices.Reverse(others)
		again, conflicts := review.Merge(d.Answers, d.Declined, others)
		if diff := cmp.Diff(answers.Sorted(q), again.Sorted(q), cmpopts.EquateEmpty()); diff != "" || len(conflicts) > 0 {
			t.Fatalf("merging what was settled again gives %d conflicts, and changes:\n%s", len(conflicts), diff)
		}
		again, conflicts = review.Merge(answers, nil, others)
		for _, c := range conflicts {
			a, ok := c.Settled(chosen[c.Question])
			if !ok {
				t.Fatalf("%s was settled with %q, and cannot be again: %+v", c.Question, chosen[c.Question], c)
			}
			again = again.With(a)
		}
		if diff := cmp.Diff(answers.Sorted(q), again.Sorted(q), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("merging and settling again changes:\n%s", diff)
		}
	})
	if _, ok := (review.Conflict{Question: "browser"}).Settled("none"); ok {
		t.Error("a level that neither side has was taken")
	}
}
