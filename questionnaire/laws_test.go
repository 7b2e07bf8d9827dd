package questionnaire_test

import (
	"reflect"
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/soundness"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestLawOracleAgrees(t *testing.T) {
	o := fixture.NewOracle(fixture.ContractLines(t))
	seen := map[questionnaire.Bracket]int{}
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		agree := func(s fixture.Sheet) {
			a := s.Judge(q)
			seen[a.Bracket]++
			if want, got := o.Assess(s), fixture.Describe(a); want != got {
				t.Fatalf("oracle (-) and Assess (+) differ on %v:\n%s", s, cmp.Diff(want, got))
			}
		}
		agree(s)
		fixture.EachStep(q, s, func(_ *questionnaire.Question, _ string, next fixture.Sheet) { agree(next) })
	})
	// The sheets are worth nothing if they all end alike.
	for _, lowest := range questionnaire.Verdicts() {
		for _, highest := range questionnaire.Verdicts() {
			if b := (questionnaire.Bracket{Lowest: lowest, Highest: highest}); lowest <= highest && seen[b] < 20 {
				t.Errorf("only %d of the sheets are %s to %s", seen[b], lowest, highest)
			}
		}
	}
}

func TestLawBracketHoldsForEveryCompletion(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		a := s.Judge(q)
		for range 20 {
			done := fixture.Complete(t, q, s).Judge(q)
			if !done.Bracket.Decided() || len(done.Open)+len(done.Unknown) > 0 || done.Score.Low != done.Score.High || done.Points.Low != done.Points.High {
				t.Fatalf("a complete sheet leaves something open: %s", fixture.Describe(done))
			}
			if !contains(a, done) {
				t.Fatalf("completion leaves the bracket:\n%s%s", fixture.Describe(a), fixture.Describe(done))
			}
			for _, g := range a.Gates {
				if g.State == questionnaire.Fired && !slices.ContainsFunc(done.Gates, named(g.ID)) {
					t.Fatalf("%s has fired, and does not fire in a completion", g.ID)
				}
			}
			for _, g := range done.Gates {
				if !slices.ContainsFunc(a.Gates, named(g.ID)) {
					t.Fatalf("%s fires in a completion and is not even possible", g.ID)
				}
			}
		}
	})
}

func TestLawAnsweringOnlyNarrows(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		a := s.Judge(q)
		fixture.EachStep(q, s, func(question *questionnaire.Question, level string, next fixture.Sheet) {
			if s[question.ID] != fixture.Open && s[question.ID] != questionnaire.Unknown {
				return
			}
			after := next.Judge(q)
			if !contains(a, after) {
				t.Fatalf("answering %s with %q widens the bracket:\n%s%s", question.ID, level, fixture.Describe(a), fixture.Describe(after))
			}
			for _, g := range a.Gates {
				if g.State == questionnaire.Fired && !slices.ContainsFunc(after.Gates, func(x questionnaire.GateResult) bool {
					return x.ID == g.ID && x.State == questionnaire.Fired
				}) {
					t.Fatalf("answering %s with %q takes %s back", question.ID, level, g.ID)
				}
			}
		})
	})
}

func TestLawBetterNeverHurts(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		a := s.Judge(q)
		fixture.EachStep(q, s, func(question *questionnaire.Question, level string, next fixture.Sheet) {
			before, was := question.Level(s[question.ID])
			now, is := question.Level(level)
			if !was || !is || now > before {
				return
			}
			after := next.Judge(q)
			if worse(after, a) {
				t.Fatalf("%s from %q to %q lowers something:\n%s%s", question.ID, s[question.ID], level, fixture.Describe(a), fixture.Describe(after))
			}
		})
	})
}

func TestLawUnknownNeverHelps(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		a := s.Judge(q)
		for _, question := range q.Questions() {
			unknown, missing := s.With(question.ID, questionnaire.Unknown).Judge(q), s.With(question.ID, fixture.Open).Judge(q)
			if unknown.Bracket.Lowest > a.Bracket.Lowest || unknown.Score.Low > a.Score.Low || unknown.Points.Low > a.Points.Low {
				t.Fatalf("%s unknown instead of %q helps:\n%s%s", question.ID, s[question.ID], fixture.Describe(a), fixture.Describe(unknown))
			}
			if unknown.Bracket != missing.Bracket || unknown.Score != missing.Score || unknown.Points != missing.Points || !reflect.DeepEqual(unknown.Gates, missing.Gates) {
				t.Fatalf("%s unknown and open are judged differently", question.ID)
			}
			if worst := question.Levels[len(question.Levels)-1].ID; s.With(question.ID, worst).Judge(q).Bracket.Lowest != unknown.Bracket.Lowest {
				t.Fatalf("%s unknown does not count as %s", question.ID, worst)
			}
		}
	})
}

