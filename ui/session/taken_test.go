package session

import (
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"
	"flowverdict/report/validation"

	"pgregory.net/rapid"
)

// taking begins a review with some answers from a profile, and some from a similar
// record.
func taking(t *rapid.T, q *questionnaire.Questionnaire) (*Session, []string) {
	p := &profile.Profile{File: ".flowverdict.yaml", Pin: profile.Pin{ID: q.ID, Version: q.Version}}
	var d review.Draft
	var taken []string
	for _, x := range q.Questions() {
		from := rapid.SampledFrom([]string{"", "", profile.From, "0001-acmectl"}).Draw(t, x.ID)
		if from == "" {
			continue
		}
		a := questionnaire.Answer{Question: x.ID, Level: rapid.SampledFrom(x.LevelIDs()).Draw(t, "level"), From: []string{from}}
		d.Answers, taken = append(d.Answers, a), append(taken, x.ID)
		p.Answers = append(p.Answers, profile.Standing{Answer: a, Until: "2027-06-30"})
	}
	s := New(q, "2026-11-23", d, At{})
	s.Hold(validation.Options{Profile: p})
	return s, taken
}

// From the first open question on, going on after each answer asks for all that was
// not taken from elsewhere, once each, and leads to the summary.
func TestTakenAnswersAreNotAskedFor(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		s, taken := taking(t, q)
		if len(taken) == len(q.Questions()) {
			return
		}
		if answered, _, _ := s.Counts(); answered != len(taken) {
			t.Fatalf("%d of %d are counted", answered, len(taken))
		}
		s.Enter(Questions)
		var asked []string
		for s.At().Stage == Questions {
			x := s.Question()
			if asked = append(asked, x.ID); len(asked) > len(q.Questions()) {
				t.Fatal("it does not end")
			}
			if said := s.TakenFrom(x.ID); said != "" {
				t.Fatalf("%s is asked for: %s", x.ID, said)
			}
			s.SetLevel(x.ID, rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown)).Draw(t, "answer"))
			s.Onward()
		}
		if s.At().Stage != Summary || len(asked)+len(taken) != len(q.Questions()) {
			t.Fatalf("%v, asked %d, taken %d", s.At(), len(asked), len(taken))
		}
		for _, id := range taken {
			if !s.Taken(id) || s.TakenFrom(id) == "" {
				t.Fatalf("%s does not say where it is from", id)
			}
		}
	})
}

// An answer that was taken is like any other: another level is the reviewer's own,
// and the same one is confirmed.
func TestTakenAnswersAreAnswers(t *testing.T) {
	q := fixture.Release()
	x := q.Questions()[0]
	for _, from := range []string{profile.From, "0001-acmectl"} {
		a := questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID, Basis: questionnaire.Documented, From: []string{from}, Collected: "2026-09-14"}
		s := New(q, "2026-11-23", review.Draft{Answers: questionnaire.Answers{a}}, At{})
		s.Hold(validation.Options{Profile: &profile.Profile{File: ".flowverdict.yaml", Answers: []profile.Standing{{Answer: a, Until: "2027-06-30"}}}})
		want := "From the profile in .flowverdict.yaml, documented, collected 2026-09-14, until 2027-06-30."
		if from != profile.From {
			want = "From 0001-acmectl, documented, collected 2026-09-14."
		}
		if got := s.TakenFrom(x.ID); got != want {
			t.Errorf("%q, want %q", got, want)
		}
		s.SetLevel(x.ID, a.Level)
		if got := s.Draft().Answers.Get(x.ID); got.Confirmed != "2026-11-23" || !slices.Equal(got.From, a.From) || s.TakenFrom(x.ID) != "Confirmed on 2026-11-23. "+want {
			t.Errorf("looked at: %+v, %s", got, s.TakenFrom(x.ID))
		}
		s.SetLevel(x.ID, x.Levels[1].ID)
		if got := s.Draft().Answers.Get(x.ID); got.Confirmed != "" || len(got.From) > 0 || s.Taken(x.ID) {
			t.Errorf("changed: %+v", got)
		}
		s.Undo()
		s.Undo()
		if !s.Taken(x.ID) || s.Draft().Answers.Get(x.ID).Confirmed != "" {
			t.Errorf("undone: %+v", s.Answer())
		}
	}
}

// Without a profile nothing is said of one.
func TestNoProfile(t *testing.T) {
	s := New(fixture.Release(), "2026-11-23", review.Draft{Review: review.Review{Reviewers: []string{"x"}}}, At{})
	if s.Given("review.reviewers") != "" || s.Approvers() != "" || s.RefusedApprover("x") != "" || s.ProposedReviewBy() != review.ReviewBy(s.Assessment().Verdict(), "2026-11-23") {
		t.Error("a review without a profile says something of one")
	}
	s.Hold(validation.Options{Profile: &profile.Profile{File: ".flowverdict.yaml", Reviewers: []string{"x"}, Approvers: []string{"chief risk officer"}}})
	if got := s.Given("review.reviewers"); got != "from the profile in .flowverdict.yaml" {
		t.Error(got)
	}
	if got := s.RefusedApprover("platform lead"); got != `The profile in .flowverdict.yaml does not let "platform lead" approve an exception: have it approved by chief risk officer.` {
		t.Error(got)
	}
}
