package linear

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/ui/session"
)

// everything is a review that uses every way of entering something.
func everything() []string {
	return []string{
		"1", "acmectl", "a", "", "application security, platform security", "today", "2.4", "Deploys services", "People stop pasting keys", "", "-", "https://git.example.org/x", "", "acmectl", "deploy.read deploy.write", ".",
		"8", "platform team", "f",
		"2", "b", "1", "n", "1", "3", "2", "Runs on jump hosts.", "", "Checked on three of them.", ".", "3", "https://docs.example.org/a", "nonsense", "https://docs.example.org/b", "- 1", "", "4", "2026-11-20", "b",
		"f", "u", "shared", "unknown", "u", "3", "n", "2", "First.", ".", "2", "-", "Second.", ".", "b", "g privilege", "2", "c", "1", "host owner", "2027-01-31", "met", "2", "identity team", "", ".", "b",
		"d", "1", "accepted", "a", "", "architecture board", "2026-11-24", "Needed", "2027-02-01", "1", "Hosts go", "chief risk officer", "2027-05-01", "u", "9", "2027-05-02", "f",
	}
}

// everythingCovered uses every way of saying something of a mitigation.
func everythingCovered() []string {
	return []string{"1", "acmectl", "f", "1", "m", "1", "present", "2", "Seen.", "", "Twice.", ".", "3", "https://docs.example.org/a", "- 1", "", "4", "2026-11-20", "b", "a", "1", "-", "partial", "2", "a", "unknown", "Told.", ".", "", "today", "u", "b", "f"}
}

// play runs the lines from the first question of an empty review.
func play(t tb, store *fakeStore, in io.Reader) (string, session.Outcome) {
	t.Helper()
	var out bytes.Buffer
	outcome, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, Work: &session.Work{ID: "w"}, In: in, Out: &out})
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), outcome
}

// Wherever the input ends, the draft holds what whole lines entered, and no
// more: an end is no answer, and half a line is none either.
func TestEndOfInputIsNoAnswer(t *testing.T) {
	endOfInputIsNoAnswer(t, small(t), everything())
	if !testing.Short() {
		endOfInputIsNoAnswer(t, covered(t), everythingCovered())
	}
}

func endOfInputIsNoAnswer(t *testing.T, q *questionnaire.Questionnaire, lines []string) {
	t.Helper()
	whole := newFakeStore(q)
	held := make([]string, len(lines)+1) // what the draft holds before line i is given
	_, outcome := play(t, whole, &echo{lines: lines, read: func(i int) { held[i] = whole.draft(t, "w") }})
	if outcome.Work != "w" || held[len(lines)] == held[0] {
		t.Fatalf("the whole script leaves no draft: %+v", outcome)
	}
	input := strings.Join(lines, "\n") + "\n"
	step := 1
	if testing.Short() {
		step = 27
	}
	for cut := 0; cut <= len(input); cut += step {
		store := newFakeStore(whole.q)
		_, outcome := play(t, store, strings.NewReader(input[:cut]))
		want := held[strings.Count(input[:cut], "\n")]
		if got := store.draft(t, "w"); got != want {
			t.Fatalf("cut after %q: draft differs (-want +got):\n%s", input[max(0, cut-40):cut], cmp.Diff(want, got))
		}
		if outcome.Interrupted || outcome.Written != nil || outcome.Unsaved != nil {
			t.Fatalf("cut after %d bytes: outcome %+v", cut, outcome)
		}
	}
}

// However the review ends, the last draft is the same as the one that an
// interrupt at that line leaves.
func TestInterruptKeepsWhatTheEndKeeps(t *testing.T) {
	lines := everything()
	for n := range lines {
		if testing.Short() && n%9 > 0 {
			continue
		}
		ended := newFakeStore(small(t))
		play(t, ended, strings.NewReader(strings.Join(append(lines[:n:n], ""), "\n")))
		signals := make(chan os.Signal, 1)
		stopped := newFakeStore(ended.q)
		in := &echo{lines: lines, read: func(i int) {
			if i == n {
				signals <- os.Interrupt
				select {} // a terminal where nobody types any more
			}
		}}
		var out bytes.Buffer
		outcome, err := Run(Config{Questionnaire: stopped.q, Store: stopped, Today: today, Work: &session.Work{ID: "w"}, In: in, Out: &out, Signals: signals})
		if err != nil || !outcome.Interrupted {
			t.Fatalf("before line %d: outcome %+v, error %v", n, outcome, err)
		}
		if diff := cmp.Diff(ended.draft(t, "w"), stopped.draft(t, "w")); diff != "" {
			t.Fatalf("before line %d: draft differs (-ended +interrupted):\n%s", n, diff)
		}
	}
}

// words are what a walk types: every command, numbers, and hostile text.
func words() []string {
	return []string{
		"", ".", "-", "?", "w", "h", "p", "p 2", "p 77", "n", "f", "b", "g", "g 2", "g owner", "/client", "/", "u", "z", "v", "s", "c", "d", "m", "m", "t", "t 1", "t 2", "present", "subject", "questions", "write", "a", "o", "r", "all", "name x", "name", "replace",
		"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "0", "999999999999", "-1", "- 1", "- 2", "today", "2027-01-31", "2026-02-30", "accepted", "met", "shared-host", "unknown", "none", "Observed",
		"https://docs.example.org/a?b=c#d", "javascript:alert(1)", "application security, platform team", ",,,", "1,1,2",
		"\x1b[31mred\x1b[0m", "\x1b[A", "a\rb", "tab\there", "\u202eevil", "zero\u200bwidth", "\u2028line", "\xff\xfe", "\x00", "\x9b31m", "漢字" + strings.Repeat("漢", 60), strings.Repeat("x", 200), strings.Repeat("word ", 60), "e\u0301\u0301\u0301", "👩‍💻", "%s%d%!", "\u0085", "\u00a0", strings.Repeat("y", lineLimit+5),
	}
}

