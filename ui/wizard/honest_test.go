package wizard

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/form"
)

// Nothing is answered until enter: no way of moving, going back, pasting,
// opening and closing changes what is entered.
func TestNothingIsAnsweredUntilEnter(t *testing.T) {
	keys := []string{"up", "down", "j", "k", "ctrl+p", "ctrl+n", "1", "2", "3", "4", "5", "9", "left", "right", "tab",
		"shift+tab", "b", "esc", "?", "s", "g", "n", "o", "home", "end", "pgdown", "pgup", "space", "[", "A", "x", "F"}
	rapid.Check(t, func(rt *rapid.T) {
		d := atQuestion(t, 80, 24, sample(), "browser")
		want := d.levels()
		for range rapid.IntRange(1, 60).Draw(rt, "keys") {
			switch k := rapid.SampledFrom(append(keys, "paste")).Draw(rt, "key"); {
			case k == "paste":
				if !d.m.top().typing() {
					d.paste("1\r2\rjjj\r")
				}
			case d.m.top().typing() && (len([]rune(k)) == 1 || k == "space"):
				// text, which a note or a subject may well take
			default:
				d.press(k)
			}
		}
		if got := d.levels(); !reflect.DeepEqual(got, want) {
			rt.Fatalf("the answers changed:\n%+v\n%+v", got, want)
		}
	})
}

// levels are the answers without their notes.
func (d *driver) levels() map[string]string {
	out := map[string]string{}
	for _, a := range d.m.s.Draft().Answers {
		if a.Level != "" {
			out[a.Question] = a.Level
		}
	}
	return out
}

func TestTheCursorOfAnOpenQuestionStandsOnUnknown(t *testing.T) {
	for _, q := range defaults().Questions() {
		d := atQuestion(t, 80, 24, review.Draft{}, q.ID)
		d.press("down", "enter") // down once too often does not go round to the best level
		if got := d.m.s.Draft().Answers.Get(q.ID).Level; got != questionnaire.Unknown {
			t.Errorf("%s: down, enter on an open question answers %q", q.ID, got)
		}
	}
}

// The key for the basis says all bases in turn, of the question in view, and never
// answers it.
func TestTheBasisIsSaidByOneKey(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	for _, want := range append(questionnaire.Bases(), "", questionnaire.Stated) {
		d.press("1", "v")
		if got := d.m.s.Draft().Answers.Get("browser"); got.Basis != want || got.Level != "" {
			t.Errorf("v says %q of the level %q, want %q", got.Basis, got.Level, want)
		}
		if frame := d.frame(); !strings.Contains(frame, session.BasisSentence(want)) {
			t.Errorf("%s is not said:\n%s", want, frame)
		}
	}
	d.press("u", "v", "v", "enter")
	if got := d.m.s.Draft().Answers.Get("browser"); got.Basis != questionnaire.Documented || got.Level != "none" {
		t.Errorf("undo, v, v, enter leads to the basis %q of the level %q", got.Basis, got.Level)
	}
}

// Whichever fields of a note no record takes, the sentence names them all in one line.
func TestWhatNoRecordTakesIsSaidInOneLine(t *testing.T) {
	m := newModel(Config{Questionnaire: defaults(), Store: newMemory(t), Today: today})
	wrong := func(f *formScreen) (out []*form.Field) {
		for _, x := range f.Fields {
			if x.Value = strings.Repeat("not a day, an address or a basis ", 3); x.Fault() != "" {
				out = append(out, x)
			}
			x.Value = ""
		}
		return out
	}
	if n := len(wrong(newNoteKeys(m))); n < 2 {
		t.Fatalf("%d fields can be wrong", n)
	}
	for which := range 1 << len(wrong(newNoteKeys(m))) {
		f := newNoteKeys(m)
		var names []string
		for i, x := range wrong(f) {
			if which>>i&1 == 1 {
				x.Value = strings.Repeat("not a day, an address or a basis ", 3)
				names = append(names, x.Label)
			}
		}
		said := taken(f, "note")
		for _, name := range names {
			if !strings.Contains(said, name) {
				t.Errorf("%s is not named: %s", name, said)
			}
		}
		if text.Width(said) > 78 {
			t.Errorf("%d columns: %s", text.Width(said), said)
		}
	}
}

// Whatever was typed, undo to the beginning restores the beginning.
func TestUndoRestoresTheBeginning(t *testing.T) {
	keys := []string{"enter", "enter", "enter", "1", "2", "3", "4", "5", "up", "down", "left", "right", "n", "esc", "ctrl+s",
		"tab", "s", "g", "o", "end", "u", "a", "2", "space", "ctrl+j", "backspace", "?", "ctrl+e", "i", "m"}
	judged, n := withMitigations(t), 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		work := &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Questions, Question: "hosts"}}
		if rapid.Bool().Draw(rt, "with mitigations") {
			work.Questionnaire, work.Draft = judged, coveredDraft(judged)
		}
		d := start(t, 80, 24, work)
		want := d.m.s.Draft()
		for range rapid.IntRange(1, 80).Draw(rt, "keys") {
			d.press(rapid.SampledFrom(keys).Draw(rt, "key"))
			if d.quit || d.m.s == nil {
				return // the record was written
			}
		}
		for i := 0; !strings.Contains(d.m.flash, "Nothing left to undo"); i++ {
			if i > 300 {
				rt.Fatalf("undo never ends:\n%s", d.frame())
			}
			d.press("esc")
			if d.m.top().typing() {
				d.press("esc")
			}
			d.press("u")
		}
		if got := d.m.s.Draft(); !reflect.DeepEqual(got, want) {
			rt.Fatalf("after undo:\n%+v\nat the beginning:\n%+v", got, want)
		}
	})
}

