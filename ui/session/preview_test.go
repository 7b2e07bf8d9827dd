package session_test

import (
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/ui/session"

	"pgregory.net/rapid"
)

// A better answer is never said to fire a gate, nor a worse one to lift one;
// and whatever is said is so: a gate that fires has not fired before, one that
// is lifted holds no longer.
func TestPreviewNeverTurnsGatesRound(t *testing.T) {
	q := fixture.Release()
	seen := map[string]int{}
	n := 0
	rapid.Check(t, func(t *rapid.T) {
		if n++; testing.Short() && n%3 > 0 {
			return
		}
		s := beginWith(q)
		for _, question := range q.Questions() {
			s.SetLevel(question.ID, levelOf(t, question))
		}
		for _, question := range q.Questions() {
			now, known := question.Level(s.Draft().Answers.Get(question.ID).Level)
			for at, level := range question.LevelIDs() {
				d := s.Preview(question.ID, level)
				fires, lifts := session.Fires(&d), session.Lifts(&d)
				if known && at <= now && len(fires) > 0 {
					t.Fatalf("%s: better than %s, %s fires %s", question.ID, question.Levels[now].ID, level, fires[0].ID)
				}
				if known && at >= now && len(lifts) > 0 {
					t.Fatalf("%s: worse than %s, %s lifts %s", question.ID, question.Levels[now].ID, level, lifts[0].ID)
				}
				for _, g := range fires {
					if fired(&d.Before, g) || !fired(&d.After, g) {
						t.Fatalf("%s=%s does not fire %s", question.ID, level, g.ID)
					}
				}
				for _, g := range lifts {
					if !fired(&d.Before, g) || fired(&d.After, g) {
						t.Fatalf("%s=%s does not lift %s", question.ID, level, g.ID)
					}
				}
				seen["fires"] += len(fires)
				seen["lifts"] += len(lifts)
			}
		}
	})
	if !testing.Short() && (seen["fires"] < 100 || seen["lifts"] < 100) {
		t.Errorf("seen only %v", seen)
	}
}

func fired(a *questionnaire.Assessment, gate *questionnaire.Gate) bool {
	return slices.ContainsFunc(a.Gates, func(g questionnaire.GateResult) bool {
		return g.Gate == gate && g.State == questionnaire.Fired
	})
}
