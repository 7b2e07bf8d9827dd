package wizard

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/linear"
	"flowverdict/ui/session"
	"flowverdict/ui/wizard/checklist"
)

// coveredDraft is a review of a questionnaire with mitigations: two answers are
// open, and people say something of three mitigations, of one of them against the
// answers.
func coveredDraft(q *questionnaire.Questionnaire) review.Draft {
	d := review.Draft{Subject: sample().Subject, Review: sample().Review}
	for _, x := range q.Questions() {
		if x.ID != "scope" && x.ID != "privilege" {
			d.Answers = append(d.Answers, questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID})
		}
	}
	d.Mitigations = []review.Mitigation{
		{ID: "proximity", State: questionnaire.Absent, Evidence: "No radio in the rack.", Collected: "2026-11-19"},
		{ID: "content-filtering", State: questionnaire.Present, Evidence: "Mail with codes is held back;\nchat is not.", Links: []string{"https://docs.example.org/mail"}, Collected: "2026-11-19"},
		{ID: "user-education", State: questionnaire.Unknown},
	}
	return d
}

// readOnce holds the questionnaire with mitigations of these tests.
var readOnce struct {
	sync.Once
	q *questionnaire.Questionnaire
}

func withMitigations(t testing.TB) *questionnaire.Questionnaire {
	readOnce.Do(func() { readOnce.q, _ = fixture.Judged(t) })
	return readOnce.q
}

// onCovered begins in that review.
func onCovered(t testing.TB, w, h int, stage session.Stage, keys ...string) *driver {
	q := withMitigations(t)
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: coveredDraft(q), Questionnaire: q, At: session.At{Stage: stage, Question: "hosts"}})
	d.press(keys...)
	d.resize(w, h)
	return d
}

// The page stands between the summary and the decision, is reached by a key and
// from the list of questions, and never asks for anything before the review goes
// on.
func TestTheWayToTheMitigations(t *testing.T) {
	for name, keys := range map[string][]string{"on": {"right"}, "key": {"m"}, "list": {"g", "m", "i", "t", "i", "enter"}, "line": {"enter"}, "question": {"s", "m"}} {
		d := onCovered(t, 80, 24, session.Summary, keys...)
		if d.m.s.At().Stage != session.Mitigations {
			t.Errorf("%s leads to %+v", name, d.m.s.At())
		}
		want := d.draft()
		if d.press("right"); d.m.s.At().Stage != session.Decision || !reflect.DeepEqual(d.draft(), want) {
			t.Errorf("%s: on leads to %+v", name, d.m.s.At())
		}
		if d.press("left", "left"); d.m.s.At().Stage != session.Summary {
			t.Errorf("%s: back leads to %+v", name, d.m.s.At())
		}
	}
	d := start(t, 80, 24, &session.Work{ID: "d1", Draft: sample(), At: session.At{Stage: session.Summary}})
	before := d.frame()
	if d.press("m"); d.frame() != before {
		t.Errorf("m does something where there are no mitigations:\n%s", d.frame())
	}
	if d.press("right"); d.m.s.At().Stage != session.Decision {
		t.Errorf("on leads to %+v", d.m.s.At())
	}
}

// What answers tell leads to the question, and m comes back to the same line.
func TestFromAMitigationToItsQuestionAndBack(t *testing.T) {
	d := onCovered(t, 80, 24, session.Mitigations)
	screen := func() *mitigationsScreen { return d.m.base.(*mitigationsScreen) }
	found := 0
	for i := range screen().view.Last() + 1 {
		d.press("home")
		for range i {
			d.press("down")
		}
		m := screen().view.Mitigation()
		if m == nil || screen().view.Asked() {
			continue
		}
		found++
		before := d.frame()
		if d.press("enter"); d.m.s.At() != (session.At{Stage: session.Questions, Question: m.When[0].Question}) {
			t.Fatalf("%s leads to %+v", m.ID, d.m.s.At())
		}
		if d.press("m"); d.frame() != before {
			t.Fatalf("%s: back on another line:\n%s\nbefore:\n%s", m.ID, d.frame(), before)
		}
	}
	if found == 0 {
		t.Error("no answer tells anything")
	}
}

