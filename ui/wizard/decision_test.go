package wizard

import (
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

func TestConditionsAndDecisionAreFilledIn(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary}})
	d.press("down", "down", "down", "down", "down", "down", "down", "enter").typed("identity team").press("tab").typed("2027-01-31").press("esc")
	d.wants("identity team, 2027-01-31: Give the CLI its own client")
	d.press("home", "enter", "enter", "right", "tab").typed("architecture board").tabTo("review.review_by").typed("2027-03-01").press("ctrl+s")
	got := d.m.s.Draft()
	if got.Decision != (review.Decision{Status: review.Accepted, By: "architecture board", Date: today}) || got.Review.ReviewBy != "2027-03-01" {
		t.Errorf("decision %+v, review by %q", got.Decision, got.Review.ReviewBy)
	}
	if c := got.Conditions; len(c) != 1 || c[0].Owner != "identity team" || c[0].Due != "2027-01-31" {
		t.Errorf("conditions %+v", c)
	}
}

// The proposed day follows the verdict until somebody enters another.
func TestTheProposedDayIsNotEntered(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Decision}})
	d.m.s.SetDecision(review.Decision{Status: review.Proposed}, review.Exception{}, "")
	d.press("left", "right", "enter", "tab").typed("x").press("ctrl+s")
	if got := d.m.s.Draft().Review.ReviewBy; got != "" {
		t.Errorf("the proposal was entered: %q", got)
	}
}