// No walk panics, and whatever is typed, the output is plain text that fits.
func TestWalksStayPlain(t *testing.T) {
	both := []*questionnaire.Questionnaire{small(t), covered(t)}
	rapid.Check(t, func(rt *rapid.T) {
		q := rapid.SampledFrom(both).Draw(rt, "questionnaire")
		lines := rapid.SliceOfN(rapid.SampledFrom(append(words(), "q", "y", "n", "d 1", "r 2")), 0, 60).Draw(rt, "lines")
		store := newFakeStore(q)
		store.world()
		store.exists = rapid.Bool().Draw(rt, "exists")
		if rapid.Bool().Draw(rt, "failing") {
			store.failing = func(save int) error {
				if save%3 == 1 {
					return errors.New("write draft: \x1b[2J no space left")
				}
				return nil
			}
		}
		var work *session.Work
		if rapid.Bool().Draw(rt, "open") {
			work = &session.Work{ID: "w", At: session.At{Stage: rapid.SampledFrom(session.Stages()).Draw(rt, "stage")}}
			if rapid.Bool().Draw(rt, "done") {
				work.Draft = done()
			}
			if rapid.Bool().Draw(rt, "merge") {
				work.Merge = merging(rapid.SampledFrom([]string{"", "0001-acmectl.yaml"}).Draw(rt, "record"))
			}
		}
		var out bytes.Buffer
		_, err := Run(Config{Questionnaire: q, Store: store, Today: today, Work: work, In: strings.NewReader(strings.Join(lines, "\n") + "\n"), Out: &out})
		if err != nil {
			rt.Fatal(err)
		}
		fit(rt, out.String())
		if !strings.HasSuffix(out.String(), "\n") {
			rt.Fatal("the last line is not whole")
		}
		for _, d := range store.saves {
			clean(rt, d)
		}
	})
}

// clean demands that a draft holds nothing hostile.
func clean(t tb, d review.Draft) {
	t.Helper()
	var texts []string
	for _, f := range review.DraftFields() {
		texts = append(texts, f.Shown(&d))
	}
	for _, a := range d.Answers {
		texts = append(slices.Concat(texts, a.Links), a.Evidence)
	}
	for _, c := range d.Conditions {
		texts = append(texts, c.Owner)
	}
	for _, m := range d.Mitigations {
		texts = append(slices.Concat(texts, m.Links), m.State, m.Evidence, m.Collected)
	}
	for _, s := range texts {
		if s != text.Input(s) {
			t.Fatalf("the draft holds %q", s)
		}
	}
}

// Undo goes back to the start, whatever was entered.
func TestUndoRestoresTheStart(t *testing.T) {
	both := []*questionnaire.Questionnaire{small(t), covered(t)}
	rapid.Check(t, func(rt *rapid.T) {
		q := rapid.SampledFrom(both).Draw(rt, "questionnaire")
		lines := rapid.SliceOfN(rapid.SampledFrom(words()), 0, 60).Draw(rt, "lines")
		store := newFakeStore(q)
		work := &session.Work{ID: "w", Draft: done(), At: session.At{Stage: rapid.SampledFrom(session.Stages()).Draw(rt, "stage"), Question: "owner"}}
		if rapid.Bool().Draw(rt, "merge") {
			work.Merge = merging("")
		}
		start := asJSON(rt, session.New(q, today, work.Draft, work.At).Draft())
		lines = append(lines, ".", ".", "") // out of any field
		for range 2 * len(lines) {
			lines = append(lines, "u")
		}
		var out bytes.Buffer
		_, err := Run(Config{Questionnaire: q, Store: store, Today: today, Work: work, In: strings.NewReader(strings.Join(lines, "\n") + "\n"), Out: &out})
		if err != nil {
			rt.Fatal(err)
		}
		if n := len(store.saves); n > 0 {
			if diff := cmp.Diff(start, asJSON(rt, store.saves[n-1])); diff != "" {
				rt.Fatalf("undo does not restore the start (-start +now):\n%s", diff)
			}
		}
	})
}

// Answers typed in one go are exactly the answers kept: nothing is lost or
// shifted when input comes faster than it is asked for.
func TestTypeAhead(t *testing.T) {
	q := small(t)
	rapid.Check(t, func(rt *rapid.T) {
		var want questionnaire.Answers
		lines := []string{"questions"}
		for _, question := range q.Questions() {
			n := rapid.IntRange(0, len(question.Levels)+1).Draw(rt, question.ID)
			if n == 0 {
				lines = append(lines, "f")
				continue
			}
			lines = append(lines, string(rune('0'+n)))
			want = want.WithLevel(question.ID, levelAt(question, n))
		}
		store := newFakeStore(q)
		play(rt, store, iotest.OneByteReader(strings.NewReader(strings.Join(lines, "\n")+"\n")))
		if diff := cmp.Diff(asJSON(rt, want), asJSON(rt, store.works["w"].Draft.Answers)); diff != "" {
			rt.Fatalf("answers differ (-typed +kept):\n%s", diff)
		}
	})
}
