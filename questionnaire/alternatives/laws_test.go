package alternatives_test

import (
	"fmt"
	"slices"
	"testing"

	"flowverdict/internal/fixedseed"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

var _ = fixedseed.Set()

// law checks a law on random sheets.
func law(t *testing.T, check func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet)) {
	t.Helper()
	q, _ := fixture.Judged(t)
	rapid.Check(t, func(t *rapid.T) { check(t, q, fixture.DrawSheet(t, q)) })
}

// A second judge, which knows names only, says the same of every alternative
// and chooses the same option.
func TestAgreesWithASecondJudge(t *testing.T) {
	options := map[string]int{}
	var oracle *fixture.Oracle
	law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		if oracle == nil {
			oracle = fixture.NewOracle(fixture.ContractOf(&q.Definition))
		}
		a := s.Judge(q)
		all := alternatives.Judge(q, s.Answers(q))
		for i := range all {
			r := &all[i]
			got := fmt.Sprintf("%s out [%s] undecided [%s] against [%s] for [%s]", r.Status, list(r.RulesOut), list(r.Undecided), list(r.Against), list(r.For))
			if want := oracle.Status(r.Alternative, s); got != want {
				t.Fatalf("%s:\n%s\nwant\n%s", r.ID, got, want)
			}
			low, high := oracle.ResidualScore(r.Alternative, s)
			if x := r.Residual; x.Score != (questionnaire.Range{Low: low, High: high}) || x.Bracket.Lowest.String() != oracle.Band(low) || x.Bracket.Highest.String() != oracle.Band(high) {
				t.Fatalf("%s: residual %v %v, want %d to %d", r.ID, x.Bracket, x.Score, low, high)
			}
		}
		option := alternatives.Choose(q, &a, all)
		got := option.ID("mechanism")
		if option.FindOut {
			got = "find-out"
		}
		if want := oracle.Option(&q.Definition, s); got != want {
			t.Fatalf("option %s, want %s", got, want)
		}
		options[got]++
	})
	if !testing.Short() && len(options) < 6 {
		t.Errorf("chosen were only %v", options)
	}
}

func list(all []questionnaire.Precondition) string {
	if len(all) == 0 {
		return ""
	}
	return whys(all)
}

// A residual verdict is never below that of the mechanism itself, and a better
// answer never lowers it.
func TestResidualVerdictsOnlyRise(t *testing.T) {
	above := 0
	law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		a := s.Judge(q)
		all := alternatives.Judge(q, s.Answers(q))
		for _, r := range all {
			if r.Residual.Bracket.Lowest < a.Bracket.Lowest || r.Residual.Bracket.Highest < a.Bracket.Highest || r.Residual.Score.Low < a.Score.Low {
				t.Fatalf("%s: %+v below %+v", r.ID, r.Residual, a)
			}
			if r.Residual.Bracket.Lowest > a.Bracket.Lowest {
				above++
			}
		}
		question := rapid.SampledFrom(q.Questions()).Draw(t, "question")
		level, known := question.Level(s[question.ID])
		if !known || level == 0 {
			return
		}
		for i, r := range alternatives.Judge(q, s.With(question.ID, question.Levels[level-1].ID).Answers(q)) {
			if r.Residual.Bracket.Lowest < all[i].Residual.Bracket.Lowest || r.Residual.Bracket.Highest < all[i].Residual.Bracket.Highest || r.Residual.Score.Low < all[i].Residual.Score.Low {
				t.Fatalf("%s: worse with %s better", r.ID, question.ID)
			}
		}
	})
	if above == 0 {
		t.Error("no alternative was ever better")
	}
}

// Whatever the open answers turn out to be, ruled out and possible stay, and
// residual verdicts lie within their bracket. One that is not ruled out yet can
// still be ruled out.
func TestStatusesHoldForEveryCompletion(t *testing.T) {
	law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		all := alternatives.Judge(q, s.Answers(q))
		for i, r := range alternatives.Judge(q, fixture.Complete(t, q, s).Answers(q)) {
			before := all[i]
			if (before.Status == alternatives.RuledOut || before.Status == alternatives.Possible || before.Status == alternatives.CalledFor) && r.Status != before.Status {
				t.Fatalf("%s is %s, and then %s", r.ID, before.Status, r.Status)
			}
			if r.Status == alternatives.NotRuledOutYet || len(before.Waits(q, s.Answers(q))) == 0 && before.Status == alternatives.NotRuledOutYet {
				t.Fatalf("%s: %s waits for nothing", r.ID, r.Status)
			}
			if !r.Residual.Bracket.Decided() || r.Residual.Bracket.Lowest < before.Residual.Bracket.Lowest || r.Residual.Bracket.Lowest > before.Residual.Bracket.Highest {
				t.Fatalf("%s: %v, was %v", r.ID, r.Residual.Bracket, before.Residual.Bracket)
			}
		}
	})
}

// No option is ever an alternative that is ruled out, or an overlay.
func TestNothingThatIsRuledOutIsChosen(t *testing.T) {
	chosen := 0
	law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		a := s.Judge(q)
		option := alternatives.Choose(q, &a, alternatives.Judge(q, s.Answers(q)))
		if c := option.Chosen; c != nil {
			chosen++
			if !c.Serves() || c.Kind() == questionnaire.Overlay || a.Bracket.Highest > questionnaire.Unsuitable {
				t.Fatalf("%s is %s, of %v", c.ID, c.Status, a.Bracket)
			}
			if better := c.Residual.Bracket.Highest > a.Bracket.Highest; better && len(option.Remaining) > 0 {
				t.Fatalf("%s is better, and %v remain", c.ID, option.Remaining)
			}
		}
		if option.Mechanism != (a.Bracket.Lowest > questionnaire.Unsuitable) {
			t.Fatal("the mechanism is named as it is not suitable")
		}
	})
	if !testing.Short() && chosen == 0 {
		t.Error("nothing was chosen")
	}
}

// Answers as an alternative leaves them give its residual verdict.
func TestAnswersOfAnAlternative(t *testing.T) {
	law(t, func(t *rapid.T, q *questionnaire.Questionnaire, s fixture.Sheet) {
		for _, r := range alternatives.Judge(q, s.Answers(q)) {
			a := questionnaire.Assess(q, alternatives.Answers(q, r.Alternative, s.Answers(q)))
			if a.Bracket != r.Residual.Bracket || a.Score != r.Residual.Score {
				t.Fatalf("%s: %v and %v", r.ID, a.Bracket, r.Residual.Bracket)
			}
		}
	})
}

// Of a questionnaire that does not say how alternatives are judged, none is
// ruled out, none has a verdict of its own, and gates name the option.
func TestWithoutPreconditions(t *testing.T) {
	q, _ := fixture.Pinned(t)
	rapid.Check(t, func(t *rapid.T) {
		s := fixture.DrawSheet(t, q)
		a := s.Judge(q)
		all := alternatives.Judge(q, s.Answers(q))
		for _, r := range all {
			if r.Status != alternatives.Possible || r.Residual != nil || r.Remaining() != nil {
				t.Fatalf("%+v", r)
			}
		}
		instead := q.Instead(&a)
		option := alternatives.Choose(q, &a, all)
		switch {
		case option.Mechanism || option.FindOut:
		case len(instead) == 0 != (option.Chosen == nil), option.Chosen != nil && option.Chosen.ID != instead[0].ID:
			t.Fatalf("%+v, gates name %v", option, instead)
		}
		if slices.ContainsFunc(all, func(r alternatives.Result) bool { return len(r.Waits(q, s.Answers(q))) > 0 }) {
			t.Fatal("waits for something")
		}
	})
}
