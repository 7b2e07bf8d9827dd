package analysis_test

import (
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What Compare lists is what set differences of the two assessments give; the
// same answers differ in nothing; swapping swaps.
func TestCompareLaws(t *testing.T) {
	seen := map[string]int{}
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		after := fixture.DrawSheet(t, q)
		if rapid.Bool().Draw(t, "one answer") {
			x := rapid.SampledFrom(q.Questions()).Draw(t, "question")
			after = s.With(x.ID, rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown, fixture.Open)).Draw(t, "level"))
		}
		d, back := analysis.Compare(q, s.Answers(q), after.Answers(q)), analysis.Compare(q, after.Answers(q), s.Answers(q))
		if !cmp.Equal(d.Before, s.Judge(q)) || !cmp.Equal(d.After, after.Judge(q)) {
			t.Fatal("the assessments are not those of Assess")
		}
		states := func(a questionnaire.Assessment, state questionnaire.State) map[string]bool {
			out := map[string]bool{}
			for _, g := range a.Gates {
				out[g.ID] = out[g.ID] || g.State == state
			}
			return out
		}
		conditions := func(a questionnaire.Assessment) map[string]bool {
			out := map[string]bool{}
			for _, g := range a.Fired() {
				out[g.ID] = true
			}
			return out
		}
		for _, c := range []struct {
			name          string
			got           []*questionnaire.Gate
			has, had      map[string]bool
			swapped, same []*questionnaire.Gate
		}{
			{"fired", d.Fired, states(d.After, questionnaire.Fired), states(d.Before, questionnaire.Fired), back.Lifted, nil},
			{"lifted", d.Lifted, states(d.Before, questionnaire.Fired), states(d.After, questionnaire.Fired), back.Fired, nil},
			{"possible", d.Possible, states(d.After, questionnaire.Possible), states(d.Before, questionnaire.Possible), back.Excluded, nil},
			{"excluded", d.Excluded, states(d.Before, questionnaire.Possible), states(d.After, questionnaire.Possible), back.Possible, nil},
			{"appearing", d.Appearing, conditions(d.After), conditions(d.Before), back.Vanishing, nil},
			{"vanishing", d.Vanishing, conditions(d.Before), conditions(d.After), back.Appearing, nil},
		} {
			var want, got []string
			for i := range q.Gates {
				if id := q.Gates[i].ID; c.has[id] && !c.had[id] {
					want = append(want, id)
				}
			}
			for _, g := range c.got {
				got = append(got, g.ID)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%s (-want +got):\n%s", c.name, diff)
			}
			if !cmp.Equal(c.got, c.swapped) {
				t.Fatalf("%s is not swapped", c.name)
			}
			seen[c.name] += len(got)
		}
		var changes []analysis.Change
		for _, x := range q.Questions() {
			if s[x.ID] != after[x.ID] {
				changes = append(changes, analysis.Change{Question: x, From: s[x.ID], To: after[x.ID]})
			}
		}
		if diff := cmp.Diff(changes, d.Answers); diff != "" {
			t.Fatalf("answers (-want +got):\n%s", diff)
		}
		if d.Verdict() != -back.Verdict() || (d.Verdict() > 0) != (d.After.Verdict() > d.Before.Verdict()) || d.Empty() != back.Empty() {
			t.Fatal("verdict or emptiness is not swapped")
		}
		if d.Empty() != (fixture.Describe(forgetGaps(d.Before)) == fixture.Describe(forgetGaps(d.After))) {
			t.Fatalf("empty is %v between\n%sand\n%s", d.Empty(), fixture.Describe(d.Before), fixture.Describe(d.After))
		}
		if same := analysis.Compare(q, s.Answers(q), s.Answers(q)); !same.Empty() || same.Answers != nil || same.Verdict() != 0 {
			t.Fatal("the same answers differ")
		}
		seen["empty"] += map[bool]int{true: 1}[d.Empty()]
	})
	for _, what := range []string{"fired", "lifted", "possible", "excluded", "appearing", "vanishing", "empty"} {
		if seen[what] < 3 {
			t.Errorf("only %d times %s", seen[what], what)
		}
	}
}

// forgetGaps leaves what judging says.
func forgetGaps(a questionnaire.Assessment) questionnaire.Assessment {
	a.Open, a.Unknown = nil, nil
	return a
}
