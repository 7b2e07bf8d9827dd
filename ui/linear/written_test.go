package linear

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// written runs from the page of writing, after y, with what a terminal can do.
func written(t *testing.T, d *fakeStore, change func(*Config), lines ...string) (string, session.Outcome) {
	t.Helper()
	var out strings.Builder
	c := Config{Questionnaire: d.q, Store: d, Today: today, Work: &session.Work{ID: "w", Draft: done(), At: session.At{Stage: session.Write}},
		In: &echo{lines: append([]string{"y"}, lines...)}, Out: &out}
	if change != nil {
		change(&c)
	}
	o, err := Run(c)
	if err != nil {
		t.Error(err)
	}
	return strings.Join(strings.Fields(out.String()), " "), o
}

// After a record is written everything that can be done with it is one command,
// and the outcome has it however the run goes on.
func TestAfterWriting(t *testing.T) {
	const line = "0001-acmectl: Governed, 52 to 76 of 100: treat the client as governed."
	var copied, shown []string
	whole := func(c *Config) {
		c.Copy = func(said string) { copied = append(copied, said) }
		c.Pager = func(path string) error { shown = append(shown, "pager "+path); return nil }
		c.Edit = func(path string) error { shown = append(shown, "editor "+path); return errors.New("exit status 1") }
	}
	d := newFakeStore(small(t))
	d.commits = true
	out, o := written(t, d, whole, "c", "o", "e", "g", "q")
	commit := "git add docs/decisions/0001-acmectl.yaml docs/decisions/0001-acmectl.md && git commit -m 'Add the record 0001-acmectl'"
	if !slices.Equal(copied, []string{line, commit}) || strings.Count(out, session.AskedToCopy) != 2 || !strings.Contains(out, commit) {
		t.Errorf("copied %q:\n%s", copied, out)
	}
	if !slices.Equal(shown, []string{"pager /repo/docs/decisions/0001-acmectl.md", "editor /repo/docs/decisions/0001-acmectl.md"}) || !strings.Contains(out, "The editor did not show it: exit status 1.") {
		t.Errorf("shown %q:\n%s", shown, out)
	}
	if len(o.Written) != 1 || o.Work != "" || o.Ended {
		t.Errorf("%+v", o)
	}

	out, o = written(t, newFakeStore(small(t)), nil, "c", "o", "g", "n")
	for _, want := range []string{line, "There is no terminal to ask", "There is no terminal to open the pager on. The Markdown is /repo/docs", session.NoRepository, session.NoOtherDraft} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said:\n%s", want, out)
		}
	}
	if len(o.Written) != 1 || o.Ended || strings.Contains(out, "The input has ended") {
		t.Errorf("%+v\n%s", o, out)
	}
}

// The next draft is another review, with nothing of the one that is written.
func TestTheNextDraftAfterWriting(t *testing.T) {
	d := newFakeStore(small(t))
	d.addDraft("w", done())
	d.addDraft("other", review.Draft{Subject: review.Subject{Name: "toolctl"}})
	out, o := written(t, d, nil, "n", "browser", "g 1", "1", "q")
	if !strings.Contains(out, "Type n to go on with the next draft, toolctl.") || len(o.Written) != 1 || o.Work != "other" {
		t.Errorf("%+v\n%s", o, out)
	}
	if got := d.works["other"].Draft; got.Subject.Name != "toolctl" || got.Answers.Get("browser").Level != "none" || len(d.written) != 1 {
		t.Errorf("%+v", got)
	}
	_, o = written(t, newFakeStore(small(t)), nil, "l", "n", "q")
	if len(o.Written) != 1 || o.Work != "" {
		t.Errorf("%+v", o)
	}
}

// What is taken back is a draft again and not written; what cannot be stays.
func TestTakingBackLineByLine(t *testing.T) {
	d := newFakeStore(small(t))
	out, o := written(t, d, nil, "u", "q")
	if len(o.Written) != 0 || o.Work != "w" || len(d.written) != 0 || !strings.Contains(out, "Taken back, and the draft is there again: 0001-acmectl. Write the record.") {
		t.Errorf("%+v\n%s", o, out)
	}
	d = newFakeStore(small(t))
	d.changed = true
	if out, o := written(t, d, nil, "u", "q"); len(o.Written) != 1 || o.Work != "" || !strings.Contains(out, "Not taken back: somebody has changed it since.") {
		t.Errorf("%+v\n%s", o, out)
	}
	_, o = written(t, newFakeStore(small(t)), nil, "u", "y")
	if len(o.Written) != 1 {
		t.Errorf("written again: %+v", o)
	}
}

// A program that is told to end while a pager is open ends as at any other time.
func TestToldToEndInThePager(t *testing.T) {
	_, o := written(t, newFakeStore(small(t)), func(c *Config) { c.Pager = func(string) error { return ErrTold } }, "o", "l")
	if !o.Interrupted || len(o.Written) != 1 {
		t.Errorf("%+v", o)
	}
}
