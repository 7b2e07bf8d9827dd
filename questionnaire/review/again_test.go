package review_test

import (
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"

	"pgregory.net/rapid"
)

func drawnAnswers(t *rapid.T) questionnaire.Answers {
	return rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) questionnaire.Answer {
		return questionnaire.Answer{
			Question:  rapid.StringMatching(`q[0-9]{1,2}`).Draw(t, "question"),
			Level:     rapid.SampledFrom([]string{"", "good", "bad", questionnaire.Unknown}).Draw(t, "level"),
			Evidence:  rapid.SampledFrom([]string{"", "seen"}).Draw(t, "evidence"),
			Collected: rapid.SampledFrom([]string{"", "2026-01-31", "2025-12-01"}).Draw(t, "collected"),
			By:        rapid.SampledFrom([]string{"", "identity team"}).Draw(t, "by"),
			Confirmed: rapid.SampledFrom([]string{"", "2026-02-01"}).Draw(t, "confirmed"),
			From:      rapid.SliceOfN(rapid.SampledFrom([]string{"r1.1", "r2.10", "0001-acmectl", "hosts.md", "profile"}), 0, 3).Draw(t, "from"),
		}
	}), 0, 8, func(a questionnaire.Answer) string { return a.Question }).Draw(t, "answers")
}

// Of a record's answers, those that are answered are all carried over, however they
// stood before, and nothing else of them changes but the day from which their age is
// counted. Doing it twice names the later record only.
func TestCarryOver(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := drawnAnswers(t)
		kept := slices.Clone(before)
		got := review.CarryOver(before, "0002-acmectl", "2026-05-27")
		d := review.Draft{Review: review.Review{Supersedes: "0002-acmectl"}, Answers: got}
		again := review.ReviewedAgain(d)
		answered := 0
		for i, a := range got {
			was := before[i]
			if a.Level != "" {
				answered++
			}
			facts := slices.DeleteFunc(slices.Clone(a.From), func(s string) bool { return s[0] != 'r' })
			switch {
			case a.Question != was.Question || a.Level != was.Level || a.Evidence != was.Evidence || a.By != was.By || a.Basis != was.Basis:
				t.Fatalf("%+v became %+v", was, a)
			case a.Level == "" && (again.Of(a) != "" || !slices.Equal(a.From, was.From)):
				t.Fatalf("an open answer is %q: %+v", again.Of(a), a)
			case a.Level != "" && again.Of(a) != review.CarriedOver:
				t.Fatalf("%+v is %q", a, again.Of(a))
			case a.Level != "" && (len(a.From) != len(facts)+1 || slices.Contains(a.From, "0001-acmectl")):
				t.Fatalf("from %v became %v", was.From, a.From)
			}
			if days, ok := review.Age(a, "2026-11-23", "2026-11-23"); a.Level != "" && (!ok || was.Collected == "" && days != 180) {
				t.Fatalf("%+v is %d days old, %v", a, days, ok)
			}
		}
		if again.Answers() != answered || again.CarriedOver != answered {
			t.Fatalf("%+v of %d answers", again, answered)
		}
		if !slices.EqualFunc(before, kept, func(x, y questionnaire.Answer) bool {
			return x.Confirmed == y.Confirmed && slices.Equal(x.From, y.From)
		}) {
			t.Fatal("the record was changed")
		}
		twice := review.CarryOver(got, "0003-acmectl", "2026-11-23")
		for i := range twice {
			if slices.Contains(twice[i].From, "0002-acmectl") || twice[i].Collected != got[i].Collected {
				t.Fatalf("%+v became %+v", got[i], twice[i])
			}
		}
	})
}

// What became of each answer follows from the record alone; where no answer speaks of
// the last review, nothing is said of any.
func TestReviewedAgain(t *testing.T) {
	carried := questionnaire.Answer{Question: "a", Level: "x", From: []string{"r1.1", "0001-acmectl"}}
	confirmed := carried
	confirmed.Question, confirmed.Confirmed = "b", "2026-11-23"
	fresh := questionnaire.Answer{Question: "c", Level: questionnaire.Unknown, From: []string{"hosts.md"}}
	noted := questionnaire.Answer{Question: "d", Evidence: "a note alone"}
	d := review.Draft{Review: review.Review{Supersedes: "0001-acmectl"}, Answers: questionnaire.Answers{carried, confirmed, fresh, noted}}
	again := review.ReviewedAgain(d)
	if got, want := again.String(), "3 answers: 1 changed, 1 confirmed, 1 carried over"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for _, c := range []struct {
		a    questionnaire.Answer
		want review.SinceLast
	}{{carried, review.CarriedOver}, {confirmed, review.Confirmed}, {fresh, review.Changed}, {noted, ""}} {
		if got := again.Of(c.a); got != c.want {
			t.Errorf("%s is %q, want %q", c.a.Question, got, c.want)
		}
	}
	for _, c := range []struct {
		a    questionnaire.Answer
		want string
	}{{carried, "carried over from 0001-acmectl"}, {confirmed, "confirmed on 2026-11-23, carried over from 0001-acmectl"}, {fresh, "changed since 0001-acmectl"}, {noted, ""}} {
		if got := again.Say(c.a); got != c.want {
			t.Errorf("of %s it says %q, want %q", c.a.Question, got, c.want)
		}
	}
	d.Answers = questionnaire.Answers{fresh, noted}
	if again = review.ReviewedAgain(d); again != (review.Again{}) || again.Of(fresh) != "" {
		t.Errorf("no answer speaks of the last review: %+v", again)
	}
	d.Answers, d.Review.Supersedes = questionnaire.Answers{carried, confirmed}, ""
	if again = review.ReviewedAgain(d); again != (review.Again{}) {
		t.Errorf("nothing is superseded: %+v", again)
	}
}
