package analysis_test

import (
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

// pathFault spoils a right result. It returns false where it cannot stand.
type pathFault struct {
	name  string
	spoil func(q *questionnaire.Questionnaire, c pathCheck, r *analysis.PathResult) bool
}

func pathFaults() []pathFault {
	first := func(f func(q *questionnaire.Questionnaire, c pathCheck, p *analysis.Path) bool) func(*questionnaire.Questionnaire, pathCheck, *analysis.PathResult) bool {
		return func(q *questionnaire.Questionnaire, c pathCheck, r *analysis.PathResult) bool {
			return len(r.Paths) > 0 && f(q, c, &r.Paths[0])
		}
	}
	move := func(by int) func(*questionnaire.Questionnaire, pathCheck, *analysis.Path) bool {
		return func(_ *questionnaire.Questionnaire, c pathCheck, p *analysis.Path) bool {
			for i, s := range p.Steps {
				is, _ := s.Question.Level(s.To)
				was, _ := s.Question.Level(c.low[s.Question.ID])
				if to := is + by; to >= 0 && to < was {
					p.Steps[i].To = s.Question.Levels[to].ID
					return true
				}
			}
			return false
		}
	}
	return []pathFault{
		{"a step too many", first(func(q *questionnaire.Questionnaire, c pathCheck, p *analysis.Path) bool {
			for _, x := range q.Questions() {
				at, _ := x.Level(c.low[x.ID])
				if at == 0 || c.frozen[x.ID] || slices.ContainsFunc(p.Steps, func(s analysis.Step) bool { return s.Question == x }) {
					continue
				}
				_, known := x.Level(c.s[x.ID])
				p.Steps = append(p.Steps, analysis.Step{Question: x, From: c.s[x.ID], To: x.Levels[0].ID, FindOut: !known, Lever: x.Lever})
				slices.SortFunc(p.Steps, func(a, b analysis.Step) int {
					i, _ := q.Position(a.Question.ID)
					j, _ := q.Position(b.Question.ID)
					return i - j
				})
				return true
			}
			return false
		})},
		{"a level too good", first(move(-1))},
		{"a level too bad", first(move(1))},
		{"a step too few", first(func(_ *questionnaire.Questionnaire, _ pathCheck, p *analysis.Path) bool {
			p.Steps = p.Steps[1:]
			return true
		})},
		{"another answer than the one given", first(func(_ *questionnaire.Questionnaire, _ pathCheck, p *analysis.Path) bool {
			p.Steps[0].From += "x"
			return true
		})},
		{"known taken for not known", first(func(_ *questionnaire.Questionnaire, _ pathCheck, p *analysis.Path) bool {
			p.Steps[0].FindOut = !p.Steps[0].FindOut
			return true
		})},
		{"a frozen answer", first(func(_ *questionnaire.Questionnaire, c pathCheck, p *analysis.Path) bool {
			c.frozen[p.Steps[0].Question.ID] = true
			return true
		})},
		{"a lever too few", first(func(_ *questionnaire.Questionnaire, _ pathCheck, p *analysis.Path) bool {
			p.Levers = p.Levers[1:]
			return true
		})},
		{"another verdict", first(func(_ *questionnaire.Questionnaire, _ pathCheck, p *analysis.Path) bool {
			p.After++
			return true
		})},
		{"other points", first(func(_ *questionnaire.Questionnaire, _ pathCheck, p *analysis.Path) bool {
			p.Points++
			return true
		})},
		{"the same path twice", func(_ *questionnaire.Questionnaire, _ pathCheck, r *analysis.PathResult) bool {
			if len(r.Paths) > 0 {
				r.Paths, r.Smallest = append(r.Paths[:1:1], r.Paths...), r.Smallest+1
			}
			return len(r.Paths) > 0
		}},
		{"two paths swapped", func(_ *questionnaire.Questionnaire, _ pathCheck, r *analysis.PathResult) bool {
			if len(r.Paths) < 2 {
				return false
			}
			r.Paths[0], r.Paths[1] = r.Paths[1], r.Paths[0]
			return true
		}},
		{"the smallest paths missing", func(_ *questionnaire.Questionnaire, _ pathCheck, r *analysis.PathResult) bool {
			beyond := r.Paths[r.Smallest:]
			r.Paths, r.Smallest = beyond, len(beyond)
			return len(beyond) > 0
		}},
		{"no path", func(_ *questionnaire.Questionnaire, _ pathCheck, r *analysis.PathResult) bool {
			had := len(r.Paths) > 0
			r.Paths = nil
			return had
		}},
		{"a reason missing", func(_ *questionnaire.Questionnaire, _ pathCheck, r *analysis.PathResult) bool {
			if r.Impossible == nil || len(r.Impossible.Gates) == 0 {
				return false
			}
			r.Impossible.Gates = r.Impossible.Gates[1:]
			return true
		}},
		{"points not named", func(_ *questionnaire.Questionnaire, _ pathCheck, r *analysis.PathResult) bool {
			if r.Impossible == nil || r.Impossible.Points == nil {
				return false
			}
			r.Impossible.Points = nil
			return true
		}},
		{"an answer too few behind the points", func(_ *questionnaire.Questionnaire, _ pathCheck, r *analysis.PathResult) bool {
			if r.Impossible == nil || r.Impossible.Points == nil {
				return false
			}
			r.Impossible.Points.Frozen = r.Impossible.Points.Frozen[1:]
			return true
		}},
		{"reached all the same", func(_ *questionnaire.Questionnaire, _ pathCheck, r *analysis.PathResult) bool {
			r.Reached = !r.Reached
			return true
		}},
	}
}

// Each fault, planted in right results, is found by the check that the laws
// rest on.
func TestPlantedPathFaultsAreFound(t *testing.T) {
	planted := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		q := fixture.DrawSound(t)
		o := fixture.NewOracle(fixture.ContractOf(&q.Definition))
		for range 3 {
			s := drawGaps(t, q)
			for _, target := range questionnaire.Verdicts()[:3] {
				for _, f := range pathFaults() {
					c := newPathCheck(o, q, s, target, false)
					r := analysis.Paths(q, s.Answers(q), target, analysis.PathOptions{})
					if err := c.errors(r); err != nil {
						t.Fatal(err)
					}
					if !f.spoil(q, c, &r) {
						continue
					}
					planted[f.name]++
					if c.errors(r) == nil {
						t.Fatalf("%s is not found in\n%s", f.name, describePaths(r))
					}
				}
			}
		}
	})
	for _, f := range pathFaults() {
		if !testing.Short() && planted[f.name] < 10 {
			t.Errorf("%s was planted %d times", f.name, planted[f.name])
		}
	}
}
