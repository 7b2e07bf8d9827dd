package summary

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// Every field of a decision and of an exception has a row, and only where
// something stands in it; those of a condition are in its text.
func TestEveryFieldHasARow(t *testing.T) {
	q, _ := fixture.Pinned(t)
	of := func(d review.Draft) Summary {
		d.Answers = questionnaire.Answers{{Question: "browser", Level: "some-hosts"}}
		a := questionnaire.Assess(q, d.Answers)
		d.Conditions[0].Gate = a.Fired()[0].ID
		return Of(q, d, &a)
	}
	for _, f := range review.DraftFields() {
		d := review.Draft{Decision: review.Decision{Status: review.Accepted}, Conditions: []review.Condition{{}}}
		before := len(of(d).Decision.Rows())
		f.Enter(&d, fixture.Value(&f.Entry))
		want := before
		if strings.HasPrefix(f.Key, "decision.") && f.Key != "decision.status" || strings.HasPrefix(f.Key, "exception.") {
			want++
		}
		if got := len(of(d).Decision.Rows()); got != want {
			t.Errorf("with %s there are %d rows, want %d", f.Key, got, want)
		}
	}
	for _, f := range review.AskedOf(review.ConditionFields()) {
		d := review.Draft{Conditions: []review.Condition{{}}}
		f.Enter(&d.Conditions[0], fixture.Value(&f.Entry))
		if got := of(d).Conditions[0].Text().String(); !strings.Contains(got, f.Label+": "+fixture.Value(&f.Entry)+".") {
			t.Errorf("%s is not in %q", f.Key, got)
		}
	}
}
