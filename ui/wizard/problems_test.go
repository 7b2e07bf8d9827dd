package wizard

import (
	"strings"
	"testing"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// The list stands one key away on every page of a review; a field that it leads to
// and a page that it leads to both lead back.
func TestProblemsAreWalked(t *testing.T) {
	draft := sample()
	draft.Subject.Name = ""
	for _, stage := range session.Stages() {
		d := start(t, 80, 24, &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: stage, Question: "browser"}})
		d.press("esc", "p")
		if _, ok := d.m.top().(*problemsScreen); !ok {
			t.Fatalf("%s: p opens no list", stage)
		}
		d.wants("Keeps the record from being written", "Subject, name: still needed", "4 problems")
		d.press("home", "enter").typed("acmectl").press("esc")
		d.wants("Once it is accepted", "3 problems")
		if d.m.s.Draft().Subject.Name != "acmectl" {
			t.Errorf("%s: the name is not entered", stage)
		}
		d.press("end", "enter")
		first := d.m.s.FirstOpen()
		if at := d.m.s.At(); at.Stage != session.Questions || at.Question != first {
			t.Fatalf("%s: the open questions lead to %+v", stage, at)
		}
		for _, key := range []string{"s", "esc", "enter"} {
			d.press(key)
			if _, ok := d.m.top().(*problemsScreen); !ok {
				t.Errorf("%s: %s does not lead back to the list", stage, key)
			}
			d.press("end", "enter")
		}
		if d.m.s.Draft().Answers.Get(first).Level == "" {
			t.Errorf("%s: enter answers nothing", stage)
		}
		d.press("s", "p", "s", "s")
		if d.m.s.At().Stage != session.Questions {
			t.Errorf("%s: s on the summary leads to %+v once the list is closed", stage, d.m.s.At())
		}
	}
}

// Where text is typed, p is text.
func TestPIsTyped(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: review.Draft{}, At: session.At{Stage: session.Subject}})
	d.typed("pp").press("ctrl+s")
	if got := d.m.s.Draft().Subject.Name; got != "pp" {
		t.Errorf("the name is %q", got)
	}
}

// The first line counts what the list lists, where the page's own name leaves room;
// the summary says it below, too.
func TestTheHeaderCounts(t *testing.T) {
	for _, c := range []struct {
		stage         session.Stage
		width, height int
		want          string
	}{{session.Summary, 120, 40, "3 problems"}, {session.Questions, 120, 40, "3 problems"}, {session.Questions, 80, 24, "3 problems"}, {session.Questions, 60, 15, "3!"}} {
		d := start(t, c.width, c.height, &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: c.stage, Question: "automation"}})
		if first, _, _ := strings.Cut(d.frame(), "\n"); !strings.Contains(first, c.want) {
			t.Errorf("%s at %dx%d: %q", c.stage, c.width, c.height, first)
		}
	}
	for _, size := range [][2]int{{80, 24}, {60, 15}} {
		d := start(t, size[0], size[1], &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary}})
		if shown := d.frame(); !strings.HasPrefix(shown, " Summary ") || !strings.Contains(shown, "3 problems stand") {
			t.Errorf("%dx%d:\n%s", size[0], size[1], shown)
		}
	}
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Summary}})
	d.press("p")
	d.wants(session.NoProblems[:40])
}
