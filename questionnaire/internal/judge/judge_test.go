package judge_test

import (
	"testing"

	"flowverdict/internal/fixedseed"
	"flowverdict/questionnaire/internal/judge"

	"pgregory.net/rapid"
)

var _ = fixedseed.Set()

// drawModel draws a model whose points fall from 100 and whose bands are in
// order. Gates are left to chance.
func drawModel(t *rapid.T) *judge.Model {
	var questions []judge.Question
	for range rapid.IntRange(1, 4).Draw(t, "questions") {
		q := judge.Question{Weight: rapid.IntRange(1, 5).Draw(t, "weight"), Points: []int{100}}
		for range rapid.IntRange(1, 3).Draw(t, "levels") {
			q.Points = append(q.Points, rapid.IntRange(0, q.Points[len(q.Points)-1]).Draw(t, "points"))
		}
		questions = append(questions, q)
	}
	var gates []judge.Gate
	for range rapid.IntRange(0, 4).Draw(t, "gates") {
		g := judge.Gate{Caps: rapid.SampledFrom(judge.Verdicts()[1:]).Draw(t, "caps")}
		for at, q := range questions {
			if rapid.Bool().Draw(t, "names") {
				g.Clauses = append(g.Clauses, judge.Clause{Question: at, Level: rapid.IntRange(1, len(q.Points)-1).Draw(t, "level")})
			}
		}
		if len(g.Clauses) > 0 {
			gates = append(gates, g)
		}
	}
	return judge.New(questions, gates, []judge.Band{{judge.Suitable, 80}, {judge.Conditional, 60}, {judge.Governed, 40}, {judge.Unsuitable, 0}})
}

// A better level never gives a worse verdict or score; a question that is not
// answered gives what its worst and its best level give; both ways of judging
// a sheet agree.
func TestBetterLevelsNeverJudgeWorse(t *testing.T) {
	verdicts := map[judge.Verdict]int{}
	rapid.Check(t, func(t *rapid.T) {
		m := drawModel(t)
		levels := make([]int, len(m.Questions))
		for at := range levels {
			levels[at] = rapid.IntRange(judge.Unanswered, m.Worst(at)).Draw(t, "level")
		}
		low, high := make(judge.Sheet, len(levels)), make(judge.Sheet, len(levels))
		m.Sheets(levels, low, high)
		j := m.Judge(low, high)
		if m.Verdict(low) != j.Bracket.Lowest || m.Verdict(high) != j.Bracket.Highest || j.Bracket.Lowest > j.Bracket.Highest || j.Score.Low > j.Score.High {
			t.Fatalf("%v and %v: %+v", low, high, j)
		}
		verdicts[j.Bracket.Lowest]++
		for at := range low {
			if low[at] == 0 {
				continue
			}
			low[at]--
			if better := m.Judge(low, low); better.Bracket.Lowest < j.Bracket.Lowest || better.Score.Low < j.Score.Low {
				t.Fatalf("question %d better: %+v, was %+v", at, better, j)
			}
			low[at]++
		}
		for i := range m.Gates {
			mildest := m.Gates[i].Mildest(make(judge.Sheet, len(levels)), make(judge.Sheet, len(levels)))
			if !m.Gates[i].Holds(mildest) || m.Gates[i].Holds(low) && m.Verdict(low) > m.Gates[i].Caps {
				t.Fatalf("gate %d: mildest %v, verdict %s", i, mildest, m.Verdict(low))
			}
		}
	})
	if len(verdicts) != len(judge.Verdicts()) {
		t.Errorf("seen only %v", verdicts)
	}
}
