package review_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/google/go-cmp/cmp"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// The gates that an exception is for are those that keep the verdict below
// conditional whatever is still open: each of them caps there and has fired,
// and where there is one the verdict is below conditional.
func TestBlocking(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, sheet fixture.Sheet) {
		a := sheet.Judge(q)
		blocking := review.Blocking(&a)
		for _, g := range a.Fired() {
			if want := g.Caps < questionnaire.Conditional; slices.Contains(blocking, g.ID) != want {
				t.Fatalf("%s caps at %s: %v", g.ID, g.Caps, blocking)
			}
		}
		if len(blocking) > 0 && a.Bracket.Highest >= questionnaire.Conditional {
			t.Fatalf("%v block, and %s is possible", blocking, a.Bracket.Highest)
		}
	})
}

func decisions(t *rapid.T) (review.Decision, review.Exception) {
	text := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	d := review.Decision{Status: text("status", append(review.DecisionStates(), "")...), Date: text("date", "", "2026-11-20"), By: text("by", "", "a board")}
	e := review.Exception{Reason: text("reason", "", "needed"), ApprovedBy: text("approver", "", "an officer"), Until: text("until", "", "2027-05-01")}
	if rapid.Bool().Draw(t, "gates") {
		e.Gates = []string{"named"}
	}
	return d, e
}

// What follows from a decision is filled in once, and nothing that people said
// is replaced.
func TestCompleted(t *testing.T) {
	fixture.Law(t, func(t *rapid.T, q *questionnaire.Questionnaire, sheet fixture.Sheet) {
		a := sheet.Judge(q)
		d, e := decisions(t)
		gotD, gotE := review.Completed(d, e, &a, "2026-11-23")
		wantD, wantE := d, e
		if d.Date == "" && (d.Status == review.Accepted || d.Status == review.Rejected) {
			wantD.Date = "2026-11-23"
		}
		if e.Given() && len(e.Gates) == 0 {
			wantE.Gates = review.Blocking(&a)
		}
		if diff := cmp.Diff([]any{wantD, wantE}, []any{gotD, gotE}); diff != "" {
			t.Fatal(diff)
		}
		if againD, againE := review.Completed(gotD, gotE, &a, "2026-12-31"); againD != gotD || !slices.Equal(againE.Gates, gotE.Gates) {
			t.Fatalf("once %+v, twice %+v", gotD, againD)
		}
		if e.Given() != gotE.Given() || e.Complete() != gotE.Complete() {
			t.Fatalf("%+v became %+v", e, gotE)
		}
	})
}

// An exception is complete exactly if none of what people have to say is
// missing.
func TestComplete(t *testing.T) {
	whole := review.Exception{Reason: "needed", ApprovedBy: "an officer", Until: "2027-05-01"}
	if !whole.Complete() {
		t.Error("a whole exception is not complete")
	}
	for _, take := range []func(*review.Exception){
		func(e *review.Exception) { e.Reason = " " }, func(e *review.Exception) { e.ApprovedBy = "" }, func(e *review.Exception) { e.Until = "" },
	} {
		e := whole
		if take(&e); e.Complete() {
			t.Errorf("%+v is complete", e)
		}
	}
}

// Who shares nothing but a department with a reviewer did not review.
func TestHasReviewerOfOneDepartment(t *testing.T) {
	r := review.Review{Reviewers: []string{"Maria Vance, Security Architecture"}}
	if r.HasReviewer("Jonas Ruiz, Security Architecture") {
		t.Error("a department reviewed")
	}
	for _, same := range []string{"Maria Vance, CISO Office", "Jonas Ruiz, Maria Vance", "maria vance"} {
		if !r.HasReviewer(same) {
			t.Errorf("%q did not review", same)
		}
	}
}

// Names of reviewers are found whatever their case, the blanks in and around
// them, what follows a comma, a bracket or a dash, and who stands beside them.
func TestHasReviewer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"Application Security", "ana", "Ünal", "Νίκη Βηλαρά", "Нина Ева"}).Draw(t, "name")
		r := review.Review{Reviewers: []string{"somebody", " " + strings.ToUpper(name)}}
		for _, same := range []string{
			name, name + " ", strings.ToLower(name), strings.ReplaceAll(name, " ", "  \u00a0"), norm.NFD.String(name),
			name + ", CISO", name + " (CISO)", name + " - CISO", "Jonas Ruiz, " + name, "Jonas Ruiz; " + name, "Jonas Ruiz and " + name,
			strings.NewReplacer("a", "\u0430", "p", "\u0440", "c", "\u0441", "e", "\u0435").Replace(name), strings.ReplaceAll(name, "n", "n\ufe0f"),
		} {
			if !r.HasReviewer(same) {
				t.Fatalf("%q is not among %q", same, r.Reviewers)
			}
		}
		for _, other := range []string{"", " ", "x" + name, "Jonas Ruiz", name + "x, somebody else"} {
			if r.HasReviewer(other) {
				t.Fatalf("%q is among %q", other, r.Reviewers)
			}
		}
	})
}
