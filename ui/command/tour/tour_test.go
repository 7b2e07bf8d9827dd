package tour

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
	"flowverdict/report/record"
	"flowverdict/ui/session"
)

func now() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) }

// begin begins a tour whose folder lies in one of the test.
func begin(t *testing.T) (session.Tour, string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir) // where Windows looks
	out, err := Begin(&library.Library{}, now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = out.Close() })
	return out, dir
}

// The example answers the newest questionnaire and leaves something to learn: open
// answers in a row that still move the verdict, one that nobody could tell, and a
// gate that holds the verdict down.
func TestTheExampleIsNearlyDone(t *testing.T) {
	q := (&library.Library{}).Default()
	in, _ := record.DecodeInput(example, q)
	for _, wrong := range in.Errors() {
		t.Errorf("%d: %s", wrong.Line, wrong.Message)
	}
	a := questionnaire.Assess(q, in.Answers)
	if n := len(a.Open); n < 2 || n > 4 {
		t.Errorf("open: %v", a.Open)
	}
	if len(a.Unknown) != 1 {
		t.Errorf("unknown: %v", a.Unknown)
	}
	if len(a.Fired()) == 0 {
		t.Error("no gate caps the verdict")
	}
	if a.Bracket.Decided() {
		t.Error("the verdict is decided before anything is answered")
	}
	best := in.Answers
	for i, question := range q.Questions() {
		if question.ID == a.Open[0] {
			for j, id := range a.Open {
				if q.Questions()[i+j].ID != id {
					t.Errorf("%s is open, and %s was to follow", id, q.Questions()[i+j].ID)
				}
			}
		}
	}
	for _, id := range a.Open {
		best = best.With(questionnaire.Answer{Question: id, Level: q.Question(id).Levels[0].ID})
	}
	if then := questionnaire.Assess(q, best); then.Bracket.Lowest <= a.Bracket.Lowest {
		t.Errorf("from %v, the best answers lead to %v", a.Bracket, then.Bracket)
	}
}

// Whatever review a tour gives is marked as one of a tour.
func TestEveryReviewIsMarked(t *testing.T) {
	tour, _ := begin(t)
	if !tour.Work.Example || tour.Work.Draft.Subject.Name == "" {
		t.Errorf("%+v", tour.Work)
	}
	d := tour.Work.Draft
	d.Review.Date = "2026-11-23"
	if err := tour.Store.Save(tour.Work.ID, d, tour.Work.At); err != nil {
		t.Fatal(err)
	}
	plan, err := tour.Store.Plan(tour.Work.ID, d, "")
	if err != nil {
		t.Fatal(err)
	}
	other, err := tour.Store.Begin()
	if err != nil || !other.Example {
		t.Errorf("begun: %v %+v", err, other)
	}
	if err := tour.Store.Save(other.ID, d, session.At{}); err != nil {
		t.Fatal(err)
	}
	for name, get := range map[string]func(string) (session.Work, error){"continued": tour.Store.Continue, "taken over": tour.Store.Lift} {
		if w, err := get(other.ID); err != nil || !w.Example {
			t.Errorf("%s: %v %+v", name, err, w)
		}
	}
	written, err := tour.Store.Write(tour.Work.ID, d, plan)
	if err != nil {
		t.Fatal(err)
	}
	if w, err := tour.Store.Revise(written.ID); err != nil || !w.Example {
		t.Errorf("revised: %v %+v", err, w)
	}
	if written.Commit != "" {
		t.Errorf("a command commits it: %s", written.Commit)
	}
}

// All that a tour writes lies in its folder, forms for which another one was named
// too, and goes with it; closing again does nothing.
func TestNothingIsLeft(t *testing.T) {
	tour, dir := begin(t)
	abroad := t.TempDir()
	t.Chdir(abroad)
	d := tour.Work.Draft
	d.Review.Date = "2026-11-23"
	plan, err := tour.Store.Plan(tour.Work.ID, d, "")
	if err == nil {
		_, err = tour.Store.Write(tour.Work.ID, d, plan)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{"forms", filepath.Join(abroad, "others")} {
		asking := session.UsualAsking()
		asking.Folder, asking.Which = folder, session.AskAll
		if lines, err := tour.Store.Ask(tour.Work.ID, d, asking); err != nil && folder == "forms" || len(lines) == 0 && err == nil {
			t.Errorf("%v %v", lines, err)
		}
	}
	if left := names(t, abroad); len(left) > 0 {
		t.Errorf("written outside: %v", left)
	}
	if here := names(t, dir); len(here) != 1 {
		t.Errorf("folders of the tour: %v", here)
	}
	for range 2 {
		if err := tour.Close(); err != nil {
			t.Fatal(err)
		}
		if left := names(t, dir); len(left) > 0 {
			t.Errorf("left: %v", left)
		}
	}
}

func names(t *testing.T, dir string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}
