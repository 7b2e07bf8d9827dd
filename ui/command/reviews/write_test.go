package reviews

import (
	"strings"
	"testing"

	"flowverdict/internal/finding"
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
	planned, err := w.build("0001-acmectl", draft)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := w.build("0001-acmectl", draft); again != planned || err != nil {
		t.Errorf("built again: %v", err)
	}
	if other, err := w.build("0002-acmectl", draft); err != nil || other.ID != "0002-acmectl" {
		t.Errorf("not under its name: %v", err)
	}
	draft.Review.Reviewers[0] = "identity team"
	if other, err := w.build("0002-acmectl", draft); err != nil || other.Review.Reviewers[0] != "identity team" || other == planned {
		t.Errorf("not with its reviewer: %v", err)
	}
	draft.Answers[0].Level = "some-hosts"
	changed, err := w.build("0002-acmectl", draft)
	if err != nil || changed.Answers.Get("browser").Level != "some-hosts" {
		t.Errorf("not with its answer: %v", err)
	}
	draft.Review.Date = ""
	if r, err := w.build("0002-acmectl", draft); err == nil || r != nil {
		t.Error("a record without a date is built")
	}
}

// What a review lacks is told with the path of each value, and once.
func TestWhatCannotBeWrittenIsToldByPath(t *testing.T) {
	got := cannotBeWritten([]finding.Finding{
		{Path: "conditions[0].gate", Message: "the condition has no owner", Hint: "name one"},
		{Path: "review.date", Message: `key "review.date" is missing`, Hint: "add it"},
		{Message: "a character is not allowed"},
	}).Error()
	want := `conditions[0].gate: the condition has no owner; key "review.date" is missing; a character is not allowed (name one)`
	if got != want {
		t.Error(got)
	}
	if strings.Count(got, "review.date") != 1 {
		t.Error("a path is told twice")
	}
}
