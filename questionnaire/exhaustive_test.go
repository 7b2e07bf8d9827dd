package questionnaire_test

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

// On small questionnaires everything that an assessment says of what is still
// open is what trying every completion gives: nothing more, nothing less.
func TestExhaustiveBracketIsExact(t *testing.T) {
	sheets := 0
	rapid.Check(t, func(t *rapid.T) {
		q := fixture.DrawSound(t)
		o := fixture.NewOracle(fixture.ContractOf(&q.Definition))
		withGaps := func(x *questionnaire.Question) []string {
			return append(x.LevelIDs(), questionnaire.Unknown, fixture.Open)
		}
		fixture.EachSheet(q.Questions(), withGaps, func(s fixture.Sheet) {
			sheets++
			a := s.Judge(q)
			if want, got := tryCompletions(o, q, s), fixture.Describe(a); want != got {
				t.Fatalf("trying every completion of %v gives\n%snot\n%s", s, want, got)
			}
		})
	})
	if !testing.Short() && sheets < 5000 {
		t.Errorf("only %d sheets were tried", sheets)
	}
}

// tryCompletions describes a sheet from the judgement of its completions.
// Which gates are overshadowed is the oracle's; the rest is counted.
func tryCompletions(o *fixture.Oracle, q *questionnaire.Questionnaire, s fixture.Sheet) string {
	lowest, highest := "suitable", "unsuitable"
	scoreLow, scoreHigh, pointsLow, pointsHigh := 100, 0, 100, 0
	completions, fires := 0, map[string]int{}
	turnsOut := func(x *questionnaire.Question) []string {
		if level := s[x.ID]; level != fixture.Open && level != questionnaire.Unknown {
			return []string{level}
		}
		return x.LevelIDs()
	}
	fixture.EachSheet(q.Questions(), turnsOut, func(c fixture.Sheet) {
		completions++
		points, score := o.PointsOf(c), o.ScoreOf(c)
		pointsLow, pointsHigh = min(pointsLow, points), max(pointsHigh, points)
		scoreLow, scoreHigh = min(scoreLow, score), max(scoreHigh, score)
		verdict := o.Band(score)
		if fixture.Rank(verdict) < fixture.Rank(lowest) {
			lowest = verdict
		}
		if fixture.Rank(verdict) > fixture.Rank(highest) {
			highest = verdict
		}
		for _, g := range o.Gates {
			if o.Fires(g, c) {
				fires[g.Id]++
			}
		}
	})
	out := fmt.Sprintf("verdict %s to %s\nscore %d to %d\npoints %d to %d\n", lowest, highest, scoreLow, scoreHigh, pointsLow, pointsHigh)
	shadows := o.Assess(s)
	var unknown, missing []string
	for _, g := range o.Gates {
		state := "possible"
		switch fires[g.Id] {
		case 0:
			continue
		case completions:
			state = "fired"
		}
		line := "gate " + g.Id + " " + state
		if strings.Contains(shadows, line+" overshadowed\n") {
			line += " overshadowed"
		}
		out += line + "\n"
	}
	for _, id := range o.Questions {
		switch s[id] {
		case questionnaire.Unknown:
			unknown = append(unknown, id)
		case fixture.Open:
			missing = append(missing, id)
		}
	}
	return out + fmt.Sprintf("unknown %v\nopen %v\n", unknown, missing)
}

// Better answers never hurt, on every pair of neighbouring sheets.
func TestExhaustiveMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := fixture.DrawSound(t)
		if a := fixture.Best(q).Judge(q); a.Verdict() != questionnaire.Suitable || a.Score.Low != 100 || len(a.Gates) > 0 {
			t.Fatalf("all best is %s", fixture.Describe(a))
		}
		withUnknown := func(x *questionnaire.Question) []string { return append(x.LevelIDs(), questionnaire.Unknown) }
		fixture.EachSheet(q.Questions(), withUnknown, func(s fixture.Sheet) {
			a := s.Judge(q)
			for _, x := range q.Questions() {
				if at, ok := x.Level(s[x.ID]); ok && at > 0 {
					if after := s.With(x.ID, x.Levels[at-1].ID).Judge(q); worse(after, a) {
						t.Fatalf("a better %s lowers something on %v", x.ID, s)
					}
				}
			}
		})
	})
}
