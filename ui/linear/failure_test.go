package linear

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"flowverdict/ui/session"
)

func questionsOf(id string) *session.Work {
	return &session.Work{ID: id, At: session.At{Stage: session.Questions, Question: "browser"}}
}

// A failing input ends the run; the draft is kept and the reason is told.
func TestFailingInput(t *testing.T) {
	store, broken := newFakeStore(small(t)), errors.New("device gone")
	in := io.MultiReader(strings.NewReader("1\n2"), iotest.ErrReader(broken))
	var out bytes.Buffer
	outcome, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: questionsOf("w"), In: in, Out: &out})
	if !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	if len(store.works["w"].Draft.Answers) != 1 || outcome.Work != "w" {
		t.Errorf("draft %s, outcome %+v", store.draft(t, "w"), outcome)
	}
}

type brokenWriter struct{ after int }

func (w *brokenWriter) Write(p []byte) (int, error) {
	if w.after--; w.after < 0 {
		return 0, errors.New("pipe closed")
	}
	return len(p), nil
}

// A failing output ends the run at the next prompt: nobody is asked unheard.
func TestFailingOutput(t *testing.T) {
	store := newFakeStore(small(t))
	outcome, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: questionsOf("w"), In: strings.NewReader("1\n1\n1\n1\n"), Out: &brokenWriter{after: 2}})
	if err == nil || !strings.Contains(err.Error(), "write output: pipe closed") {
		t.Errorf("error %v", err)
	}
	if len(store.works["w"].Draft.Answers) != 2 || outcome.Work != "w" {
		t.Errorf("draft %s, outcome %+v", store.draft(t, "w"), outcome)
	}
}

// What stands behind the last line of a run is left for whoever reads next.
func TestReadsOnlyWhatIsAsked(t *testing.T) {
	store := newFakeStore(small(t))
	in := &echo{lines: []string{"f", "q", "not ours"}}
	play(t, store, in)
	if in.i != 2 {
		t.Errorf("%d lines were read", in.i)
	}
}

// A run that enters nothing leaves no draft behind.
func TestNothingEnteredLeavesNoDraft(t *testing.T) {
	for _, lines := range []string{"", "q\n", "f\nf\nb\nq\n", "?\nv\ns\nwrite\n"} {
		store := newFakeStore(small(t))
		_, outcome := play(t, store, strings.NewReader(lines))
		if len(store.saves) > 0 || outcome.Work != "" {
			t.Errorf("%q: %d saves, outcome %+v", lines, len(store.saves), outcome)
		}
	}
}

// A draft that cannot be saved is told in the outcome.
func TestUnsavedOutcome(t *testing.T) {
	store, full := newFakeStore(small(t)), errors.New("no space left")
	store.failing = func(int) error { return full }
	_, outcome := play(t, store, strings.NewReader("1\nacmectl\nf\n1\n"))
	if outcome.Unsaved != full {
		t.Errorf("outcome %+v", outcome)
	}
	if n := len(store.saves); n != 3 { // two changes and the end
		t.Errorf("%d saves were tried", n)
	}
}

// Two drafts of one subject are told apart, and by the words that tell them apart one
// of them is found.
func TestDraftsOfOneSubject(t *testing.T) {
	store := newFakeStore(small(t))
	store.drafts = []session.DraftInfo{
		{ID: "1", Subject: "acmectl", Total: 4, Age: "just now", Apart: "draft 1, begun 2026-11-20"},
		{ID: "3", Subject: "acmectl", Total: 4, Age: "1 day ago", Apart: "draft 3, begun 2026-11-22"},
	}
	var out bytes.Buffer
	if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, In: strings.NewReader("/ begun 2026-11-22\nd 1\nq\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"saved just now. Draft 1, begun 2026-11-20.", "1 of 2, filtered by: begun 2026-11-22", "Deleted: acmectl, draft 3."} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
}

// A continued review goes on where it stood.
func TestResume(t *testing.T) {
	store := newFakeStore(small(t))
	play(t, store, strings.NewReader("1\nacmectl\nquestions\n1\n2\nq\n"))
	w := store.works["w"]
	var out bytes.Buffer
	if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &w, In: strings.NewReader("q\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "\nQuestion 3 of 4, section Client.\n") {
		t.Errorf("resumed at:\n%s", out.String())
	}
}

// A line that is too long is refused, not cut.
func TestTooLongLine(t *testing.T) {
	store := newFakeStore(small(t))
	out, _ := play(t, store, strings.NewReader("1\n"+strings.Repeat("x", lineLimit+3)+"\nacmectl\nq\n"))
	if !strings.Contains(out, "longer than 16384 bytes") || store.works["w"].Draft.Subject.Name != "acmectl" {
		t.Errorf("draft %s", store.draft(t, "w"))
	}
	store = newFakeStore(store.q)
	play(t, store, strings.NewReader("1\n"+strings.Repeat("x", lineLimit)+"\nq\n"))
	if len(store.works["w"].Draft.Subject.Name) != lineLimit {
		t.Error("a line of the longest length is refused")
	}
}
