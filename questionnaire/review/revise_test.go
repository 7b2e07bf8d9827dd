package review_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// Whatever people entered about subject and review stays, and nothing of what
// was decided does.
func TestRevised(t *testing.T) {
	d := review.Draft{
		Subject: fixture.Filled(review.SubjectFields()), Review: fixture.Filled(review.ReviewFields()),
		Answers:    questionnaire.Answers{fixture.Filled(review.AnswerFields())},
		Conditions: []review.Condition{fixture.Filled(review.ConditionFields())},
		Decision:   fixture.Filled(review.DecisionFields()), Exception: fixture.Filled(review.ExceptionFields()),
		Profile: "nygard",
	}
	before := d
	got := d.Revised("0007-acmectl", "2027-02-01")
	if diff := cmp.Diff(before, d); diff != "" {
		t.Errorf("the record was changed (-was +is):\n%s", diff)
	}
	for _, f := range review.DraftFields() {
		want := ""
		block, _, _ := strings.Cut(f.Key, ".")
		switch {
		case f.Key == "review.date":
			want = "2027-02-01"
		case f.Key == "review.supersedes":
			want = "0007-acmectl"
		case block == "subject", block == "review" && f.Asked == review.AskedInBlock:
			want = f.Shown(&d)
		}
		if f.Shown(&got) != want {
			t.Errorf("%s is %q, want %q", f.Key, f.Shown(&got), want)
		}
	}
	if diff := cmp.Diff([]any{d.Answers, d.Conditions, d.Profile}, []any{got.Answers, got.Conditions, got.Profile}); diff != "" {
		t.Errorf("answers, conditions, profile (-was +is):\n%s", diff)
	}
}