// Nothing is set until enter; then it is in the draft that is saved, and the
// cursor is on the next line.
func TestNoStateIsSetUntilEnter(t *testing.T) {
	keys := []string{"up", "down", "j", "k", "1", "2", "3", "4", "5", "space", "esc", "home", "end", "pgup", "pgdown", "x", "[", "?", "g", "m", "s", "left", "right", "tab", "b", "paste"}
	rapid.Check(t, func(rt *rapid.T) {
		d := onCovered(t, 80, 24, session.Mitigations)
		want := d.m.s.Draft()
		for range rapid.IntRange(1, 40).Draw(rt, "keys") {
			switch k := rapid.SampledFrom(keys).Draw(rt, "key"); {
			case k != "paste":
				d.press(k)
			case !d.m.top().typing():
				d.paste("1\r2\r")
			}
		}
		if got := d.m.s.Draft(); !reflect.DeepEqual(got, want) {
			rt.Fatalf("set without enter:\n%+v\n%+v", got.Mitigations, want.Mitigations)
		}
	})
}

// Keys typed ahead set exactly the states typed, in order, and lead on.
func TestStatesTypedAhead(t *testing.T) {
	for shift := range checklist.States() {
		d := onCovered(t, 80, 24, session.Mitigations)
		var keys []tea.KeyMsg
		want := map[string]string{"proximity": questionnaire.Absent}
		for i, m := range d.m.s.Coverage().Said {
			state := (i + shift) % len(checklist.States())
			keys = append(keys, keyOf(fmt.Sprint(state+1)), keyOf("enter"))
			want[m.ID] = checklist.States()[state]
		}
		for _, k := range append(keys, keyOf("enter")) { // the last one leads on
			d.send(k)
		}
		got := map[string]string{}
		for _, m := range d.store.saved[len(d.store.saved)-1].Mitigations {
			got[m.ID] = m.State
		}
		if !reflect.DeepEqual(got, want) || d.m.s.At().Stage != session.Decision {
			t.Errorf("saved %v, want %v; at %+v", got, want, d.m.s.At())
		}
	}
}

// Whatever is typed on the page and in its form, a key changes at most the entry
// under the cursor, only undo takes anything back, and what is entered is in the
// draft that is saved: at the end at the latest, and at once what is set.
func TestNoEntryIsLost(t *testing.T) {
	keys := []string{"enter", "enter", "down", "up", "1", "2", "3", "n", "n", "esc", "tab", "shift+tab", "a", "space", "backspace", "right", "left", "m", "m", "u", "home", "end", "ctrl+j", "ctrl+s", "?", "q"}
	for _, k := range []string{"down", "enter"} { // more often on entries that there are
		keys = append(keys, k, k)
	}
	set, undone := 0, 0
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; testing.Short() && n%3 > 0 {
			return
		}
		d := onCovered(t, 80, 24, session.Mitigations)
		for range rapid.IntRange(1, 60).Draw(rt, "keys") {
			k := rapid.SampledFrom(keys).Draw(rt, "key")
			under, typing := "", d.m.top().typing()
			if s, ok := d.m.base.(*mitigationsScreen); ok {
				under = s.view.At()
			}
			before, revision, open := d.m.draft(), d.m.s.Revision(), len(d.m.over)
			if d.press(k); d.quit {
				break
			}
			for _, m := range d.m.draft().Mitigations {
				if !slices.ContainsFunc(before.Mitigations, func(x review.Mitigation) bool { return reflect.DeepEqual(x, m) }) && m.ID != under && !(k == "u" && !typing) {
					rt.Fatalf("key %s changes %+v, and the cursor is on %s", k, m, under)
				}
			}
			for _, m := range before.Mitigations {
				if now := d.m.s.Mitigation(m.ID); k == "enter" && len(d.m.over)+open == 0 && (now.Evidence != m.Evidence || !slices.Equal(now.Links, m.Links) || now.Collected != m.Collected) {
					rt.Fatalf("key %s makes of %+v %+v", k, m, now)
				}
				if k != "u" && m.ID != under && !slices.ContainsFunc(d.m.draft().Mitigations, func(x review.Mitigation) bool { return x.ID == m.ID }) {
					rt.Fatalf("key %s loses %+v", k, m)
				}
			}
			if d.m.s.Revision() != revision {
				set++
				if k == "u" {
					undone++
				}
				if last := d.store.saved[len(d.store.saved)-1]; !reflect.DeepEqual(last.Mitigations, d.m.draft().Mitigations) {
					rt.Fatalf("key %s: saved %+v, entered %+v", k, last.Mitigations, d.m.draft().Mitigations)
				}
			}
		}
		want := d.m.draft().Mitigations
		d.m.outcome()
		if n := len(d.store.saved); n > 0 && !reflect.DeepEqual(d.store.saved[n-1].Mitigations, want) {
			rt.Fatalf("left with %+v, saved is %+v", want, d.store.saved[n-1].Mitigations)
		}
	})
	if !testing.Short() && (set < 20 || undone == 0) {
		t.Errorf("%d changes, %d of them undone: the test shows nothing", set, undone)
	}
}

