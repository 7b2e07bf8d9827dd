package analysis

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"flowverdict/questionnaire"
)

// The levels of a set are the first of those that trying all of them finds,
// also where gates can be lifted in several ways that cost the same. Sets
// need not be smallest ones here: that gives more ways.
func TestMildestLevelsAreWhatTryingAllFinds(t *testing.T) {
	ties := 0
	rapid.Check(t, func(t *rapid.T) {
		d := questionnaire.Definition{Sections: []questionnaire.Section{{}}}
		for i, from := range []int{70, 50, 30, 0} {
			d.Bands = append(d.Bands, questionnaire.Band{Verdict: questionnaire.Verdicts()[i], From: from})
		}
		count := rapid.IntRange(2, 5).Draw(t, "questions")
		for i := range count {
			x := questionnaire.Question{ID: fmt.Sprint(i), Weight: rapid.IntRange(1, 3).Draw(t, "weight")}
			for j, points := range []int{100, 60, 30, 0} {
				x.Levels = append(x.Levels, questionnaire.Level{ID: fmt.Sprint(j), Points: points})
			}
			d.Sections[0].Questions = append(d.Sections[0].Questions, x)
		}
		for range rapid.IntRange(0, 4).Draw(t, "gates") {
			g := questionnaire.Gate{ID: fmt.Sprint(len(d.Gates)), Caps: questionnaire.Unsuitable}
			for _, at := range rapid.Permutation([]int{0, 1, 2, 3, 4}).Draw(t, "clauses")[:3] {
				if at < count {
					g.When = append(g.When, questionnaire.Clause{Question: fmt.Sprint(at), Level: fmt.Sprint(rapid.IntRange(1, 3).Draw(t, "level"))})
				}
			}
			if len(g.When) > 0 {
				d.Gates = append(d.Gates, g)
			}
		}
		q := questionnaire.New(d, "")
		for range 20 {
			if checkMildest(t, q) {
				ties++
			}
		}
	})
	if ties < 50 {
		t.Errorf("only %d times several levels take the fewest steps", ties)
	}
}

// checkMildest draws a sheet, a set and a target, and reports whether several
// sheets of levels take the fewest steps.
func checkMildest(t *rapid.T, q *questionnaire.Questionnaire) (tie bool) {
	var low, set []int
	for at := range q.Questions() {
		low = append(low, rapid.IntRange(1, 3).Draw(t, "low"))
		if rapid.IntRange(0, 3).Draw(t, "chosen") > 0 {
			set = append(set, at)
		}
	}
	target := rapid.SampledFrom(questionnaire.Verdicts()[:3]).Draw(t, "target")
	type way struct{ steps, sheet []int }
	total := func(w way) (sum int) {
		for _, n := range w.steps {
			sum += n
		}
		return sum
	}
	var ways []way
	sheet := slices.Clone(low)
	var try func(i int)
	try = func(i int) {
		if i == len(set) {
			if q.Model().Verdict(sheet) >= target {
				w := way{sheet: slices.Clone(sheet)}
				for at := range low {
					w.steps = append(w.steps, low[at]-sheet[at])
				}
				ways = append(ways, w)
			}
			return
		}
		for sheet[set[i]] = range low[set[i]] + 1 {
			try(i + 1)
		}
		sheet[set[i]] = low[set[i]]
	}
	try(0)
	if len(ways) == 0 {
		return false
	}
	slices.SortFunc(ways, func(a, b way) int {
		return cmp.Or(cmp.Compare(total(a), total(b)), slices.Compare(a.steps, b.steps))
	})
	if got := mildestLevels(q, low, target, set, &budget{left: 1 << 40}); !slices.Equal(got, ways[0].sheet) {
		t.Fatalf("from %v improving %v to %s: %v, not %v", low, set, target, got, ways[0].sheet)
	}
	return len(ways) > 1 && total(ways[0]) == total(ways[1])
}
