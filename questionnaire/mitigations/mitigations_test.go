package mitigations_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/fixedseed"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"

	"pgregory.net/rapid"
)

var _ = fixedseed.Set()

// Every line of the table gives the states that it states.
func TestCoverage(t *testing.T) {
	q, _ := fixture.Judged(t)
	data, err := os.ReadFile("testdata/coverage.txt")
	if err != nil {
		t.Fatal(err)
	}
	marks := map[string]string{questionnaire.Present: "p", questionnaire.Partial: "~", questionnaire.Absent: "a", questionnaire.Unknown: "?"}
	n := 0
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), " | ")
		if len(f) != 3 {
			continue
		}
		s := fixture.Best(q)
		for word := range strings.FieldsSeq(f[0]) {
			question, level, _ := strings.Cut(word, "=")
			if word == "only" {
				s = fixture.Sheet{}
				continue
			}
			s[question] = level
		}
		var states, prevents []string
		for _, r := range mitigations.Cover(q, s.Answers(q), nil) {
			states = append(states, marks[r.State])
			if r.Prevents() {
				prevents = append(prevents, r.ID)
			}
		}
		if len(prevents) == 0 {
			prevents = []string{"-"}
		}
		if got := strings.Join(states, " "); got != f[1] || strings.Join(prevents, " ") != f[2] {
			t.Errorf("%s:\n%s | %v\nwant\n%s | %s", f[0], got, prevents, f[1], f[2])
		}
		n++
	}
	if n != 17 {
		t.Errorf("%d lines", n)
	}
}

// What a review says counts where answers tell nothing, and is set against them
// where they do.
func TestEntriesOfAReview(t *testing.T) {
	q, _ := fixture.Judged(t)
	entries := []review.Mitigation{
		{ID: "trusted-devices", State: questionnaire.Present}, {ID: "proximity", State: questionnaire.Absent},
		{ID: "rate-limits", State: questionnaire.Present}, {ID: "user-education", State: questionnaire.Unknown},
	}
	all := mitigations.Cover(q, fixture.Best(q).Answers(q), entries)
	var prevents, differs, open []string
	for _, r := range all {
		if r.Prevents() {
			prevents = append(prevents, r.ID)
		}
		if r.Differs() {
			differs = append(differs, r.ID)
		}
		if r.By == mitigations.ByNothing {
			open = append(open, r.ID)
		}
	}
	if !slices.Equal(prevents, []string{"proximity", "trusted-devices"}) || !slices.Equal(differs, []string{"proximity"}) {
		t.Errorf("prevent %v, differ %v", prevents, differs)
	}
	if !slices.Contains(open, "user-education") || slices.Contains(open, "rate-limits") || slices.Contains(open, "proximity") {
		t.Errorf("open are %v", open)
	}
}

// Where an answer is open, nothing that needs it is told; answering tells more
// and never what was told otherwise, but by an earlier rule. A second judge says
// the same.
func TestAgreesWithASecondJudge(t *testing.T) {
	q, _ := fixture.Judged(t)
	oracle := fixture.NewOracle(fixture.ContractOf(&q.Definition))
	rapid.Check(t, func(t *rapid.T) {
		s := fixture.DrawSheet(t, q)
		entries := []review.Mitigation{{ID: rapid.SampledFrom(q.Mitigations).Draw(t, "mitigation").ID, State: rapid.SampledFrom(append(questionnaire.MitigationStates(), questionnaire.Unknown, "")).Draw(t, "state")}}
		for _, r := range mitigations.Cover(q, s.Answers(q), entries) {
			want, by := oracle.Told(r.Rules, s), mitigations.ByAnswers
			if want == "" {
				want, by = questionnaire.Unknown, mitigations.ByNothing
				if state := entries[0].State; r.ID == entries[0].ID && slices.Contains(questionnaire.MitigationStates(), state) {
					want, by = state, mitigations.ByRecord
				}
			}
			if r.State != want || r.By != by {
				t.Fatalf("%s is %s by %q, want %s by %q", r.ID, r.State, r.By, want, by)
			}
		}
		a := s.Judge(q)
		benefit := rapid.SampledFrom([]string{"", " \n", "People stop pasting keys."}).Draw(t, "benefit")
		for _, p := range mitigations.Practices(q, s.Answers(q), &a, benefit) {
			want := oracle.Told(p.Rules, s)
			switch {
			case p.By == questionnaire.ByBenefit && strings.Contains(benefit, "keys") && len(a.Open) == 0:
				want = questionnaire.Met
			case p.By == questionnaire.ByVerdict && a.Verdict() >= questionnaire.Conditional:
				want = questionnaire.Met
			case p.By == questionnaire.ByVerdict && a.Bracket.Highest <= questionnaire.Governed:
				want = questionnaire.NotMet
			case want == "":
				want = questionnaire.OpenPractice
			}
			if p.State != want {
				t.Fatalf("practice %s is %s, want %s", p.ID, p.State, want)
			}
		}
	})
}

// The present ones are counted by what they do.
func TestCounts(t *testing.T) {
	q, _ := fixture.Judged(t)
	got := mitigations.Counts(mitigations.Cover(q, fixture.Best(q).Answers(q), nil))
	want := []mitigations.Count{{questionnaire.Prevents, 2, 7}, {questionnaire.Disrupts, 3, 8}, {questionnaire.Recovers, 4, 4}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
