package analysis_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

// describePaths writes a result down for comparison.
func describePaths(r analysis.PathResult) string {
	out := fmt.Sprintf("target %s reached %v smallest %d more %v stopped %v\n", r.Target, r.Reached, r.Smallest, r.More, r.Stopped)
	for _, p := range r.Paths {
		out += fmt.Sprintf("path to %s with %d points, levers %q\n", p.After, p.Points, p.Levers)
		for _, s := range p.Steps {
			out += fmt.Sprintf("  %s %q to %q find out %v lever %q lifts %v gains %d\n", s.Question.ID, s.From, s.To, s.FindOut, s.Lever, s.Lifts, s.Points)
		}
	}
	if c := r.Impossible; c != nil {
		for _, g := range c.Gates {
			out += fmt.Sprintf("impossible by %s behind %s\n", g.ID, places(g.Frozen))
		}
		if c.Points != nil {
			out += fmt.Sprintf("impossible by points: %d of %d\n", c.Points.Best, c.Points.Needed)
		}
		for _, x := range c.Instead {
			out += "instead " + x.ID
			for _, g := range x.Gates {
				out += " " + g.ID
			}
			out += "\n"
		}
	}
	return out
}

func places(answers []questionnaire.Answer) string {
	var out []string
	for _, a := range answers {
		out = append(out, a.Question+"="+a.Level)
	}
	return strings.Join(out, " ")
}

// Trying every sheet of better answers finds the same paths in the same
// order, with the same levels, and the same reasons where there are none.
func TestPathsAreWhatTryingEverySheetFinds(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := fixture.DrawSound(t)
		o := fixture.NewOracle(fixture.ContractOf(&q.Definition))
		for range 20 {
			s := drawGaps(t, q)
			for _, target := range questionnaire.Verdicts() {
				for _, thaw := range []bool{false, true} {
					got := describePaths(analysis.Paths(q, s.Answers(q), target, analysis.PathOptions{ThawFacts: thaw}))
					want := tryImproving(o, q, s, target, thaw)
					if got != want {
						t.Fatalf("of %v in\n%s\ngot\n%swant\n%s", s, strings.Join(fixture.ContractOf(&q.Definition), "\n"), got, want)
					}
					seen["by gate"] += strings.Count(got, "impossible by g")
					seen["by points"] += strings.Count(got, "impossible by points")
					seen["path"] += strings.Count(got, "path to")
					seen["several steps"] += strings.Count(got, "\n  ") - strings.Count(got, "path to")
					seen["reached"] += strings.Count(got, "reached true")
				}
			}
		}
	})
	for _, what := range []string{"by gate", "by points", "path", "several steps", "reached"} {
		if !testing.Short() && seen[what] < 250 {
			t.Errorf("only %d times %s: the sheets are drawn badly", seen[what], what)
		}
	}
}

// drawGaps draws any sheet, with gaps.
func drawGaps(t *rapid.T, q *questionnaire.Questionnaire) fixture.Sheet {
	s := fixture.Sheet{}
	for _, x := range q.Questions() {
		s[x.ID] = rapid.SampledFrom(append(x.LevelIDs(), x.Levels[len(x.Levels)-1].ID, questionnaire.Unknown, fixture.Open)).Draw(t, x.ID)
	}
	return s
}

// improvement is one set of questions and the first of its mildest levels.
type improvement struct {
	set    []int
	steps  []int // of each question of the questionnaire
	levers int
	sheet  fixture.Sheet
}

// tryImproving describes what Paths must give, from all sheets of better
// answers, judged by the oracle.
func tryImproving(o *fixture.Oracle, q *questionnaire.Questionnaire, s fixture.Sheet, target questionnaire.Verdict, thaw bool) string {
	low, frozen := fixture.Sheet{}, map[string]bool{}
	for _, x := range q.Questions() {
		low[x.ID] = x.Levels[len(x.Levels)-1].ID
		if _, known := x.Level(s[x.ID]); known {
			low[x.ID], frozen[x.ID] = s[x.ID], x.Lever == questionnaire.Fact && !thaw
		}
	}
	reaches := func(c fixture.Sheet) bool { return fixture.Rank(o.Band(o.ScoreOf(c))) >= int(target) }
	if reaches(low) {
		return fmt.Sprintf("target %s reached true smallest 0 more false stopped false\n", target)
	}
	better := func(x *questionnaire.Question) []string {
		at, _ := x.Level(low[x.ID])
		if frozen[x.ID] {
			return []string{low[x.ID]}
		}
		return x.LevelIDs()[:at+1]
	}
	works := map[string]improvement{} // by set
	always, bestPoints := slices.Repeat([]bool{true}, len(o.Gates)), 0
	fixture.EachSheet(q.Questions(), better, func(c fixture.Sheet) {
		bestPoints = max(bestPoints, o.PointsOf(c))
		for i, g := range o.Gates {
			always[i] = always[i] && o.Fires(g, c)
		}
		if !reaches(c) {
			return
		}
		now := improvementOf(q, low, c)
		if was, ok := works[fmt.Sprint(now.set)]; !ok || now.milder(was) {
			works[fmt.Sprint(now.set)] = now
		}
	})
	if len(works) == 0 {
		return describeImpossible(o, q, low, target, always, bestPoints)
	}
	var least []improvement
	for _, x := range works {
		inside := false
		for _, y := range works {
			inside = inside || len(y.set) < len(x.set) && !slices.ContainsFunc(y.set, func(at int) bool { return !slices.Contains(x.set, at) })
		}
		if !inside {
			least = append(least, x)
		}
	}
	slices.SortFunc(least, func(x, y improvement) int {
		return cmp.Or(cmp.Compare(len(x.set), len(y.set)), cmp.Compare(x.levers, y.levers), slices.Compare(x.set, y.set))
	})
	return describeImprovements(o, q, s, low, target, least)
}

