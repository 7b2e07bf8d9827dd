package analysis_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

// What a search finds that stops at its limit holds: every path leads to the
// target and none of its steps can be left out or be milder, every cause is
// one, what is irrelevant is, and all is asked that matters. And it says that
// it stopped wherever something is missing.
func TestLawStoppedSearchesAreRightAsFarAsTheyGo(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := drawWide(t)
		o := fixture.NewOracle(fixture.ContractOf(&q.Definition))
		for range 5 {
			s, other := drawGaps(t, q), drawGaps(t, q)
			target := rapid.SampledFrom(questionnaire.Verdicts()[:3]).Draw(t, "target")
			steps := rapid.SampledFrom([]int{0, 10, 100, 300, 1000, 3000, 10000}).Draw(t, "steps")
			all := analysis.SearchWithin(q, s.Answers(q), other.Answers(q), target, 1<<40)
			got := analysis.SearchWithin(q, s.Answers(q), other.Answers(q), target, steps)

			checkStoppedPaths(t, newPathCheck(o, q, s, target, false), got.Paths, all.Paths, seen)
			checkStoppedAsking(t, got, all, seen)
			checkStoppedCauses(t, newCauseCheck(o, q, s, other), got.Causes, all.Causes, seen)
		}
	})
	for _, what := range []string{"paths", "unproven", "levels", "asking", "causes"} {
		if !testing.Short() && seen[what] < 10 {
			t.Errorf("only %d times %s", seen[what], what)
		}
	}
}

func checkStoppedPaths(t *rapid.T, c pathCheck, got, all analysis.PathResult, seen map[string]int) {
	if !got.Stopped {
		if describePaths(got) != describePaths(all) {
			t.Fatalf("not stopped:\n%s\nand all:\n%s", describePaths(got), describePaths(all))
		}
		return
	}
	seen["paths"]++
	if len(got.Paths) == 0 {
		t.Fatal("stopped without a path")
	}
	for _, p := range got.Paths {
		if _, err := c.path(p); err != nil {
			t.Fatalf("%v in %s", err, describePaths(got))
		}
		if !got.Unproven && len(p.Steps) < len(all.Paths[0].Steps) || len(got.Paths[0].Steps) > len(all.Paths[0].Steps) && !got.Unproven {
			t.Fatalf("the smallest of\n%s is not that of\n%s", describePaths(got), describePaths(all))
		}
	}
	if got.Unproven {
		seen["unproven"]++
	} else if describePaths(got) != strings.Replace(describePaths(all), "stopped false", "stopped true", 1) {
		seen["levels"]++
	}
}

func checkStoppedAsking(t *rapid.T, got, all analysis.Within, seen map[string]int) {
	if !got.Next.Stopped {
		if describeAsks(got.Next.Asks, nil) != describeAsks(all.Next.Asks, nil) {
			t.Fatalf("not stopped, and asks otherwise")
		}
	} else {
		seen["asking"]++
	}
	for _, a := range all.Next.Asks {
		i := slices.IndexFunc(got.Next.Asks, func(x analysis.Ask) bool { return x.Question == a.Question })
		if i < 0 {
			t.Fatalf("%s is not asked", a.Question.ID)
		}
		for level, o := range a.Outcomes {
			for _, v := range o.Verdicts {
				if !slices.Contains(got.Next.Asks[i].Outcomes[level].Verdicts, v) {
					t.Fatalf("%s %s can leave %s", a.Question.ID, o.Level, v)
				}
			}
		}
	}
	for _, x := range got.Irrelevant {
		if !slices.Contains(all.Irrelevant, x) {
			t.Fatalf("%s is not irrelevant", x.ID)
		}
	}
}

func checkStoppedCauses(t *rapid.T, c causeCheck, got, all analysis.Causes, seen map[string]int) {
	if !got.Stopped {
		if describeCauses(got) != describeCauses(all) {
			t.Fatalf("not stopped:\n%s\nand all:\n%s", describeCauses(got), describeCauses(all))
		}
		return
	}
	seen["causes"]++
	if len(got.Sets) == 0 && c.verdict(c.low[0]) != c.verdict(c.low[1]) {
		t.Fatal("stopped without a cause")
	}
	want := strings.Split(describeCauses(all), "\n")
	for _, set := range got.Sets {
		if line := strings.Split(describeCauses(analysis.Causes{Sets: []analysis.Cause{set}}), "\n")[1]; !all.More && !slices.Contains(want, line) {
			t.Fatalf("%s is none of\n%s", line, describeCauses(all))
		}
	}
}