func TestBackIsNeverBlocked(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: decided(), At: session.At{Stage: session.Write}})
	for i := 0; d.m.s.At().Stage != session.Subject; i++ {
		if i > 40 {
			t.Fatalf("back is blocked:\n%s", d.frame())
		}
		d.press("left")
	}
	d.press("left")
	d.wants("This is the beginning.")
}

func TestFromTheSummaryAndBackInOneKey(t *testing.T) {
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary}})
	stops := len(d.m.base.(*summaryScreen).stops)
	for i := range stops {
		if testing.Short() && i%6 > 0 {
			continue
		}
		d.press("home")
		for range i {
			d.press("down")
		}
		before := d.frame()
		d.press("enter")
		switch d.m.s.At().Stage {
		case session.Questions:
			d.press("s")
		case session.Decision:
			d.press("s")
		default:
			d.press("esc") // a condition
		}
		if after := d.frame(); after != before {
			t.Fatalf("line %d: back on another line:\n%s\nbefore:\n%s", i, after, before)
		}
	}
}

// A whole review typed in one write gives exactly the answers typed.
func TestTypeAhead(t *testing.T) {
	q := defaults()
	states := 0 // of a question: its levels, and unknown
	for _, question := range q.Questions() {
		states = max(states, len(question.Levels)+1)
	}
	runs := 3 * states // each answer of each question is given three times
	switch {
	case testing.Short():
		runs = 2
	case raced:
		runs = states
	}
	for run := range runs {
		var keys strings.Builder
		var want questionnaire.Answers
		keys.WriteString("\x1b[H\r") // a new review
		keys.WriteString("acme ctl\tplatform team, up\x13")
		for i, question := range q.Questions() {
			at := (i + run) % (len(question.Levels) + 1)
			a := questionnaire.Answer{Question: question.ID, Level: questionnaire.Unknown}
			if at < len(question.Levels) {
				a.Level = question.Levels[at].ID
			}
			switch i % 8 {
			default:
				fmt.Fprintf(&keys, "%d\r", at+1)
			case 1, 5: // from unknown, which stands last
				keys.WriteString(strings.Repeat("\x1b[A", len(question.Levels)-at) + "\r")
			case 2, 6:
				keys.WriteString("kkkkkkkkk" + strings.Repeat("j", at) + "\r")
			case 3:
				a.Evidence, a.Collected = "up down jj "+question.ID, today
				keys.WriteString("n" + a.Evidence + "\r" + fmt.Sprintf("%d\r", at+1))
			}
			want = append(want, a)
		}
		keys.WriteString("\rq")
		in, typist := io.Pipe()
		m := newModel(Config{Questionnaire: q, Store: newMemory(t), Today: today})
		p := tea.NewProgram(m, tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithoutSignalHandler())
		go typist.Write([]byte(keys.String()))
		if _, err := p.Run(); err != nil {
			t.Fatal(err)
		}
		d := m.s.Draft()
		if !reflect.DeepEqual(d.Answers, want) {
			t.Fatalf("typed %q\ngot  %+v\nwant %+v", keys.String(), d.Answers, want)
		}
		if d.Subject.Name != "acme ctl" || !reflect.DeepEqual(d.Review.Reviewers, []string{"platform team", "up"}) {
			t.Fatalf("subject %+v, review %+v", d.Subject, d.Review)
		}
	}
}

func TestPasteIsTextAndNeverACommand(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "browser")
	d.paste("q\r1\r")
	if d.quit || len(d.m.s.Draft().Answers) != 0 {
		t.Fatal("a paste was obeyed")
	}
	d.press("n").paste("line one\r\nline\x1b[31m two\tand\u202e so on\r\n").press("enter")
	want := "line one\nline[31m two    and so on"
	if got := d.m.s.Draft().Answers.Get("browser").Evidence; got != want {
		t.Errorf("pasted %q, want %q", got, want)
	}
}

func TestResizeKeepsTheCursor(t *testing.T) {
	d := atQuestion(t, 80, 24, review.Draft{}, "access-token")
	d.press("4")
	for _, size := range [][2]int{{34, 8}, {200, 60}, {20, 4}, {60, 15}, {80, 24}} {
		d.resize(size[0], size[1])
	}
	d.wants("❯ 4 ○ ")
	d.press("enter")
	if got := d.m.s.Draft().Answers.Get("access-token").Level; got != "days" {
		t.Errorf("answered %q", got)
	}
}

func TestInATooSmallWindowNothingIsObeyed(t *testing.T) {
	d := atQuestion(t, 30, 5, review.Draft{}, "browser")
	d.press("1", "enter", "q")
	if d.quit || len(d.m.s.Draft().Answers) != 0 {
		t.Error("a key was obeyed that nobody could see")
	}
	d.press("ctrl+c")
	if !d.quit || !d.m.interrupted {
		t.Error("ctrl+c does not leave")
	}
}
