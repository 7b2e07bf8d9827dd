package firstpage_test

import (
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/firstpage"
	"flowverdict/report/summary"
)

// pageOf is the first page of a draft.
func pageOf(q *questionnaire.Questionnaire, d review.Draft) firstpage.Page {
	a := questionnaire.Assess(q, d.Answers)
	s := summary.Of(q, d, &a)
	return firstpage.Of(&s, d)
}

// all is whatever a page says, in lines.
func all(p *firstpage.Page) string {
	var b strings.Builder
	for _, line := range p.Closing() {
		b.WriteString(line + "\n")
	}
	for _, part := range p.Parts() {
		for _, item := range part.Items {
			b.WriteString(item.Text().String() + "\n")
		}
	}
	return b.String()
}

// Whatever stands in a field of the decision and of the exception is on the
// page.
func TestEveryFieldOfADecisionIsSaid(t *testing.T) {
	q, _ := fixture.Judged(t)
	for _, f := range review.DraftFields() {
		if !strings.HasPrefix(f.Key, "decision.") && !strings.HasPrefix(f.Key, "exception.") {
			continue
		}
		d := review.Draft{Decision: review.Decision{Status: review.Accepted}, Answers: questionnaire.Answers{{Question: "privilege", Level: "administrative"}}}
		value := fixture.Value(&f.Entry)
		if f.Key == "decision.status" {
			value = review.Rejected
		}
		f.Enter(&d, value)
		page := pageOf(q, d)
		said := all(&page)
		for _, word := range strings.Fields(value) { // a list has several
			if !strings.Contains(said, word) {
				t.Errorf("%s: %q is not in\n%s", f.Key, word, said)
			}
		}
	}
}
