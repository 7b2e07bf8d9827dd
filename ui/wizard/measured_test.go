package wizard

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/linear"
	"flowverdict/ui/session"
)

// measured is a whole review whose provider was measured: two of its answers are
// contradicted, and nobody said why they stand.
func measured() review.Draft {
	d := decided()
	fact := func(id, name, value string, g evidence.Grade) evidence.Fact {
		return evidence.Fact{ID: id, Fact: name, Value: value, Grade: g}
	}
	r := evidence.Run{
		ID: "r1", Command: evidence.Probe, Tool: "flowverdict 0.9.0", At: "2026-11-19T09:15:02Z", Source: evidence.Online,
		Issuer: "https://idp.example.org", ClientID: "acmectl", Client: evidence.Public, Scopes: []string{"openid", "offline_access"},
		Facts: []evidence.Fact{
			fact("r1.1", "refresh.issued", "yes", evidence.Observed), fact("r1.2", "refresh.rotates", "yes", evidence.Observed),
			fact("r1.3", "revocation.refresh", "still-works", evidence.Observed), fact("r1.4", "access.lifetime", "600", evidence.Declared),
			fact("r1.5", "alternative.ciba", "yes", evidence.Advertised),
		},
	}
	r.SHA256 = r.Digest()
	d.Evidence = []evidence.Run{r}
	return d
}

// settled is [measured] with a reason for the refresh token.
func settled() review.Draft {
	d := measured()
	a := d.Answers.Get("refresh-token")
	a.Despite = questionnaire.Despite{Facts: []string{"r1.1"}, Reason: "This account is not a user's."}
	d.Answers = d.Answers.With(a)
	return d
}

// toNote opens the note and goes to a field of it.
func toNote(d *driver, field string) {
	d.press("n")
	for range 10 {
		if f, ok := d.m.top().(*formScreen); ok && f.Field().ID == field {
			return
		}
		d.press("tab")
	}
	d.t.Fatalf("the note has no field %s", field)
}

// What contradicts the level under the cursor stands beside it, whatever the
// window; the level can be answered all the same, and its note asks why.
func TestContradictedLevel(t *testing.T) {
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
		d := atQuestion(t, size[0], size[1], measured(), "refresh-token")
		d.press("1")
		d.wants("ontradicted by r1.1")
		d.press("4")
		if strings.Contains(d.frame(), "ontradicted by") {
			t.Errorf("at %v a level is contradicted by nothing:\n%s", size, d.frame())
		}
	}
	d := atQuestion(t, 80, 24, measured(), "refresh-token")
	toNote(d, session.DespiteKey)
	d.typed("Tried on 2026-11-19.").press("enter")
	got := d.m.s.Draft().Answers.Get("refresh-token").Despite
	if got.Reason != "Tried on 2026-11-19." || !slices.Equal(got.Facts, []string{"r1.1"}) {
		t.Errorf("%+v", got)
	}
	if conflicts := d.m.s.Conflicts(); len(conflicts) != 1 || conflicts[0].Question.ID != "revocation-test" {
		t.Errorf("%v", conflicts)
	}
	d.press("2", "enter", "left") // another level, contradicted by another fact
	if d.m.s.Conflicts()[0].Question.ID != "refresh-token" {
		t.Error("one reason settles what it was not given for")
	}
}

// The page of what was measured lets the answer rest on it, and never answers.
func TestAnswerRestsOnWhatWasMeasured(t *testing.T) {
	for _, c := range []struct {
		question, level string
		from            string
		basis           questionnaire.Basis
	}{
		{"access-token", "quarter-hour", "r1.4", questionnaire.Documented},
		{"access-token", "", "r1.4", questionnaire.Documented},
		{"refresh-token", "unmonitored", "r1.1 r1.2 r1.3", questionnaire.Observed},
		{"refresh-token", "none", "", ""},
		{"revocation-test", "minutes", "", ""},
	} {
		draft := measured()
		draft.Answers = draft.Answers.With(questionnaire.Answer{Question: c.question, Level: c.level})
		d := atQuestion(t, 80, 24, draft, c.question)
		d.press("e", "enter")
		got := d.m.s.Draft().Answers.Get(c.question)
		if strings.Join(got.From, " ") != c.from || got.Basis != c.basis || got.Level != c.level {
			t.Errorf("%s %s: %+v", c.question, c.level, got)
		}
		if undone, ok := d.m.s.Undo(); ok != (c.from != "") {
			t.Errorf("%s %s: undone %q", c.question, c.level, undone)
		}
	}
}

