package analysis

import (
	"math/rand/v2"
	"testing"

	"flowverdict/internal/share"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
)

// effort is the steps that every search takes for the hardest of some answers.
type effort map[string]int

func (e effort) add(name string, steps int) { e[name] = max(e[name], steps) }

// effortOf measures a questionnaire with no answers, and with some that
// are drawn.
func effortOf(q *questionnaire.Questionnaire) effort {
	out := effort{}
	r := rand.New(rand.NewPCG(1, 8628))
	var best, mixed questionnaire.Answers
	for i, x := range q.Questions() {
		best = append(best, questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID})
		if i%2 == 0 {
			mixed = append(mixed, questionnaire.Answer{Question: x.ID, Level: x.Levels[r.IntN(len(x.Levels))].ID})
		}
	}
	l := usual()
	for _, answers := range []questionnaire.Answers{nil, mixed} {
		for _, target := range questionnaire.Verdicts()[:3] {
			_, steps := paths(q, q.Read(answers), target, PathOptions{ThawFacts: true}, mostPaths, mostBeyond, l)
			out.add("paths", steps)
		}
		a := newReachability(q, q.Read(answers), l)
		a.asks()
		out.add("landing", l.landing-a.landing.left)
		for _, b := range a.clear {
			if b != nil {
				out.add("clear", l.clear-b.budget.left)
			}
		}
		for _, change := range [][2]questionnaire.Answers{{best, answers}, {answers, best}} {
			_, steps := causes(q, change[0], change[1], mostCauses, l)
			out.add("causes", steps)
		}
	}
	return out
}

// startingShapes are of every kind that a file allows: many gates over few
// questions, chains of neighbours, pairs that multiply, equal points, many
// levels, as many questions and gates as the characters of a file suffice for.
func startingShapes() []fixture.HostileShape {
	return []fixture.HostileShape{
		{Questions: 56, Levels: 3, Gates: 160, Clauses: 3, MaxWeight: 20, Levers: 8},
		{Questions: 56, Levels: 3, Gates: 160, Clauses: 2, MaxWeight: 1, Alike: true},
		{Questions: 56, Levels: 4, Gates: 200, Clauses: 4, Near: 8, MaxWeight: 1000, Levers: 8},
		{Questions: 56, Levels: 10, Gates: 3, Clauses: 3, MaxWeight: 1000, Levers: 8},
		{Questions: 12, Levels: 3, Gates: 400, Clauses: 6, MaxWeight: 3},
		{Questions: 120, Levels: 2, Gates: 119, Clauses: 2, Near: 2, MaxWeight: 1},
		{Questions: 40, Levels: 4, Gates: 500, Clauses: 4, MaxWeight: 1000, Levers: 8},
		{Questions: 20, Levels: 300, Gates: 500, Clauses: 12, MaxWeight: 1000, Levers: 8, Flat: true},
		{Questions: 500, Levels: 8, Gates: 300, Clauses: 3, MaxWeight: 1000},
		{Questions: 500, Levels: 4, Gates: 500, Clauses: 5, MaxWeight: 1000, Levers: 8},
	}
}

// changed is a shape with one of its numbers drawn anew.
func changed(r *rand.Rand, s fixture.HostileShape) fixture.HostileShape {
	scale := func(n, most int) int { return min(max(2, n*(50+r.IntN(150))/100), most) }
	switch s.Seed++; r.IntN(7) {
	case 0:
		s.Questions = scale(s.Questions, 300)
	case 1:
		s.Levels = scale(s.Levels, 30)
	case 2:
		s.Gates = scale(s.Gates, 400)
	case 3:
		s.Clauses = scale(s.Clauses, 8)
	case 4:
		s.Near = r.IntN(s.Questions)
	case 5:
		s.MaxWeight = 1 + r.IntN(1000)
	case 6:
		s.Alike, s.Levers = !s.Alike, r.IntN(questionnaire.MaxLevers+1)
	}
	return s
}

// A search for the questionnaire that is hardest to look over: shapes of every
// kind, and then what becomes of the hardest when something of it changes. All
// that a search does is counted, and stays within its budget on each; and the
// budgets are needed, because some questionnaires reach them.
func TestNoQuestionnaireTakesMoreThanTheBudgets(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	l := usual()
	limit := effort{"paths": l.paths, "landing": l.landing, "clear": l.clear, "causes": l.causes}
	hardest, total := fixture.HostileShape{}, effort{}
	most := 0.0
	measure := func(s fixture.HostileShape) {
		d := fixture.Hostile(s)
		if _, found := library.Load(fixture.File(&d)); len(found) > 0 {
			t.Errorf("%v: %+v", found[0], s) // no file can hold it
		}
		share := 0.0
		for name, steps := range effortOf(questionnaire.New(d, "")) {
			if steps > limit[name]+limit[name]/4 {
				t.Errorf("%s take %d steps, and may take %d: %+v", name, steps, limit[name], s)
			}
			total.add(name, steps)
			share += min(1, float64(steps)/float64(limit[name]))
		}
		if share >= most {
			hardest, most = s, share
		}
	}
	for i, s := range startingShapes() {
		if i%share.Of(3, 10) == 0 {
			measure(s)
		}
	}
	if raced {
		return
	}
	r := rand.New(rand.NewPCG(2, 8628))
	for range 6 / share.Of(3, 6) {
		measure(changed(r, hardest))
	}
	for name, steps := range limit {
		if total[name] < steps {
			t.Logf("%s: at most %d of %d steps", name, total[name], steps)
		}
	}
	t.Logf("the hardest reaches %.1f of %d budgets: %+v", most, len(limit), hardest)
	if most < 2 {
		t.Error("no questionnaire reaches two budgets: is the search for one still right?")
	}
}
