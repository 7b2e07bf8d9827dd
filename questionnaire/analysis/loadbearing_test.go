package analysis_test

import (
	"fmt"
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func describeBearings(bearings []analysis.Bearing) string {
	out := ""
	for _, b := range bearings {
		out += fmt.Sprintf("%s=%s %q: %s gives %s, %s gives %s\n", b.Question.ID, b.Level, string(b.Basis), b.Mildest.Level, b.Mildest.Verdict, b.Worst.Level, b.Worst.Verdict)
	}
	return out
}

// tryWorsening makes every answer worse, one at a time, judged by the oracle.
func tryWorsening(o *fixture.Oracle, q *questionnaire.Questionnaire, s fixture.Sheet) string {
	low := fixture.Sheet{}
	for _, x := range q.Questions() {
		low[x.ID] = x.Levels[len(x.Levels)-1].ID
		if _, known := x.Level(s[x.ID]); known {
			low[x.ID] = s[x.ID]
		}
	}
	headline, out := o.Band(o.ScoreOf(low)), ""
	for _, x := range q.Questions() {
		at, known := x.Level(s[x.ID])
		if !known {
			continue
		}
		var falls []string
		for _, level := range x.LevelIDs()[at+1:] {
			if v := o.Band(o.ScoreOf(low.With(x.ID, level))); fixture.Rank(v) < fixture.Rank(headline) {
				falls = append(falls, level+" gives "+v)
			}
		}
		if len(falls) > 0 {
			out += fmt.Sprintf("%s=%s %q: %s, %s\n", x.ID, s[x.ID], basisOf(x), falls[0], falls[len(falls)-1])
		}
	}
	return out
}

// basisOf spreads the bases over the questions.
func basisOf(x *questionnaire.Question) string {
	bases := append(questionnaire.Bases(), "")
	return string(bases[len(x.ID+x.Levels[1].ID)%len(bases)])
}

func withBases(q *questionnaire.Questionnaire, answers questionnaire.Answers) questionnaire.Answers {
	answers = slices.Clone(answers)
	for i := range answers {
		answers[i].Basis = questionnaire.Basis(basisOf(q.Question(answers[i].Question)))
	}
	return answers
}

// On every sheet of small questionnaires, and on many of the embedded one,
// the answers that bear are those that trying finds.
func TestExhaustiveLoadBearing(t *testing.T) {
	bearing := 0
	check := func(t *rapid.T, o *fixture.Oracle, q *questionnaire.Questionnaire, s fixture.Sheet) {
		answers := withBases(q, s.Answers(q))
		got := analysis.LoadBearing(q, answers)
		if diff := cmp.Diff(tryWorsening(o, q, s), describeBearings(got)); diff != "" {
			t.Fatalf("trying (-) and LoadBearing (+) differ on %v:\n%s", s, diff)
		}
		bearing += len(got)
	}
	rapid.Check(t, func(t *rapid.T) {
		q := fixture.DrawSound(t)
		o := fixture.NewOracle(fixture.ContractOf(&q.Definition))
		fixture.EachSheet(q.Questions(), func(x *questionnaire.Question) []string { return append(x.LevelIDs(), fixture.Open) }, func(s fixture.Sheet) { check(t, o, q, s) })
	})
	if !testing.Short() && bearing < 2000 {
		t.Errorf("only %d answers bear", bearing)
	}
	bearing = 0
	o := fixture.NewOracle(fixture.ContractLines(t))
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		for _, x := range q.Questions() { // few gaps, or the headline is unsuitable and nothing bears
			if level := s[x.ID]; level == fixture.Open || level == questionnaire.Unknown {
				s[x.ID] = x.Levels[1].ID
			}
		}
		check(t, o, q, s)
	})
	if bearing < 200 {
		t.Errorf("only %d answers of the embedded questionnaire bear", bearing)
	}
}

func TestCountByBasis(t *testing.T) {
	var bearings []analysis.Bearing
	for _, basis := range []questionnaire.Basis{"observed", "", "stated", "stated", "rumoured"} {
		bearings = append(bearings, analysis.Bearing{Basis: basis})
	}
	want := []analysis.BasisCount{{Basis: "", Count: 2}, {Basis: "stated", Count: 2}, {Basis: "documented"}, {Basis: "observed", Count: 1}}
	if diff := cmp.Diff(want, analysis.CountByBasis(bearings)); diff != "" {
		t.Error(diff)
	}
}
