package session

import (
	"slices"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"
	"flowverdict/report"
	"flowverdict/report/validation"

	"pgregory.net/rapid"
)

// What a review is told of is what a run of validate by the same options finds in it:
// no option that it is held to is left out on the way.
func TestLawProblemsAreThoseOfTheOptions(t *testing.T) {
	q := fixture.Release()
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		day := rapid.SampledFrom([]string{"2026-11-23", "2026-11-10", "2026-10-01", "2025-11-01"})
		s, _ := taking(rt, q)
		d := s.Draft()
		d.Review.Date, d.Review.Supersedes = day.Draw(rt, "reviewed"), "0001-acmectl"
		d.Subject.Name, d.Review.Reviewers = "acmectl", []string{"reviewer"}
		d.Answers = review.CarryOver(d.Answers, "0001-acmectl", day.Draw(rt, "carried"))
		d.Decision.Status = rapid.SampledFrom([]string{review.Proposed, review.Accepted}).Draw(rt, "status")
		o := validation.Options{
			DecisionDays: rapid.SampledFrom([]int{0, 1, 14, 60}).Draw(rt, "decision days"),
			CarriedDays:  rapid.SampledFrom([]int{0, 1, 30, 400}).Draw(rt, "carried days"),
			Profile:      rapid.SampledFrom([]*profile.Profile{nil, {File: ".flowverdict.yaml", Approvers: []string{"chief risk officer"}}}).Draw(rt, "profile"),
		}
		s = New(q, "2026-11-23", d, At{})
		s.Hold(o)
		o.AsOf = "2026-11-23"
		wrong, warnings := report.Check(q, s.Draft(), o)
		for _, x := range []struct {
			warning bool
			found   []finding.Finding
		}{{false, wrong}, {true, warnings}} {
			var got, want []string
			for _, p := range s.Problems() {
				if p.Warning == x.warning && !p.Accepting {
					got = append(got, p.Text())
				}
			}
			for _, p := range Problems(q, s.Draft(), x.found) {
				want = append(want, p.Text())
			}
			if !slices.Equal(got, want) {
				rt.Fatalf("by %+v: %q, and not %q", o, got, want)
			}
		}
	})
}

// A proposal waits as long as the organisation allows.
func TestAProposalThatWaitsIsWarnedOf(t *testing.T) {
	for _, c := range []struct{ days, want int }{{0, 0}, {53, 0}, {52, 1}} {
		s := New(fixture.Release(), "2026-11-23", review.Draft{Review: review.Review{Date: "2026-10-01"}}, At{})
		s.Hold(validation.Options{DecisionDays: c.days})
		waits := slices.DeleteFunc(s.Warnings(), func(p Problem) bool { return p.Field != "decision.status" })
		if len(waits) != c.want {
			t.Errorf("%d days: %+v", c.days, waits)
		}
	}
}
