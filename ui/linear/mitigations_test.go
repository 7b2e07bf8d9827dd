package linear

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/questionnaire/soundness"
	"flowverdict/ui/session"
)

// covered is the small questionnaire with mitigations, a practice and an
// alternative that answers judge.
func covered(t tb) *questionnaire.Questionnaire {
	t.Helper()
	d := smallDefinition()
	is := func(question, level string) questionnaire.When {
		return questionnaire.When{{Question: question, Word: questionnaire.Is, Level: level}}
	}
	source := []questionnaire.Source{"RFC 8628 5.4"}
	d.Mitigations = []questionnaire.Mitigation{
		{ID: "own-host", Section: "6.1", Title: "A host of one's own", Stops: []string{questionnaire.Prevents}, Limits: "it can be taken over", Sources: source,
			Rules: []questionnaire.Rule{{State: questionnaire.Present, When: is("hosts", "own")}, {State: questionnaire.Absent, When: is("hosts", "shared")}}},
		{ID: "rate-limits", Section: "6.2", Title: "Rate limits", Stops: []string{questionnaire.Prevents, questionnaire.Disrupts}, Limits: "they slow attacks down", InsufficientAlone: true, Sources: source},
		{ID: "alarms", Section: "6.3", Title: "Alarms", Stops: []string{questionnaire.Recovers}, Limits: "somebody must look", Sources: source,
			Rules: []questionnaire.Rule{{State: questionnaire.Present, When: is("owner", "named")}}},
	}
	d.Practices = []questionnaire.Practice{{ID: "2-1", Level: "MUST", Text: "weigh risks against benefits", By: questionnaire.ByBenefit, Sources: source}}
	d.Alternatives[0].RulesOut = []questionnaire.Precondition{{When: is("browser", "none"), Why: "there is no browser", Sources: source}}
	d.Alternatives[0].NotAsked = []string{"hosts"}
	q, err := soundness.New(d, "0123456789abcdef")
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// Every field of an entry is asked for, and keeps what is typed.
func TestEveryFieldOfAMitigationIsAsked(t *testing.T) {
	store := newFakeStore(covered(t))
	lines := []string{"m", "1", "a"}
	for _, f := range review.AskedOf(review.MitigationFields()) {
		lines = append(lines, fixture.Value(&f.Entry))
		switch f.Key {
		case "evidence":
			lines = append(lines, ".")
		case "links":
			lines = append(lines, "")
		}
	}
	out, _ := play(t, store, strings.NewReader(strings.Join(lines, "\n")+"\n"))
	entries := store.works["w"].Draft.Mitigations
	if len(entries) != 1 {
		t.Fatalf("entries %+v\n%s", entries, out)
	}
	for _, f := range review.AskedOf(review.MitigationFields()) {
		if want := strings.Join(strings.Fields(fixture.Value(&f.Entry)), " "); strings.Join(strings.Fields(f.Shown(&entries[0])), " ") != want {
			t.Errorf("%s: %q was typed, and %q is kept\n%s", f.Key, want, f.Shown(&entries[0]), out)
		}
	}
}

// States typed ahead are exactly those kept, and each line is in the draft before
// the next is read: wherever the input ends, no more is said than was typed.
func TestStatesTypedAhead(t *testing.T) {
	q := covered(t)
	states := append(questionnaire.MitigationStates(), questionnaire.Unknown)
	rapid.Check(t, func(rt *rapid.T) {
		lines := []string{"m", "a"}
		want := map[string]string{}
		for _, m := range q.Mitigations {
			n := rapid.IntRange(0, len(states)).Draw(rt, m.ID)
			if n == 0 {
				lines = append(lines, "")
				continue
			}
			lines = append(lines, fmt.Sprint(n))
			want[m.ID] = states[n-1]
		}
		store := newFakeStore(q)
		play(rt, store, strings.NewReader(strings.Join(append(lines, "3", "unknown"), "\n"))) // the last line has no end
		got := map[string]string{}
		for _, m := range store.works["w"].Draft.Mitigations {
			got[m.ID] = m.State
		}
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatalf("states (-typed +kept):\n%s", diff)
		}
	})
}

// What a record says of mitigations is read out with it.
func TestMitigationsOfARecordAreRead(t *testing.T) {
	store := newFakeStore(covered(t))
	draft := done()
	draft.Mitigations = []review.Mitigation{{ID: "own-host", State: questionnaire.Present, Evidence: "Seen.", Links: []string{"https://docs.example.org/m"}}, {ID: "rate-limits", State: questionnaire.Partial}}
	store.addRecord("0007-acmectl", draft)
	var out bytes.Buffer
	if _, err := Run(Config{Questionnaire: store.q, Store: store, Today: today, In: strings.NewReader("1\n"), Out: &out}); err != nil {
		t.Fatal(err)
	}
	said := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{"Present: prevent 0 of 2, disrupt 0 of 1, recover 0 of 1.", "A host of one's own: absent.", "the answers say absent, and the entry says present.", "Evidence: Seen. Links: https://docs.example.org/m", "Rate limits: partial.", "Practices:"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not read out:\n%s", want, out.String())
		}
	}
}

// A review without mitigations knows no such page.
func TestNoMitigationsNoPage(t *testing.T) {
	store := newFakeStore(small(t))
	out, _ := play(t, store, strings.NewReader("s\nm\nmitigations\nf\nq\n"))
	if strings.Count(out, "is not understood") != 2 || !strings.Contains(out, "\nDecision. ") || store.at.Stage == session.Mitigations {
		t.Error(out)
	}
}
