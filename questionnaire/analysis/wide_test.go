package analysis_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawWide draws a questionnaire of 7 to 9 questions of few levels, with gates
// of one to three clauses: small enough to try every set of questions, large
// enough for sets of many sizes.
func drawWide(t *rapid.T) *questionnaire.Questionnaire {
	d := fixture.Plain(rapid.IntRange(7, 9).Draw(t, "questions"))
	for i := range rapid.SampledFrom([]int{0, 2, questionnaire.MaxLevers}).Draw(t, "levers") {
		d.OwnLevers = append(d.OwnLevers, questionnaire.Lever{ID: fmt.Sprintf("l%d", i), Name: fmt.Sprintf("team %d", i)})
	}
	all := fixture.Questions(&d)
	for _, x := range all {
		x.Weight = rapid.IntRange(1, 6).Draw(t, "weight")
		x.Lever = rapid.SampledFrom(d.Levers()).Draw(t, "lever").ID
		x.Levels[1].Points = rapid.IntRange(1, 99).Draw(t, "points")
	}
	for i, from := range []int{75, 55, 35} {
		d.Bands[i].From = from + rapid.IntRange(0, 10).Draw(t, "from")
	}
	taken := map[string]bool{}
	for i := range rapid.IntRange(0, 7).Draw(t, "gates") {
		g := questionnaire.Gate{
			ID: fmt.Sprintf("g%d", i), Title: "Gate", Reason: "Because.", Remedy: "Mend it.", Sources: []questionnaire.Source{"RFC 1"},
			Caps: rapid.SampledFrom(questionnaire.Verdicts()[1:]).Draw(t, "caps"),
		}
		clauses := rapid.Permutation([]int{0, 1, 2, 3, 4, 5, 6}).Draw(t, "clauses")[:1+i%3]
		slices.Sort(clauses)
		for _, at := range clauses {
			g.When = append(g.When, questionnaire.Clause{Question: all[at].ID, Level: rapid.SampledFrom([]string{"b", "c"}).Draw(t, "level")})
		}
		if key := fmt.Sprint(g.When); !taken[key] {
			taken[key] = true
			d.Gates = append(d.Gates, g)
		}
	}
	return fixture.Sound(t, d)
}

// Every set of questions is tried: those that work and have no working one
// inside are the paths, none is missing and none is too many.
func TestPathsAreWhatTryingEverySetFinds(t *testing.T) {
	seen := map[string]int{}
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		q := drawWide(t)
		o := fixture.NewOracle(fixture.ContractOf(&q.Definition))
		for range 5 {
			checkSets(t, o, q, drawGaps(t, q), seen)
		}
	})
	for _, what := range []string{"sets", "beyond", "far beyond"} {
		if !testing.Short() && seen[what] < 20 {
			t.Errorf("only %d %s", seen[what], what)
		}
	}
}

// And of the embedded questionnaire, where few answers are not at their best.
func TestPathsOfFewAnswersAreWhatTryingEverySetFinds(t *testing.T) {
	o := fixture.NewOracle(fixture.ContractLines(t))
	seen := map[string]int{}
	q, _ := fixture.Pinned(t)
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		s := fixture.Best(q)
		for _, x := range rapid.Permutation(q.Questions()).Draw(t, "questions")[:7] {
			s[x.ID] = rapid.SampledFrom(append(x.LevelIDs()[1:], fixture.Open)).Draw(t, x.ID)
		}
		if rapid.Bool().Draw(t, "privilege") {
			s = fixture.Best(q).With("privilege", "limited-write") // half of all gates with two clauses name it
			for _, id := range rapid.Permutation([]string{"ownership", "traceability", "code-handling", "step-up", "token-storage", "inventory", "scope"}).Draw(t, "questions")[:4] {
				s[id] = rapid.SampledFrom(q.Question(id).LevelIDs()[1:]).Draw(t, id)
			}
		}
		checkSets(t, o, q, s, seen)
	})
	if !testing.Short() && (seen["sets"] < 100 || seen["beyond"] < 10) {
		t.Errorf("only %v", seen)
	}
}

func checkSets(t *rapid.T, o *fixture.Oracle, q *questionnaire.Questionnaire, s fixture.Sheet, seen map[string]int) {
	for _, target := range questionnaire.Verdicts()[:3] {
		c := newPathCheck(o, q, s, target, false)
		r := analysis.PathsUpTo(q, s.Answers(q), target, analysis.PathOptions{}, 10000, 10000)
		if err := c.errors(r); err != nil {
			t.Fatalf("%v of %v\n%s\nin\n%s", err, s, describePaths(r), strings.Join(fixture.ContractOf(&q.Definition), "\n"))
		}
		var got []string
		for _, p := range r.Paths {
			var ids []string
			for _, step := range p.Steps {
				ids = append(ids, step.Question.ID)
			}
			got = append(got, fmt.Sprint(ids))
		}
		want, far := c.trySets()
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" && !r.Reached {
			t.Fatalf("to %s of %v trying every set (-) and Paths (+) differ:\n%s", target, s, diff)
		}
		seen["sets"] += len(got)
		seen["beyond"] += len(r.Paths) - r.Smallest
		if far {
			seen["far beyond"]++
		}
	}
}

// trySets tries every set of questions that are not at their best. Of those
// that work and have no working one inside it returns the smallest and those
// of the next size that has any, and whether that is more than one larger.
func (c pathCheck) trySets() (sets []string, far bool) {
	var may []string
	for _, id := range c.o.Questions {
		if !c.frozen[id] && c.low[id] != c.o.Levels[id][0] {
			may = append(may, id)
		}
	}
	works := make([]bool, 1<<len(may))
	bySize := make([][]string, len(may)+1)
	for set := range works {
		var ids []string
		least := true
		for i, id := range may {
			if set&(1<<i) != 0 {
				ids = append(ids, id)
				if works[set&^(1<<i)] {
					works[set], least = true, false
				}
			}
		}
		if least && c.reaches(c.best(func(id string) bool { return slices.Contains(ids, id) })) {
			works[set] = true
			bySize[len(ids)] = append(bySize[len(ids)], fmt.Sprint(ids))
		}
	}
	last := -1
	for size, list := range bySize {
		switch {
		case len(list) == 0:
		case last < 0:
			sets, last = list, size
		default:
			return append(sets, list...), size > last+1
		}
	}
	return sets, false
}
