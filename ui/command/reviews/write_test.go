package reviews

import (
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// A plan and what is written by it rest on one record, and on another one as
// soon as anything has changed, in place too.
func TestARecordIsBuiltOnce(t *testing.T) {
	w := &work{q: fixture.Release()}
	draft := review.Draft{
		Subject: review.Subject{Name: "acmectl"}, Review: review.Review{Reviewers: []string{"application security"}, Date: "2026-11-23"},
		Answers: questionnaire.Answers{{Question: "browser", Level: "none"}},
	}
	planned, err := new(Store).build(w, "0001-acmectl", draft)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := new(Store).build(w, "0001-acmectl", draft); again != planned || err != nil {
		t.Errorf("built again: %v", err)
	}
	if other, err := new(Store).build(w, "0002-acmectl", draft); err != nil || other.ID != "0002-acmectl" {
		t.Errorf("not under its name: %v", err)
	}
	draft.Review.Reviewers[0] = "identity team"
	if other, err := new(Store).build(w, "0002-acmectl", draft); err != nil || other.Review.Reviewers[0] != "identity team" || other == planned {
		t.Errorf("not with its reviewer: %v", err)
	}
	draft.Answers[0].Level = "some-hosts"
	changed, err := new(Store).build(w, "0002-acmectl", draft)
	if err != nil || changed.Answers.Get("browser").Level != "some-hosts" {
		t.Errorf("not with its answer: %v", err)
	}
	draft.Review.Date = ""
	if r, err := new(Store).build(w, "0002-acmectl", draft); err == nil || r != nil {
		t.Error("a record without a date is built")
	}
}
