package review_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// Conditions has one condition for each fired gate that is not overshadowed,
// in the questionnaire's order, with the gate's remedy and what people entered
// for that gate, whatever else they entered.
func TestConditions(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		var answers questionnaire.Answers
		for _, question := range q.Questions() {
			if i := rapid.IntRange(-1, len(question.Levels)-1).Draw(t, question.ID); i >= 0 {
				answers = answers.WithLevel(question.ID, question.Levels[i].ID)
			}
		}
		var entered []review.Condition
		for range rapid.IntRange(0, 10).Draw(t, "entered") {
			c := review.Condition{Gate: "no-such-gate", Action: "people's own words", Owner: rapid.SampledFrom([]string{"", "platform team"}).Draw(t, "owner"), Due: "2027-01-31", Status: rapid.SampledFrom([]string{"", "open", "met"}).Draw(t, "status")}
			if i := rapid.IntRange(-1, len(q.Gates)-1).Draw(t, "gate"); i >= 0 {
				c.Gate = q.Gates[i].ID
			}
			entered = append(entered, c)
		}
		before := slices.Clone(entered)
		a := questionnaire.Assess(q, answers)
		got := review.Conditions(&a, entered)
		if diff := cmp.Diff(before, entered); diff != "" {
			t.Fatalf("what people entered was changed (-was +is):\n%s", diff)
		}
		var want []review.Condition
		for _, g := range a.Fired() {
			c := review.Condition{Gate: g.ID, Status: review.ConditionOpen}
			for _, e := range entered {
				if e.Gate == g.ID {
					c.Owner, c.Due, c.Status = e.Owner, e.Due, review.ConditionOpen
					if e.Status == review.ConditionMet {
						c.Status = review.ConditionMet
					}
				}
			}
			c.Action = q.Gate(g.ID).Remedy
			want = append(want, c)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("conditions (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(got, review.Conditions(&a, got)); diff != "" {
			t.Fatalf("taking them over again changes them (-once +twice):\n%s", diff)
		}
	})
}

// Only an acceptance against a verdict that asks for something else is lenient.
func TestLenient(t *testing.T) {
	lenient := map[string]bool{"accepted/governed": true, "accepted/unsuitable": true}
	for _, status := range append(review.DecisionStates(), "") {
		for _, verdict := range questionnaire.Verdicts() {
			if got := review.Lenient(review.Decision{Status: status}, verdict); got != lenient[status+"/"+verdict.String()] {
				t.Errorf("%s of %s: lenient %v", status, verdict, got)
			}
		}
	}
}

func TestExceptionGiven(t *testing.T) {
	if (review.Exception{}).Given() || (review.Exception{Gates: []string{}}).Given() {
		t.Error("an empty exception is given")
	}
	for _, e := range []review.Exception{{Gates: []string{"a"}}, {Reason: "a"}, {ApprovedBy: "a"}, {Until: "a"}} {
		if !e.Given() {
			t.Errorf("%+v is not given", e)
		}
	}
}

// A draft survives its file, and the zero draft says next to nothing.
func TestDraftAsJSON(t *testing.T) {
	d := review.Draft{
		Subject:    review.Subject{Name: "acmectl", Version: "2.4", Description: "a", Owner: "b", Repository: "c", IdentityProvider: "d", ClientID: "e", Scopes: []string{"f"}, Design: "g"},
		Review:     review.Review{Reviewers: []string{"h"}, Date: "2026-11-23", ReviewBy: "2027-02-23", Supersedes: "0003-acmectl"},
		Answers:    questionnaire.Answers{{Question: "browser", Level: "none", Basis: questionnaire.Observed, Evidence: "i\nj", Links: []string{"https://example.org"}, Collected: "2026-11-20"}},
		Conditions: []review.Condition{{Gate: "k", Action: "l", Owner: "m", Due: "2027-01-31", Status: review.ConditionMet}},
		Decision:   review.Decision{Status: review.Accepted, By: "n", Date: "2026-11-24", Reason: "o"},
		Exception:  review.Exception{Gates: []string{"p"}, Reason: "q", ApprovedBy: "r", Until: "2027-05-23"},
		Profile:    "nygard",
	}
	for _, want := range []review.Draft{d, {}} {
		b, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got review.Draft
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("draft (-want +got):\n%s", diff)
		}
	}
	if b, _ := json.Marshal(review.Draft{}); string(b) != `{"subject":{},"review":{},"decision":{},"exception":{}}` {
		t.Errorf("the zero draft is %s", b)
	}
}
