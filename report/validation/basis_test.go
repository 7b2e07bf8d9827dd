package validation_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"

	"pgregory.net/rapid"
)

// Every answer of an accepted record that still holds, that has no basis and rests on
// no measured fact, and whose worst level would lower the verdict, is one warning at
// its place, unless the profile demands a basis of it; and nothing else is one.
func TestWhatTheVerdictRestsOnHasABasis(t *testing.T) {
	q := fixture.Release()
	warned, demanded := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		d := sample()
		d.Decision.Status = rapid.SampledFrom(append(review.DecisionStates(), review.Accepted, review.Accepted)).Draw(t, "status")
		d.Answers = nil
		for _, x := range q.Questions() {
			d.Answers = append(d.Answers, questionnaire.Answer{
				Question: x.ID, Level: x.Levels[0].ID,
				Basis: rapid.SampledFrom(append(questionnaire.Bases(), "", "")).Draw(t, "basis"),
				From:  rapid.SampledFrom([][]string{nil, nil, {"0003-acmectl"}, {"team.yaml", "r1.1"}}).Draw(t, "from"),
			})
		}
		for range rapid.IntRange(0, 4).Draw(t, "worse") {
			a := &d.Answers[rapid.IntRange(0, len(d.Answers)-1).Draw(t, "which")]
			a.Level = rapid.SampledFrom(append(q.Question(a.Question).LevelIDs(), questionnaire.Unknown)).Draw(t, "level")
		}
		if rapid.IntRange(0, 9).Draw(t, "superseded") == 0 {
			d.Decision.SupersededBy = "0008-acmectl"
		}
		o := released(q)
		o.Profile = &profile.Profile{Pin: profile.Pin{ID: q.ID, Version: q.Version}}
		if x := q.Questions()[rapid.IntRange(0, len(q.Questions())-1).Draw(t, "demanded")]; rapid.Bool().Draw(t, "demands") {
			o.Profile.Demands = []profile.Demand{{Question: x.ID, Basis: questionnaire.Stated}}
		}
		now := questionnaire.Assess(q, d.Answers)
		var want []string
		for i, a := range d.Answers {
			if a.Basis != "" || a.Level == questionnaire.Unknown || d.Decision.State() != review.Accepted {
				continue
			}
			lower := slices.ContainsFunc(q.Question(a.Question).LevelIDs(), func(level string) bool {
				then := questionnaire.Assess(q, d.Answers.WithLevel(a.Question, level))
				return then.Verdict() < now.Verdict()
			})
			rule := "basis-unstated"
			switch {
			case len(o.Profile.Demands) > 0 && o.Profile.Demands[0].Question == a.Question:
				rule, demanded = "basis-missing", demanded+1
			case !lower || slices.Contains(a.From, "r1.1"):
				continue
			default:
				warned++
			}
			want = append(want, fmt.Sprintf("answers[%d].basis %s", i, rule))
		}
		var got []string
		for _, f := range check(record7(t, q, d), o) {
			if !strings.HasPrefix(string(f.Rule), "basis-") {
				continue
			}
			got = append(got, fmt.Sprintf("%s %s", f.Path, f.Rule))
			if (f.Severity == finding.SeverityWarning) != (f.Rule == "basis-unstated") {
				t.Fatal(f)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
	if !testing.Short() && (warned < 50 || demanded == 0) {
		t.Errorf("%d warned of, %d demanded", warned, demanded)
	}
}
