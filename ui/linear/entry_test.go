package linear

import (
	"cmp"
	"fmt"
	"strings"
	"testing"

	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// Every field that people are asked for on the page of the subject is asked
// there, keeps what is typed, and is read out of a record.
func TestEveryFieldOfTheSubjectIsAsked(t *testing.T) {
	store, lines := newFakeStore(small(t)), []string{"subject", "a"}
	for _, f := range review.AskedFirst() {
		lines = append(lines, fixture.Value(&f.Entry))
	}
	asked, _ := play(t, store, strings.NewReader(strings.Join(lines, "\n")+"\n"))
	kept := store.works["w"].Draft
	for _, f := range review.AskedFirst() {
		if want := fixture.Value(&f.Entry); f.Shown(&kept) != want {
			t.Errorf("%s: %q was typed, and %q is kept", f.Key, want, f.Shown(&kept))
		}
		if prompt := "\n" + cmp.Or(f.Prompt, f.Label) + ". "; !strings.Contains(asked, prompt) {
			t.Errorf("%s is not asked", f.Key)
		}
	}
	kept.Review.Supersedes = "0003-acmectl"
	store.addRecord("0007-acmectl", kept)
	var out strings.Builder
	if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, In: strings.NewReader("1\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	for _, f := range review.DraftFields() {
		label := f.Label
		if f.Key == "decision.status" {
			label = "Decision"
		}
		if !f.Empty(&kept) && !strings.Contains(out.String(), label) {
			t.Errorf("%s is not read out:\n%s", f.Key, out.String())
		}
	}
}

// Every field that people are asked for about a condition is asked, and keeps
// what is typed.
func TestEveryFieldOfAConditionIsAsked(t *testing.T) {
	store, lines := newFakeStore(small(t)), []string{"c", "1"}
	store.works["w"] = session.Work{ID: "w", Draft: done(), At: session.At{Stage: session.Summary, Question: "browser"}}
	for _, f := range review.AskedOf(review.ConditionFields()) {
		lines = append(lines, fixture.Value(&f.Entry))
	}
	work := store.works["w"]
	var out strings.Builder
	if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &work, In: strings.NewReader(strings.Join(lines, "\n") + "\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	kept := store.works["w"].Draft.Conditions[0]
	for _, f := range review.AskedOf(review.ConditionFields()) {
		if want := fixture.Value(&f.Entry); f.Shown(&kept) != want {
			t.Errorf("%s: %q was typed, and %q is kept", f.Key, want, f.Shown(&kept))
		}
		if prompt := fmt.Sprintf("Shared host, %s. ", strings.ToLower(f.Label)); !strings.Contains(strings.ReplaceAll(out.String(), "\n", " "), prompt) {
			t.Errorf("%s is not asked:\n%s", f.Key, out.String())
		}
	}
}

// Every field that people are asked for with the decision is asked, and keeps
// what is typed.
func TestEveryFieldOfTheDecisionIsAsked(t *testing.T) {
	store, lines := newFakeStore(small(t)), []string{"a"}
	draft := done()
	draft.Answers, draft.Decision = draft.Answers.WithLevel("owner", "nobody"), review.Decision{Status: review.Accepted}
	typed := func(f review.Field[review.Draft]) string {
		switch f.Key {
		case "decision.status":
			return review.Accepted
		case "exception.gates":
			return "no-owner"
		}
		return fixture.Value(&f.Entry)
	}
	for _, f := range review.AskedLast() {
		lines = append(lines, strings.Join(strings.Fields(typed(f)), " "))
	}
	var out strings.Builder
	work := session.Work{ID: "w", Draft: draft, At: session.At{Stage: session.Decision, Question: "browser"}}
	if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &work, In: strings.NewReader(strings.Join(lines, "\n") + "\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	kept := store.works["w"].Draft
	for _, f := range review.AskedLast() {
		if want := strings.Join(strings.Fields(typed(f)), " "); f.Shown(&kept) != want {
			t.Errorf("%s: %q was typed, and %q is kept", f.Key, want, f.Shown(&kept))
		}
		if prompt := "\n" + cmp.Or(f.Prompt, f.Label) + ". "; !strings.Contains(out.String(), prompt) {
			t.Errorf("%s is not asked", f.Key)
		}
	}
}
