package questionnaire_test

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/questionnaire"

	"pgregory.net/rapid"
)

// eachSheet calls f with every sheet over the choices that answers gives for
// a question. f must not keep the sheet.
func eachSheet(all []*questionnaire.Question, answers func(*questionnaire.Question) []string, f func(sheet)) {
	s := sheet{}
	var fill func(i int)
	fill = func(i int) {
		if i == len(all) {
			f(s)
			return
		}
		for _, level := range answers(all[i]) {
			s[all[i].ID] = level
			fill(i + 1)
		}
	}
	fill(0)
}

// On small questionnaires everything that an assessment says of what is still
// open is what trying every completion gives: nothing more, nothing less.
func TestExhaustiveBracketIsExact(t *testing.T) {
	sheets := 0
	rapid.Check(t, func(t *rapid.T) {
		q := drawSound(t)
		o := newOracle(contractOf(&q.Definition))
		withGaps := func(x *questionnaire.Question) []string {
			return append(x.LevelIDs(), questionnaire.Unknown, open)
		}
		eachSheet(q.Questions(), withGaps, func(s sheet) {
			sheets++
			a := s.judge(q)
			if want, got := tryCompletions(o, q, s), describe(a); want != got {
				t.Fatalf("trying every completion of %v gives\n%snot\n%s", s, want, got)
			}
		})
	})
	if sheets < 5000 {
		t.Errorf("only %d sheets were tried", sheets)
	}
}

// tryCompletions describes a sheet from the judgement of its completions.
// Which gates are overshadowed is the oracle's; the rest is counted.
func tryCompletions(o *oracle, q *questionnaire.Questionnaire, s sheet) string {
	lowest, highest := "suitable", "unsuitable"
	scoreLow, scoreHigh, pointsLow, pointsHigh := 100, 0, 100, 0
	completions, fires := 0, map[string]int{}
	turnsOut := func(x *questionnaire.Question) []string {
		if level := s[x.ID]; level != open && level != questionnaire.Unknown {
			return []string{level}
		}
		return x.LevelIDs()
	}
	eachSheet(q.Questions(), turnsOut, func(c sheet) {
		completions++
		points, score := o.pointsOf(c), o.scoreOf(c)
		pointsLow, pointsHigh = min(pointsLow, points), max(pointsHigh, points)
		scoreLow, scoreHigh = min(scoreLow, score), max(scoreHigh, score)
		verdict := o.band(score)
		if ranks[verdict] < ranks[lowest] {
			lowest = verdict
		}
		if ranks[verdict] > ranks[highest] {
			highest = verdict
		}
		for _, g := range o.gates {
			if o.fires(g, c) {
				fires[g.id]++
			}
		}
	})
	out := fmt.Sprintf("verdict %s to %s\nscore %d to %d\npoints %d to %d\n", lowest, highest, scoreLow, scoreHigh, pointsLow, pointsHigh)
	shadows := o.assess(s)
	var unknown, missing []string
	for _, g := range o.gates {
		state := "possible"
		switch fires[g.id] {
		case 0:
			continue
		case completions:
			state = "fired"
		}
		line := "gate " + g.id + " " + state
		if strings.Contains(shadows, line+" overshadowed\n") {
			line += " overshadowed"
		}
		out += line + "\n"
	}
	for _, id := range o.questions {
		switch s[id] {
		case questionnaire.Unknown:
			unknown = append(unknown, id)
		case open:
			missing = append(missing, id)
		}
	}
	return out + fmt.Sprintf("unknown %v\nopen %v\n", unknown, missing)
}

// Better answers never hurt, on every pair of neighbouring sheets.
func TestExhaustiveMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := drawSound(t)
		if a := best(q).judge(q); a.Verdict() != questionnaire.Suitable || a.Score.Low != 100 || len(a.Gates) > 0 {
			t.Fatalf("all best is %s", describe(a))
		}
		withUnknown := func(x *questionnaire.Question) []string { return append(x.LevelIDs(), questionnaire.Unknown) }
		eachSheet(q.Questions(), withUnknown, func(s sheet) {
			a := s.judge(q)
			for _, x := range q.Questions() {
				if at, ok := x.Level(s[x.ID]); ok && at > 0 {
					if after := s.with(x.ID, x.Levels[at-1].ID).judge(q); worse(after, a) {
						t.Fatalf("a better %s lowers something on %v", x.ID, s)
					}
				}
			}
		})
	})
}