func TestLawScoreAndVerdictNeverContradict(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		a := s.Judge(q)
		if q.Band(a.Score.Low) != a.Bracket.Lowest || q.Band(a.Score.High) != a.Bracket.Highest || a.Verdict() != a.Bracket.Lowest {
			t.Fatalf("score and verdict differ:\n%s", fixture.Describe(a))
		}
		if a.Score.Low > a.Score.High || a.Points.Low > a.Points.High || a.Score.Low > a.Points.Low || a.Score.High > a.Points.High || a.Score.Low < 0 || a.Points.High > 100 {
			t.Fatalf("ranges are out of order:\n%s", fixture.Describe(a))
		}
		if a.Bracket.Decided() != (a.Bracket.Lowest == a.Bracket.Highest) {
			t.Fatal("decided is not what it says")
		}
	})
}

// What people read, the gates that are not overshadowed, explains the score.
func TestLawOvershadowedGatesNeverMatter(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		a := s.Judge(q)
		low, high := a.Points.Low, a.Points.High
		for _, g := range a.Fired() {
			low, high = min(low, q.Top(g.Caps)), min(high, q.Top(g.Caps))
		}
		for _, g := range a.Possible() {
			low = min(low, q.Top(g.Caps))
		}
		if low != a.Score.Low || high != a.Score.High {
			t.Fatalf("without overshadowed gates the score were %d to %d:\n%s", low, high, fixture.Describe(a))
		}
	})
}

func TestLawSameAnswersSameAssessment(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		answers := s.Answers(q)
		a := questionnaire.Assess(q, answers)
		if diff := cmp.Diff(a, questionnaire.Assess(q, answers)); diff != "" {
			t.Fatalf("twice is not the same:\n%s", diff)
		}
		shuffled := questionnaire.Answers(rapid.Permutation(answers).Draw(t, "order"))
		if diff := cmp.Diff(a, questionnaire.Assess(q, shuffled)); diff != "" {
			t.Fatalf("the order of answers matters:\n%s", diff)
		}
		if diff := cmp.Diff(answers, shuffled.Sorted(q)); diff != "" {
			t.Fatalf("sorted is not the questionnaire's order:\n%s", diff)
		}
		if again, err := soundness.New(fixture.Clone(q.Definition), ""); err != nil || !cmp.Equal(a, questionnaire.Assess(again, answers)) {
			t.Fatalf("the same questionnaire indexed again judges differently: %v", err)
		}
	})
}

// Whatever stands in a file, Assess judges it: strange answers are open.
func TestLawStrangeAnswersAreOpen(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		answers := s.Answers(q)
		strange := slices.Clone(answers)
		for _, question := range q.Questions() {
			if s[question.ID] == fixture.Open {
				strange = append(strange, questionnaire.Answer{Question: question.ID, Level: rapid.SampledFrom([]string{"", "nun", "NONE", "Unknown", "none "}).Draw(t, "level"), Evidence: "note"})
			}
		}
		strange = append(strange, questionnaire.Answer{Question: "no-such-question", Level: "none"}, questionnaire.Answer{})
		if diff := cmp.Diff(questionnaire.Assess(q, answers), questionnaire.Assess(q, strange)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAllBest(t *testing.T) {
	q, _ := fixture.Pinned(t)
	want := "verdict suitable to suitable\nscore 100 to 100\npoints 100 to 100\nunknown []\nopen []\n"
	if diff := cmp.Diff(want, fixture.Describe(fixture.Best(q).Judge(q))); diff != "" {
		t.Error(diff)
	}
}

// contains reports whether what was open before covers what is left after.
func contains(before, after questionnaire.Assessment) bool {
	return before.Bracket.Lowest <= after.Bracket.Lowest && after.Bracket.Highest <= before.Bracket.Highest &&
		before.Score.Low <= after.Score.Low && after.Score.High <= before.Score.High &&
		before.Points.Low <= after.Points.Low && after.Points.High <= before.Points.High
}

// worse reports whether anything that counts is lower in a than in b.
func worse(a, b questionnaire.Assessment) bool {
	return a.Bracket.Lowest < b.Bracket.Lowest || a.Bracket.Highest < b.Bracket.Highest ||
		a.Score.Low < b.Score.Low || a.Score.High < b.Score.High ||
		a.Points.Low < b.Points.Low || a.Points.High < b.Points.High
}

func named(id string) func(questionnaire.GateResult) bool {
	return func(g questionnaire.GateResult) bool { return g.ID == id }
}
