package questionnaire_test

import (
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

func TestDriversLaws(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) { checkDrivers(t, q, s) })
	rapid.Check(t, func(t *rapid.T) {
		q := fixture.DrawSound(t)
		checkDrivers(t, q, fixture.DrawSheet(t, q))
	})
}

// checkDrivers: gates first, lowest cap first, fired before possible; then the
// answers that cost points, dearest first; nothing missing, nothing twice.
func checkDrivers(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
	a := s.Judge(q)
	drivers := questionnaire.Drivers(q, s.Answers(q), &a)
	rank := func(d questionnaire.Driver) int {
		switch {
		case d.Gate == nil:
			return 100
		case d.Possible:
			return int(d.Gate.Caps)*2 + 1
		}
		return int(d.Gate.Caps) * 2
	}
	seen, place, sum, dropped := map[string]bool{}, -1, 0, 0
	for i, d := range drivers {
		if (d.Gate == nil) == (d.Question == nil) {
			t.Fatalf("driver %d is not one thing: %+v", i, d)
		}
		if i > 0 && (rank(drivers[i-1]) > rank(d) || drivers[i-1].Cost < d.Cost && drivers[i-1].Question != nil) {
			t.Fatalf("driver %d stands before a stronger one", i-1)
		}
		if d.Gate != nil {
			if seen["gate "+d.Gate.ID] {
				t.Fatalf("%s stands twice", d.Gate.ID)
			}
			seen["gate "+d.Gate.ID] = true
			continue
		}
		at, _ := q.Position(d.Question.ID)
		if i > 0 && drivers[i-1].Question != nil && drivers[i-1].Cost == d.Cost && at < place {
			t.Fatalf("%s does not stand in the questionnaire's order", d.Question.ID)
		}
		place = at
		if d.Level != s[d.Question.ID] || d.Cost <= 0 || seen[d.Question.ID] {
			t.Fatalf("%+v does not fit %q", d, s[d.Question.ID])
		}
		seen[d.Question.ID] = true
		sum += d.Cost
	}
	for _, g := range append(a.Fired(), a.Possible()...) {
		if !seen["gate "+g.ID] {
			t.Fatalf("%s is missing", g.ID)
		}
		delete(seen, "gate "+g.ID)
	}
	for _, question := range q.Questions() {
		level := question.Levels[len(question.Levels)-1]
		if at, ok := question.Level(s[question.ID]); ok {
			level = question.Levels[at]
		}
		if (level.Points < 100) != seen[question.ID] {
			t.Fatalf("%s with %d points: driver is %v", question.ID, level.Points, seen[question.ID])
		}
		if seen[question.ID] {
			dropped++ // each cost is rounded down by less than one
		}
		delete(seen, question.ID)
	}
	if len(seen) > 0 {
		t.Fatalf("drivers that nothing explains: %v", seen)
	}
	lost := 10000 - sum // hundredths of a point, at most one too many for each answer
	if a.Points.Low > lost/100 || a.Points.Low < (lost-dropped)/100-1 {
		t.Fatalf("costs of %d explain %d points", sum, a.Points.Low)
	}
}

// In the embedded questionnaire weights sum to 100, so costs are exact.
func TestDriversCostsAreExact(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		a := s.Judge(q)
		sum := 0
		for _, d := range questionnaire.Drivers(q, s.Answers(q), &a) {
			sum += d.Cost
		}
		if (10000-sum)/100 != a.Points.Low {
			t.Fatalf("costs of %d leave %d points", sum, a.Points.Low)
		}
	})
}

func TestDriversOfTheBest(t *testing.T) {
	q, _ := fixture.Pinned(t)
	a := fixture.Best(q).Judge(q)
	if d := questionnaire.Drivers(q, fixture.Best(q).Answers(q), &a); len(d) > 0 {
		t.Errorf("all best has drivers: %v", d)
	}
}

// A level that does not exist is open, for drivers as for the assessment.
func TestDriversOfAStrangeAnswer(t *testing.T) {
	q, _ := fixture.Pinned(t)
	answers := fixture.Best(q).With("browser", "nun").Answers(q)
	a := questionnaire.Assess(q, answers)
	for _, d := range questionnaire.Drivers(q, answers, &a) {
		if d.Question != nil && (d.Question.ID != "browser" || d.Level != "" || d.Cost != 800) {
			t.Errorf("%s %q costs %d", d.Question.ID, d.Level, d.Cost)
		}
	}
}
