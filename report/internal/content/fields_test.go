package content_test

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/report/internal/content"
	"flowverdict/report/record"
	"flowverdict/report/sample"
)

// Whatever people entered about subject, review, decision, exception and
// conditions is said somewhere.
func TestEveryFieldIsSaid(t *testing.T) {
	q := sample.Questionnaire()
	r := sample.Records(q)["governed"]
	want := map[string]string{}
	for _, f := range review.DraftFields() {
		want[f.Key] = fill(f, &r.Draft)
	}
	for _, f := range review.AskedOf(review.ConditionFields()) {
		want["condition."+f.Key] = fill(f, &r.Conditions[0])
	}
	r.Decision.Status, r.Conditions[0].Status, r.Review.Supersedes = review.Accepted, review.ConditionMet, "0003-acmectl"
	want["decision.status"], want["condition.status"], want["review.supersedes"] = "was accepted by", "met", "0003-acmectl"
	r.Decision.SupersededBy = "" // by which nothing is to be done any more
	delete(want, "decision.superseded_by")
	for _, r.Profile = range record.Profiles() {
		var text strings.Builder
		for _, block := range whole(content.Of(r, q, false)) {
			for _, line := range lines(block) {
				text.WriteString(said(line) + "\n")
			}
		}
		for path, value := range want {
			if !strings.Contains(text.String(), value) {
				t.Errorf("%s: %s is not said", r.Profile, path)
			}
		}
	}
}

// fill puts a text into a field that stands in no other one, and returns it.
func fill[Block any](f review.Field[Block], b *Block) string {
	said := fmt.Sprintf("what stands in %T %s", *b, f.Key)
	if f.List != nil {
		*f.List(b) = []string{"another", said}
	} else {
		*f.Text(b) = said
	}
	return said
}