// A note that is changed keeps what it does not ask for, and what it asks for can
// be taken away.
func TestNoteKeepsFacts(t *testing.T) {
	draft := measured()
	draft.Answers = draft.Answers.With(questionnaire.Answer{Question: "refresh-token", Level: "none", From: []string{"r1.2", "r1.3"}, Despite: questionnaire.Despite{Facts: []string{"r1.1"}, Reason: "so"}})
	d := atQuestion(t, 80, 24, draft, "refresh-token")
	d.press("n").typed("Seen.").press("enter")
	got := d.m.s.Draft().Answers.Get("refresh-token")
	if got.Evidence != "Seen." || len(got.From) != 2 || got.Despite.Reason != "so" || got.Despite.Facts[0] != "r1.1" {
		t.Errorf("%+v", got)
	}
	toNote(d, session.FromKey)
	d.press("ctrl+u", "enter")
	toNote(d, session.DespiteKey)
	d.press("ctrl+u", "enter")
	if got := d.m.s.Draft().Answers.Get("refresh-token"); len(got.From) > 0 || !got.Despite.IsZero() {
		t.Errorf("%+v", got)
	}
}

// Each line of the summary leads to its question, and the write page writes all
// the same.
func TestConflictsOnSummaryAndWrite(t *testing.T) {
	d := start(t, 80, 60, &session.Work{ID: "d1", Draft: measured(), At: session.At{Stage: session.Summary}})
	d.press("end")
	for range 100 {
		s := d.m.base.(*summaryScreen)
		if p := s.paras[s.stops[s.at]]; strings.Contains(p.Text, "(r1.3)") && p.Target.Question == "revocation-test" {
			break
		}
		d.press("up")
	}
	d.press("enter")
	if at := d.m.s.At(); at.Question != "revocation-test" || at.Stage != session.Questions {
		t.Errorf("the line leads to %v", at)
	}
	d = start(t, 80, 24, &session.Work{ID: "d1", Draft: measured(), At: session.At{Stage: session.Write}})
	d.wants("contradicted by what was measured", "y writes")
}

// A draft may come from anywhere: nothing that it says was measured can send the
// terminal anything but characters.
func TestHostileEvidenceIsHarmless(t *testing.T) {
	draft := measured()
	r := &draft.Evidence[0]
	r.ID, r.Issuer, r.ClientID, r.Tool = hostileText, hostileText, hostileText, hostileText
	for i := range r.Facts {
		r.Facts[i].ID, r.Facts[i].Waited = hostileText, hostileText
	}
	r.Facts = append(r.Facts, evidence.Fact{ID: hostileText, Fact: "approval.amr", Value: "pwd " + hostileText, Grade: evidence.Declared})
	for i := range draft.Answers {
		draft.Answers[i].From, draft.Answers[i].Despite = []string{hostileText}, questionnaire.Despite{Facts: []string{hostileText}, Reason: hostileText}
	}
	draft.Subject.ClientID = hostileText
	for _, size := range [][2]int{{60, 15}, {80, 24}, {120, 40}} {
		for _, stage := range session.Stages() {
			if testing.Short() && size[0] != 80 {
				continue
			}
			for _, question := range []string{"refresh-token", "traceability"} {
				d := start(t, size[0], size[1], &session.Work{ID: "d1", Draft: draft, At: session.At{Stage: stage, Question: question}})
				for _, keys := range [][]string{{}, {"1"}, {"2"}, {"e"}, {"?"}, {"esc", "enter"}, {"n"}, {"tab", "tab"}, {"f1"}, {"esc", "esc"}} {
					d.press(keys...)
					harmless(t, string(stage), d.m.View())
				}
			}
		}
	}
}

