package analysis_test

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

// pathCheck checks what Paths says of one sheet without searching for paths:
// it judges sheets by the oracle, and knows the smallest size from another
// algorithm.
type pathCheck struct {
	o      *fixture.Oracle
	q      *questionnaire.Questionnaire
	s      fixture.Sheet
	low    fixture.Sheet
	frozen map[string]bool
	target questionnaire.Verdict
}

func newPathCheck(o *fixture.Oracle, q *questionnaire.Questionnaire, s fixture.Sheet, target questionnaire.Verdict, thaw bool) pathCheck {
	c := pathCheck{o, q, s, fixture.Sheet{}, map[string]bool{}, target}
	for _, x := range q.Questions() {
		c.low[x.ID] = x.Levels[len(x.Levels)-1].ID
		if _, known := x.Level(s[x.ID]); known {
			c.low[x.ID], c.frozen[x.ID] = s[x.ID], x.Lever == questionnaire.Fact && !thaw
		}
	}
	return c
}

func (c pathCheck) reaches(s fixture.Sheet) bool {
	return fixture.Rank(c.o.Band(c.o.ScoreOf(s))) >= int(c.target)
}

// best is the lowest case with all that may change at its best, or only the
// questions named.
func (c pathCheck) best(only func(id string) bool) fixture.Sheet {
	s := c.low
	for _, x := range c.q.Questions() {
		if !c.frozen[x.ID] && only(x.ID) {
			s = s.With(x.ID, x.Levels[0].ID)
		}
	}
	return s
}

// errors says everything that is wrong with a result.
func (c pathCheck) errors(r analysis.PathResult) error {
	if r.Stopped {
		return errors.New("the search stops")
	}
	if reached := c.reaches(c.low); r.Reached != reached || reached && (r.Paths != nil || r.Impossible != nil) {
		return fmt.Errorf("reached is %v", r.Reached)
	} else if reached {
		return nil
	}
	everything := c.best(func(string) bool { return true })
	if !c.reaches(everything) {
		if r.Paths != nil || r.Impossible == nil {
			return errors.New("there is a path to what is out of reach")
		}
		return c.certificate(r.Impossible, everything)
	}
	if r.Impossible != nil || len(r.Paths) == 0 {
		return errors.New("there is no path to what is in reach")
	}
	size := c.smallestSize()
	var before []int
	for i, p := range r.Paths {
		key, err := c.path(p)
		if err != nil {
			return fmt.Errorf("path %d: %w", i, err)
		}
		if (len(p.Steps) == size) != (i < r.Smallest) || i == 0 && len(p.Steps) != size {
			return fmt.Errorf("path %d has %d steps, the smallest have %d and are said to be %d", i, len(p.Steps), size, r.Smallest)
		}
		if i > 0 && slices.Compare(before, key) >= 0 {
			return fmt.Errorf("path %d is out of order", i)
		}
		before = key
	}
	return nil
}

