package wizard

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/draw"
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
		d.wants("Keeps the record from being written", "Subject: \"name\" is missing", "4 problems")
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

// shown is the frame of a page on which nothing has just happened.
func shown(d *driver) string {
	d.m.flash = ""
	return d.frame()
}

// reviews reports whether a page is one of a review on which nothing is typed, the
// list of problems itself left out.
func (d *driver) reviews() bool {
	if d.m.s == nil || d.m.finished || d.m.top().typing() {
		return false
	}
	switch s := d.m.top().(type) {
	case *startScreen, *readScreen, *problemsScreen:
		return false
	case *formScreen:
		return !s.Editing
	case *askScreen:
		return s.written != nil
	case *takeScreen, *gotoScreen, *confirmScreen, *assignScreen:
		return false
	case *helpScreen:
		return !s.of.typing()
	}
	return true
}

// On every page of a review on which nothing is typed, p opens the list, and esc and p
// bring the page back as it stood. The kinds of pages of the tables of keys are all
// there, or something is typed on them, or they are of no review.
func TestLawProblemsAreOneKeyAway(t *testing.T) {
	walked := map[string]bool{}
	for i, s := range scenes() {
		sizes := [][2]int{{80, 24}, {120, 40}, {60, 15}}
		if testing.Short() && i%9 > 0 {
			sizes = nil
		}
		d := s.open(t, 80, 24)
		if !d.reviews() {
			continue
		}
		walked[fmt.Sprintf("%T", d.m.top())] = true
		for _, size := range sizes {
			d := s.open(t, size[0], size[1])
			before, at, above := shown(d), d.m.s.At(), len(d.m.over)
			for _, back := range []string{"esc", "p"} { // the first brings back what the second starts from
				d.press("p")
				if _, ok := d.m.top().(*problemsScreen); !ok {
					t.Fatalf("%s: p opens no list:\n%s", s.name, d.frame())
				}
				d.press("down", back)
				if after := shown(d); after != before || d.m.s.At() != at || len(d.m.over) != above {
					t.Fatalf("%s at %v: %s brings another page back:\n%s\nand not\n%s", s.name, size, back, after, before)
				}
			}
		}
	}
	others := []string{"*wizard.startScreen", "*wizard.readScreen", "*wizard.gotoScreen", "*wizard.confirmScreen", "*wizard.assignScreen", "*wizard.takeScreen", "*wizard.problemsScreen", "*wizard.writtenScreen", "*wizard.commitScreen"}
	for _, s := range keyedScreens(&model{theme: draw.NewTheme(true)}) {
		if kind := fmt.Sprintf("%T", s.screen); !walked[kind] && !slices.Contains(others, kind) {
			t.Errorf("%s: no page of this kind is walked", kind)
		}
	}
}

// A page that s does not lead away from is come back to by it, and answers that are
// supposed stay so until another page is gone to.
func TestProblemsComeBackToPagesAboveOthers(t *testing.T) {
	for _, c := range []struct {
		draft review.Draft
		at    session.At
		keys  []string
	}{
		{measured(), session.At{Stage: session.Questions, Question: "refresh-token"}, []string{"e"}},
		{sample(), session.At{Stage: session.Summary}, []string{"w", "w"}},
		{sample(), session.At{Stage: session.Summary}, []string{"a", "ctrl+s"}},
	} {
		draft := c.draft
		draft.Subject.Name = ""
		d := start(t, 80, 24, &session.Work{ID: "d1", Draft: draft, At: c.at})
		before := shown(d.press(c.keys...))
		d.press("p", "s")
		if after := shown(d); after != before {
			t.Errorf("%v: s leads to\n%s\nand not back to\n%s", c.keys, after, before)
		}
		d.press("p", "home", "enter").typed("acmectl").press("esc", "esc")
		if now := d.m.s.Draft().Subject.Name; now != "acmectl" {
			t.Errorf("%v: the name is %q", c.keys, now)
		}
		if after := shown(d); body(after) != body(before) {
			t.Errorf("%v: once a field is mended:\n%s\nand not\n%s", c.keys, after, before)
		}
	}
	d := atSummary(t, 80, 24, sample()).press("w", "w", "p", "end", "enter")
	d.wants("What was supposed is dropped.")
	if d.m.s.At().Stage != session.Questions {
		t.Errorf("the open questions lead to %+v", d.m.s.At())
	}
}

// body is a frame without the first lines, which count problems and say what is saved.
func body(frame string) string { return strings.Join(strings.Split(frame, "\n")[2:], "\n") }

// While conflicts are settled nothing else is mended, and the list says why.
func TestConflictsComeBeforeProblems(t *testing.T) {
	for _, record := range []string{"", "0001-acmectl.yaml"} {
		work := merging(record)
		d := start(t, 80, 24, &work)
		d.press("right", "p", "end", "enter")
		d.wants(work.Merge.MendingRule())
		d.press("s")
		if _, ok := d.m.top().(*conflictsScreen); !ok {
			t.Errorf("s leads to %T", d.m.top())
		}
		d.wants("2 of ")
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

// Of a problem stands one line, and that under the cursor stands whole.
func TestAProblemIsALine(t *testing.T) {
	d := start(t, 60, 15, &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary}})
	d.press("p", "home")
	all := d.m.s.Problems()
	for i, p := range all {
		screen := d.m.top().(*problemsScreen)
		var rows, whole []string
		for _, line := range screen.view.Page().Lines {
			if line = strings.TrimSpace(ansi.Strip(line)); line != "" && !strings.HasPrefix(line, p.Group()) {
				rows = append(rows, line)
			}
		}
		at := slices.IndexFunc(rows, func(row string) bool { return strings.HasPrefix(row, d.m.theme.Marks.Cursor) })
		if at != i {
			t.Fatalf("problem %d stands in line %d of\n%s", i, at, strings.Join(rows, "\n"))
		}
		whole = rows[at : at+1+len(rows)-len(all)]
		if got := strings.TrimPrefix(strings.Join(whole, " "), d.m.theme.Marks.Cursor+" "); got != p.Text() {
			t.Errorf("under the cursor stands %q, and not %q", got, p.Text())
		}
		d.press("down")
	}
}
