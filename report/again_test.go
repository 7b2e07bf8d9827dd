package report_test

import (
	"regexp"
	"strings"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/report/sample"
)

// The first page counts what became of the answers of the last review, and each
// answer says it; of a record whose answers say nothing of that, nothing is said.
func TestReportsTellWhatBecameOfTheAnswers(t *testing.T) {
	q := sample.Questionnaire()
	eachFormat(t, func(t *testing.T, f format) {
		if f.keepsAssessment() {
			return // it holds the answers as they are
		}
		tag := regexp.MustCompile("<[^>]*>")
		r := *sample.Records(q)["conditional"]
		told := []string{"2 changed, 1 confirmed, ", "carried over from 0003-acmectl", "confirmed 2026-11-20"}
		before := string(f.write(t, &r, q))
		for _, want := range told {
			if strings.Contains(before, want) {
				t.Errorf("a first review: %q is said", want)
			}
		}
		r.Review.Supersedes = "0003-acmectl"
		r.Answers = review.CarryOver(r.Answers, "0003-acmectl", "2026-05-27")
		r.Answers[0].Confirmed = "2026-11-20"
		for i := 1; i < 3; i++ {
			r.Answers[i].From = nil
		}
		again := review.ReviewedAgain(r.Draft)
		got := tag.ReplaceAllString(string(f.write(t, &r, q)), "")
		for _, want := range append(told, again.String()) {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not said", want)
			}
		}
		if n := strings.Count(got, "carried over from 0003-acmectl"); n != again.CarriedOver {
			t.Errorf("%d answers are carried over, of %d", n, again.CarriedOver)
		}
		if n := strings.Count(got, "changed"); n < again.Changed+1 {
			t.Errorf("changed is said %d times", n)
		}
	})
}