// path checks one path and gives what it is ordered by.
func (c pathCheck) path(p analysis.Path) (key []int, err error) {
	var ids []string
	after, levers := c.low, map[string]bool{}
	for _, s := range p.Steps {
		at, _ := c.q.Position(s.Question.ID)
		key, ids = append(key, at), append(ids, s.Question.ID)
		was, _ := s.Question.Level(c.low[s.Question.ID])
		is, ok := s.Question.Level(s.To)
		_, known := s.Question.Level(c.s[s.Question.ID])
		if !ok || is >= was || s.From != c.s[s.Question.ID] || s.FindOut == known || s.Lever != s.Question.Lever || c.frozen[s.Question.ID] {
			return nil, fmt.Errorf("step %s %q to %q is no step", s.Question.ID, s.From, s.To)
		}
		after, levers[s.Lever] = after.With(s.Question.ID, s.To), true
	}
	if !slices.IsSorted(key) || len(slices.Compact(slices.Clone(key))) != len(key) {
		return nil, fmt.Errorf("steps %v are out of order", ids)
	}
	if !c.reaches(after) || p.After.String() != c.o.Band(c.o.ScoreOf(after)) || p.Points != c.o.PointsOf(after) {
		return nil, fmt.Errorf("%v lead to %s with %d points", ids, c.o.Band(c.o.ScoreOf(after)), c.o.PointsOf(after))
	}
	applied := questionnaire.Assess(c.q, p.Apply(c.s.Answers(c.q)))
	if applied.Verdict() != p.After || applied.Points.Low != p.Points {
		return nil, fmt.Errorf("applied it gives %s", applied.Verdict())
	}
	for _, s := range p.Steps {
		if c.reaches(c.best(func(id string) bool { return id != s.Question.ID && slices.Contains(ids, id) })) {
			return nil, fmt.Errorf("%s can be left out of %v", s.Question.ID, ids)
		}
		is, _ := s.Question.Level(s.To)
		if c.reaches(after.With(s.Question.ID, s.Question.Levels[is+1].ID)) {
			return nil, fmt.Errorf("%s need not be as good as %s", s.Question.ID, s.To)
		}
	}
	if len(p.Levers) != len(levers) {
		return nil, fmt.Errorf("%v are not the levers", p.Levers)
	}
	return append([]int{len(key), len(levers)}, key...), nil
}

// smallestSize tries every way to lift the gates, one clause after the other,
// and then takes the dearest other questions until the points suffice.
func (c pathCheck) smallestSize() int {
	gain := func(id string) int {
		return c.o.Weight[id] * (100 - c.o.Points[id][c.low[id]])
	}
	smallest := len(c.o.Questions) + 1
	var try func(chosen []string)
	try = func(chosen []string) {
		if len(chosen) >= smallest {
			return
		}
		s := c.best(func(id string) bool { return slices.Contains(chosen, id) })
		for _, g := range c.o.Gates {
			if fixture.Rank(g.Caps) < int(c.target) && c.o.Fires(g, s) {
				for _, w := range g.When {
					if !c.frozen[w[0]] {
						try(append(slices.Clone(chosen), w[0]))
					}
				}
				return
			}
		}
		rest := slices.DeleteFunc(slices.Clone(c.o.Questions), func(id string) bool { return c.frozen[id] || slices.Contains(chosen, id) })
		slices.SortFunc(rest, func(x, y string) int { return cmp.Compare(gain(y), gain(x)) })
		size := len(chosen)
		for ; !c.reaches(s); size++ {
			if len(rest) == 0 {
				return
			}
			s, rest = s.With(rest[0], c.o.Levels[rest[0]][0]), rest[1:]
		}
		smallest = min(smallest, size)
	}
	try(nil)
	return smallest
}