// An undo puts the cursor on what it took back.
func TestUndoShowsTheMitigation(t *testing.T) {
	d := onCovered(t, 80, 24, session.Mitigations, "1", "enter", "end", "u")
	s := d.m.base.(*mitigationsScreen)
	if first := d.m.s.Coverage().Said[0]; s.view.At() != first.ID || first.Word() != "open" {
		t.Errorf("the cursor is on %s, and %s is %s", s.view.At(), first.ID, first.Word())
	}
	d.wants("Undone: mitigation")
}

// A draft that is gone on with shows what was said, and one that is only to be
// looked at takes nothing.
func TestTheEntriesOfADraft(t *testing.T) {
	d := onCovered(t, 80, 24, session.Mitigations, "2", "enter", "n")
	d.typed("half a note")
	kept := d.m.draft()
	d.send(interruptMsg{})
	d.m.outcome()
	again := start(t, 80, 24, &session.Work{ID: "d1", Draft: d.store.saved[len(d.store.saved)-1], Questionnaire: d.m.q, At: d.store.saveAt[len(d.store.saveAt)-1]})
	if !reflect.DeepEqual(again.m.s.Draft().Mitigations, kept.Mitigations) || again.m.s.At().Stage != session.Mitigations {
		t.Errorf("gone on with %+v at %+v", again.m.s.Draft().Mitigations, again.m.s.At())
	}
	look := start(t, 80, 24, &session.Work{ID: "d1", Draft: kept, Questionnaire: d.m.q, ReadOnly: "another wizard has it", At: session.At{Stage: session.Mitigations, Question: "hosts"}})
	look.press("1", "enter", "n", "x", "esc", "u", "down", "n", "enter")
	if !reflect.DeepEqual(look.m.s.Draft().Mitigations, kept.Mitigations) {
		t.Errorf("it was changed: %+v", look.m.s.Draft().Mitigations)
	}
}

// Every field of an entry is asked for in its form, and keeps what is typed.
func TestEveryFieldOfAMitigationIsAsked(t *testing.T) {
	d := onCovered(t, 80, 40, session.Mitigations, "n", "shift+tab")
	id := d.m.s.Coverage().Said[0].ID
	fillIn(d, review.AskedOf(review.MitigationFields()))
	entry := d.m.s.Mitigation(id)
	for _, f := range review.AskedOf(review.MitigationFields()) {
		want := fixture.Value(&f.Entry)
		if f.Kind == review.KindChoice {
			want = f.Choices[len(f.Choices)-1]
		}
		if f.Shown(&entry) != want {
			t.Errorf("%s: %q was typed, and %q is kept", f.Key, want, f.Shown(&entry))
		}
	}
}

// No text of people can send the terminal anything but characters here either.
func TestHostileEntriesAreHarmless(t *testing.T) {
	q := withMitigations(t)
	draft := coveredDraft(q)
	draft.Mitigations = nil
	for _, m := range q.Mitigations {
		draft.Mitigations = append(draft.Mitigations, review.Mitigation{ID: m.ID, State: hostileText, Evidence: hostileText, Links: []string{hostileText}, Collected: hostileText})
	}
	for _, size := range [][2]int{{100, 40}, {60, 15}} {
		d := start(t, size[0], size[1], &session.Work{ID: "d1", Draft: draft, Questionnaire: q, At: session.At{Stage: session.Mitigations, Question: "hosts"}})
		for range 2 * len(q.Mitigations) {
			for _, keys := range [][]string{{}, {"?"}, {"esc", "n"}, {"esc", "down"}} {
				d.press(keys...)
				harmless(t, "mitigations", d.m.View())
			}
		}
	}
}