func improvementOf(q *questionnaire.Questionnaire, low, c fixture.Sheet) improvement {
	var out improvement
	levers := map[string]bool{}
	for i, x := range q.Questions() {
		was, _ := x.Level(low[x.ID])
		is, _ := x.Level(c[x.ID])
		out.steps = append(out.steps, was-is)
		if was != is {
			out.set = append(out.set, i)
			levers[x.Lever] = true
		}
	}
	out.levers, out.sheet = len(levers), c.With(q.Questions()[0].ID, c[q.Questions()[0].ID])
	return out
}

func (x improvement) milder(y improvement) bool {
	total := func(steps []int) (sum int) {
		for _, n := range steps {
			sum += n
		}
		return sum
	}
	return cmp.Or(cmp.Compare(total(x.steps), total(y.steps)), slices.Compare(x.steps, y.steps)) < 0
}

func describeImpossible(o *fixture.Oracle, q *questionnaire.Questionnaire, low fixture.Sheet, target questionnaire.Verdict, always []bool, best int) string {
	out := fmt.Sprintf("target %s reached false smallest 0 more false stopped false\n", target)
	var instead [3][]string // by cap
	for i, g := range o.Gates {
		if !always[i] || fixture.Rank(g.Caps) >= int(target) {
			continue
		}
		var behind []string
		for _, w := range g.When {
			behind = append(behind, w[0]+"="+low[w[0]])
		}
		out += fmt.Sprintf("impossible by %s behind %s\n", g.Id, strings.Join(behind, " "))
		if q.Gate(g.Id).Instead != "" {
			instead[fixture.Rank(g.Caps)] = append(instead[fixture.Rank(g.Caps)], g.Id)
		}
	}
	if best < o.From[target.String()] {
		out += fmt.Sprintf("impossible by points: %d of %d\n", best, o.From[target.String()])
	}
	if all := slices.Concat(instead[:]...); len(all) > 0 {
		out += "instead other " + strings.Join(all, " ") + "\n"
	}
	return out
}

func describeImprovements(o *fixture.Oracle, q *questionnaire.Questionnaire, s, low fixture.Sheet, target questionnaire.Verdict, least []improvement) string {
	smallest, next := 0, 0
	var out string
	for _, x := range least {
		switch {
		case len(x.set) == len(least[0].set):
			smallest++
		case next < 3 && len(x.set) == len(least[smallest].set):
			next++
		default:
			continue
		}
		var levers []string
		var steps string
		for _, at := range x.set {
			question := q.Questions()[at]
			levers = append(levers, question.Lever)
			var lifts []string
			for _, g := range o.Gates {
				alone := low.With(question.ID, x.sheet[question.ID])
				if fixture.Rank(g.Caps) < int(target) && o.Fires(g, low) && !o.Fires(g, alone) {
					lifts = append(lifts, g.Id)
				}
			}
			gain := question.Weight * (o.Points[question.ID][x.sheet[question.ID]] - o.Points[question.ID][low[question.ID]])
			weights := 0
			for _, w := range o.Weight {
				weights += w
			}
			_, known := question.Level(s[question.ID])
			steps += fmt.Sprintf("  %s %q to %q find out %v lever %q lifts %v gains %d\n", question.ID, s[question.ID], x.sheet[question.ID], !known, question.Lever, lifts, gain*100/weights)
		}
		var acting []string
		for _, l := range q.Levers() {
			if slices.Contains(levers, l.ID) {
				acting = append(acting, l.ID)
			}
		}
		out += fmt.Sprintf("path to %s with %d points, levers %q\n", o.Band(o.ScoreOf(x.sheet)), o.PointsOf(x.sheet), acting) + steps
	}
	return fmt.Sprintf("target %s reached false smallest %d more false stopped false\n", target, smallest) + out
}