// certificate checks why nothing leads to the target.
func (c pathCheck) certificate(x *analysis.Certificate, everything fixture.Sheet) error {
	var want, got []string
	for _, g := range c.o.Gates {
		if fixture.Rank(g.Caps) < int(c.target) && c.o.Fires(g, everything) {
			want = append(want, g.Id)
		}
	}
	instead := map[string]bool{}
	for _, b := range x.Gates {
		got = append(got, b.ID)
		for i, w := range b.When {
			if len(b.Frozen) != len(b.When) || b.Frozen[i].Question != w.Question || b.Frozen[i].Level != c.s[w.Question] || !c.frozen[w.Question] {
				return fmt.Errorf("%s is not held by %v", b.ID, b.Frozen)
			}
		}
		implied := slices.ContainsFunc(c.o.Gates, func(g fixture.OracleGate) bool {
			other, this := slices.IndexFunc(c.o.Gates, func(x fixture.OracleGate) bool { return x.Id == g.Id }), slices.IndexFunc(c.o.Gates, func(x fixture.OracleGate) bool { return x.Id == b.ID })
			return slices.Contains(want, g.Id) && c.o.Implies[[2]int{other, this}] && fixture.Rank(g.Caps) <= int(b.Caps)
		})
		if b.Overshadowed != implied {
			return fmt.Errorf("%s: overshadowed is %v", b.ID, b.Overshadowed)
		}
		if b.Instead != "" {
			instead[b.Instead] = true
		}
	}
	if !slices.Equal(want, got) || len(instead) != len(x.Instead) {
		return fmt.Errorf("impossible by %v, not %v, instead %v", want, got, x.Instead)
	}
	needed := c.o.From[c.target.String()]
	if short := c.o.PointsOf(everything) < needed; !short || x.Points == nil {
		if short != (x.Points != nil) {
			return fmt.Errorf("short of points is %v", x.Points != nil)
		}
		return nil
	}
	if x.Points.Best != c.o.PointsOf(everything) || x.Points.Needed != needed {
		return fmt.Errorf("%d of %d points", x.Points.Best, x.Points.Needed)
	}
	for leave := -1; leave < len(x.Points.Frozen); leave++ {
		s := fixture.Best(c.q)
		for i, a := range x.Points.Frozen {
			if a.Level != c.s[a.Question] || !c.frozen[a.Question] {
				return fmt.Errorf("%v is not frozen", a)
			}
			if i != leave {
				s = s.With(a.Question, a.Level)
			}
		}
		if (c.o.PointsOf(s) < needed) != (leave == -1) {
			return fmt.Errorf("without %d, %v leave %d points", leave, x.Points.Frozen, c.o.PointsOf(s))
		}
	}
	return nil
}

func TestLawPaths(t *testing.T) {
	o := fixture.NewOracle(fixture.ContractLines(t))
	seen := map[string]int{}
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		if rapid.Bool().Draw(t, "bad") {
			s = drawGaps(t, q) // where there is much to choose from
		}
		for _, target := range questionnaire.Verdicts()[:3] {
			for _, thaw := range []bool{false, true} {
				r := analysis.Paths(q, s.Answers(q), target, analysis.PathOptions{ThawFacts: thaw})
				if err := newPathCheck(o, q, s, target, thaw).errors(r); err != nil {
					t.Fatalf("%v of\n%s", err, describePaths(r))
				}
				seen["impossible"] += map[bool]int{true: 1}[r.Impossible != nil]
				seen["reached"] += map[bool]int{true: 1}[r.Reached]
				few := analysis.PathsUpTo(q, s.Answers(q), target, analysis.PathOptions{ThawFacts: thaw}, 1, 0)
				if len(few.Paths) != min(1, r.Smallest) || len(few.Paths) == 1 && !reflect.DeepEqual(few.Paths[0], r.Paths[0]) || few.More != (r.Smallest > 1) {
					t.Fatalf("limited to one:\n%s of\n%s", describePaths(few), describePaths(r))
				}
				seen["more"] += map[bool]int{true: 1}[few.More]
				seen["smallest"] += r.Smallest
				seen["beyond"] += len(r.Paths) - r.Smallest
			}
		}
	})
	for _, what := range []string{"impossible", "reached", "more", "smallest", "beyond"} {
		if !testing.Short() && seen[what] < 10 {
			t.Errorf("only %d times %s", seen[what], what)
		}
	}
}

// The same law where answers cost so much that points alone can rule a verdict
// out.
func TestPathsOfSmallQuestionnairesKeepTheLaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		q := fixture.DrawSound(t)
		o := fixture.NewOracle(fixture.ContractOf(&q.Definition))
		for range 20 {
			s := drawGaps(t, q)
			for _, target := range questionnaire.Verdicts()[:3] {
				r := analysis.Paths(q, s.Answers(q), target, analysis.PathOptions{})
				if err := newPathCheck(o, q, s, target, false).errors(r); err != nil {
					t.Fatalf("%v of %v\n%s\nin\n%s", err, s, describePaths(r), strings.Join(fixture.ContractOf(&q.Definition), "\n"))
				}
			}
		}
	})
}
