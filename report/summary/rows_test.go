package summary

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// Every field of a condition is in its text.
func TestEveryFieldOfAConditionIsSaid(t *testing.T) {
	q, _ := fixture.Pinned(t)
	of := func(d review.Draft) Summary {
		d.Answers = questionnaire.Answers{{Question: "browser", Level: "some-hosts"}}
		a := questionnaire.Assess(q, d.Answers)
		d.Conditions[0].Gate = a.Fired()[0].ID
		return Of(q, d, &a)
	}
	for _, f := range review.AskedOf(review.ConditionFields()) {
		d := review.Draft{Conditions: []review.Condition{{}}}
		f.Enter(&d.Conditions[0], fixture.Value(&f.Entry))
		if got := of(d).Conditions[0].Text().String(); !strings.Contains(got, f.Label+": "+fixture.Value(&f.Entry)+".") {
			t.Errorf("%s is not in %q", f.Key, got)
		}
	}
}