// What is typed on the screen and what is typed line by line make the same
// entries.
func TestBothDriversKeepTheSameEntries(t *testing.T) {
	q := withMitigations(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		draft := review.Draft{Subject: sample().Subject, Review: sample().Review, Answers: fixture.DrawSheet(rt, q).Answers(q)}
		work := func() *session.Work {
			return &session.Work{ID: "w", Draft: draft, Questionnaire: q, At: session.At{Stage: session.Mitigations, Question: "hosts"}}
		}
		d, lines := start(t, 80, 24, work()), []string{}
		for i, m := range d.m.s.Coverage().Said {
			state := rapid.IntRange(0, len(checklist.States())).Draw(rt, m.ID)
			lines = append(lines, fmt.Sprint(i+1))
			if state > 0 {
				d.press(fmt.Sprint(state), "enter", "up")
				lines = append(lines, checklist.States()[state-1])
			}
			if rapid.Bool().Draw(rt, "evidence") {
				d.press("n").typed("Seen.").press("tab").typed("https://docs.example.org/a").press("esc")
				lines = append(lines, "2", "Seen.", ".", "3", "https://docs.example.org/a", "")
			}
			d.press("down")
			lines = append(lines, "b")
		}
		store := newMemory(t)
		if _, err := linear.Run(linear.Config{Questionnaire: q, Store: store, Today: today, In: strings.NewReader(strings.Join(append(lines, "q", ""), "\n")), Out: io.Discard, Work: work()}); err != nil {
			rt.Fatal(err)
		}
		var said []review.Mitigation
		if n := len(store.saved); n > 0 {
			said = store.saved[n-1].Mitigations
		}
		if diff := cmp.Diff(d.m.s.Draft().Mitigations, said); diff != "" {
			rt.Fatalf("entries (-screen +line by line):\n%s", diff)
		}
	})
}

// The screen, line by line and the reading of a record have the same table of
// alternatives: that of the summary.
func TestTheTableOfAlternatives(t *testing.T) {
	q, n := withMitigations(t), 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; testing.Short() && n%4 > 0 {
			return
		}
		draft := review.Draft{Subject: review.Subject{Name: "acmectl"}, Answers: fixture.DrawSheet(rt, q).Answers(q)}
		d := &driver{t: t, store: newMemory(t)}
		d.begin(Config{Questionnaire: q, Today: today, Work: &session.Work{ID: "w", Draft: draft, At: session.At{Stage: session.Summary}}}, 80, 24)
		screen := strings.Join(strings.Fields(strings.Join(d.m.base.(*summaryScreen).lines, " ")), " ")
		lines := strings.Join(strings.Fields(linesOf(rt, t, q, draft)), " ")
		short := d.m.s.Summary()
		for _, row := range short.JudgedAlternatives() {
			want := row.Title
			if row.Verdict != "" {
				want += ": " + row.Verdict
			}
			if onScreen := row.Status + " " + want + "."; !strings.Contains(plainWords(screen), plainWords(onScreen)) || !strings.Contains(plainWords(screen), plainWords(row.Reason)) {
				rt.Fatalf("%q %q is not on the screen:\n%s", onScreen, row.Reason, screen)
			}
			if want := strings.Replace(want+".", ": ", ": "+row.Status+", ", 1) + " " + row.Reason; row.Verdict != "" && !strings.Contains(plainWords(lines), plainWords(want)) {
				rt.Fatalf("%q is not said:\n%s", want, lines)
			}
		}
	})
}

// plainWords takes out what drawing puts between words: escape codes, and the
// hyphen at which a line is broken.
func plainWords(s string) string {
	s = colourCodes.ReplaceAllString(s, "")
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "- ", "-")), " ")
}