// inWords are the words of a text, without what a panel says beside it.
func inWords(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		line, _, _ = strings.Cut(line, "│")
		out = append(out, strings.Fields(strings.Trim(line, "\n"))...)
	}
	return strings.Join(out, " ")
}

// The screen and the line-by-line driver say the same of what was measured, and
// take the same of it into the note.
func TestTwinsAgreeOnWhatWasMeasured(t *testing.T) {
	lines := func(draft review.Draft, stage session.Stage, question, input string) (string, questionnaire.Answer) {
		var said bytes.Buffer
		store := newMemory(t)
		store.saved = append(store.saved, draft)
		if _, err := linear.Run(linear.Config{Questionnaire: defaults(), Store: store, Today: today, In: strings.NewReader(input), Out: &said,
			Work: &session.Work{ID: "w", Draft: draft, At: session.At{Stage: stage, Question: question}}}); err != nil {
			t.Fatal(err)
		}
		return inWords(said.String()), store.saved[len(store.saved)-1].Answers.Get(question)
	}
	for _, c := range []struct {
		question, level, input string
		keys                   []string
	}{
		{"refresh-token", "none", "despite so\nq\n", []string{"shift+tab", "shift+tab", "s", "o", "enter"}},
		{"refresh-token", "unmonitored", "measured rest\nq\n", []string{"enter"}},
		{"access-token", "quarter-hour", "measured rest\nq\n", []string{"enter"}},
		{"revocation-test", "minutes", "measured rest\nq\n", []string{"enter"}},
	} {
		draft := measured()
		draft.Answers = draft.Answers.With(questionnaire.Answer{Question: c.question, Level: c.level})
		d := atQuestion(t, 200, 60, draft, c.question)
		said, twin := lines(draft, session.Questions, c.question, "measured\n"+c.input)
		l, _ := d.m.s.Looked(c.question)
		for _, want := range append([]string{session.Measured(l)}, session.Contradiction(l, c.level)...) {
			if !strings.Contains(said, inWords(want)) {
				t.Errorf("line by line nothing says %q:\n%s", want, said)
			}
		}
		if !strings.Contains(inWords(d.frame()), inWords(session.Measured(l))) {
			t.Errorf("no screen says %q:\n%s", session.Measured(l), d.frame())
		}
		d.press("e")
		for _, f := range session.Facts(l) {
			for _, want := range append([]string{f.Says, f.About}, f.Means...) {
				if !strings.Contains(said, inWords(want)) || !strings.Contains(strings.ToLower(inWords(d.frame())), strings.ToLower(inWords(want))) {
					t.Errorf("%q is not said in both", want)
				}
			}
		}
		if len(c.keys) > 1 {
			d.press("esc", "n")
		}
		d.press(c.keys...)
		if diff := cmp.Diff(d.m.s.Draft().Answers.Get(c.question), twin, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-screen +line by line):\n%s", c.question, diff)
		}
	}
	for _, stage := range []session.Stage{session.Summary, session.Write} {
		said, _ := lines(measured(), stage, "browser", "q\n")
		d := start(t, 200, 200, &session.Work{ID: "d1", Draft: measured(), At: session.At{Stage: stage}})
		wants := []string{d.m.s.Unsettled()}
		if stage == session.Summary {
			wants = []string{session.ContradictedTitle, session.Conflict(d.m.s.Conflicts()[0]), session.Conflict(d.m.s.Conflicts()[1])}
		}
		for _, want := range wants {
			if !strings.Contains(said, inWords(want)) || !strings.Contains(inWords(d.frame()), inWords(want)) {
				t.Errorf("%s: %q is not said in both:\n%s", stage, want, said)
			}
		}
	}
}

// Nothing of the above is there where nothing was measured.
func TestNothingMeasured(t *testing.T) {
	d := atQuestion(t, 80, 24, decided(), "refresh-token")
	if f := d.frame(); strings.Contains(strings.ToLower(f), "measured") {
		t.Errorf("%s", f)
	}
	d.press("e")
	d.wants("Nothing was measured")
	d = atQuestion(t, 80, 24, measured(), "ownership")
	d.press("e")
	d.wants("Nothing was measured")
}
