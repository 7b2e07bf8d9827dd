package session_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// Whoever is asked is waited for until the last question is answered: a form that
// comes back whole ends the waiting, also with unknown, and so does whoever answers
// in its place. Undo brings the waiting back.
func TestWaitingEndsWithAnswers(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		var answers questionnaire.Answers
		for _, x := range q.Questions() {
			switch rapid.IntRange(0, 3).Draw(t, x.ID) {
			case 0:
				answers = append(answers, questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID})
			case 1:
				answers = append(answers, questionnaire.Answer{Question: x.ID, Level: questionnaire.Unknown})
			}
		}
		a := session.Asking{Which: rapid.SampledFrom(session.Whiches()).Draw(t, "which")}
		s := session.New(q, today, review.Draft{Answers: answers}, session.At{})
		forms := a.Forms(q, s.Draft())
		list := session.WaitFor(nil, forms, "2026-11-20")
		for _, w := range session.StillWaiting(q, answers, list) {
			for _, id := range w.Questions {
				if level := answers.Get(id).Level; level != "" && level != questionnaire.Unknown || q.Question(id).Lever != w.Lever {
					t.Fatalf("%s waits for %s, which is %q", w.Lever, id, level)
				}
			}
		}
		before := s.Waiting(list)
		if again := session.WaitFor(list, forms, today); !cmp.Equal(again, list) {
			t.Fatalf("asked again, it waits for something else:\n%s", cmp.Diff(list, again))
		}
		back := review.Answered{By: "those who know"}
		for _, f := range forms {
			for _, x := range f.Questions {
				back.Answers = append(back.Answers, questionnaire.Answer{Question: x.ID, Level: rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown)).Draw(t, "back")})
			}
		}
		s.Merge(session.Merge{Others: []review.Answered{back}})
		for _, c := range s.MergeConflicts() {
			s.Settle(c.Question, c.Mine.Level)
		}
		if got := s.Waiting(list); got != "" {
			t.Fatalf("all have answered, and it waits for %s", got)
		}
		for ok := true; ok; _, ok = s.Undo() {
		}
		if got := s.Waiting(list); got != before {
			t.Fatalf("undone, it waits for %q, and did for %q", got, before)
		}
	})
}

// What is said of those who are waited for.
func TestWaitingFor(t *testing.T) {
	q := fixture.Release()
	one := func(lever, since string) session.Waiting {
		i := slices.IndexFunc(q.Questions(), func(x *questionnaire.Question) bool { return x.Lever == lever })
		return session.Waiting{Lever: lever, Since: since, Questions: []string{q.Questions()[i].ID, "no-such-question"}}
	}
	for _, c := range []struct {
		list []session.Waiting
		want string
	}{
		{nil, ""},
		{[]session.Waiting{one("identity-team", "2026-11-20")}, "identity team since 3 days"},
		{[]session.Waiting{one("identity-team", "2026-11-22")}, "identity team since 1 day"},
		{[]session.Waiting{one("fact", today)}, "whoever knows the application since today"},
		{[]session.Waiting{one("host-owner", today), one("cli-team", "2026-11-20"), one("identity-team", "2026-11-20")}, "CLI team and identity team since 3 days; host owner since today"},
		{[]session.Waiting{one("identity-team", "2027-01-01")}, "identity team since 2027-01-01"},
		{[]session.Waiting{{Lever: "identity-team", Since: today}, {Lever: "nobody", Since: today, Questions: []string{q.Questions()[0].ID}}}, ""},
	} {
		if got := session.WaitingFor(q, session.StillWaiting(q, nil, c.list), today); got != c.want {
			t.Errorf("%v: %q, want %q", c.list, got, c.want)
		}
	}
}
