package evidence_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/fixedseed"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
)

var _ = fixedseed.Set()

// released are the questionnaires that came with the program, by version.
func released(t *testing.T) map[string]*questionnaire.Questionnaire {
	t.Helper()
	out := map[string]*questionnaire.Questionnaire{}
	for _, version := range []string{fixture.Version, fixture.JudgedVersion} {
		out[version] = library.AsOf(version).Default()
	}
	return out
}

// Each bearing names facts, questions and levels that there are, in some released
// questionnaire whose wording is bound, and compares values that the facts have.
func TestBearingsNameWhatThereIs(t *testing.T) {
	all := released(t)
	for _, b := range evidence.Bearings() {
		at := fmt.Sprintf("%s when %v", b.Question, b.When)
		exists := map[string]bool{}
		for version, q := range all {
			if b.Versions != nil && !slices.Contains(b.Versions, version) {
				continue
			}
			x := q.Question(b.Question)
			if x == nil {
				continue
			}
			if _, ok := evidence.Bound(x); !ok {
				t.Errorf("%s: the wording of %s is not bound: %q: %q", at, version, evidence.Wording(x), version)
			}
			for _, id := range x.LevelIDs() {
				exists[id] = true
			}
		}
		for _, list := range [][]string{b.Contradicts, b.Against, b.Supports} {
			for _, id := range list {
				if !exists[id] {
					t.Errorf("%s: no level %q", at, id)
				}
			}
		}
		if len(b.Contradicts)+len(b.Against)+len(b.Supports) == 0 || len(b.Facts()) == 0 {
			t.Errorf("%s: says nothing", at)
		}
		for _, test := range b.When {
			k, ok := evidence.KindOf(test.Fact)
			if test.Fact != "" && !ok {
				t.Errorf("%s: no fact %q", at, test.Fact)
			}
			for _, v := range slices.Concat(test.Is) {
				if !k.Takes(v) || slices.Contains(evidence.Missing(), v) {
					t.Errorf("%s: %s is never %q", at, test.Fact, v)
				}
			}
			if (test.Over > 0 || test.UpTo > 0) && k.Type != evidence.Seconds || (test.Only != nil || test.One != nil) && k.Type != evidence.List {
				t.Errorf("%s: %s is a %s", at, test.Fact, k.Type)
			}
		}
		if strings.HasSuffix(b.But, ".") {
			t.Errorf("%s: %q is a sentence with its full stop", at, b.But)
		}
	}
}

// What a fact contradicts is better than what it supports, so that a provider's
// word against itself counts and its word for itself does not; and only what was
// declared or observed contradicts.
func TestContradictedLevelsAreBetterThanSupportedOnes(t *testing.T) {
	for version, q := range released(t) {
		for _, b := range evidence.Bearings() {
			x := q.Question(b.Question)
			if x == nil || b.Versions != nil && !slices.Contains(b.Versions, version) {
				continue
			}
			for _, c := range b.Contradicts {
				at, ok := x.Level(c)
				for _, s := range b.Supports {
					if to, there := x.Level(s); ok && there && at >= to {
						t.Errorf("%s %s when %v: contradicts %s and supports the better %s", version, b.Question, b.When, c, s)
					}
				}
			}
			for _, name := range b.Facts() {
				if k, _ := evidence.KindOf(name); len(b.Contradicts) > 0 && k.Allows(evidence.Advertised) {
					t.Errorf("%s: %s is advertised and contradicts", b.Question, name)
				}
			}
		}
	}
}

// A longer lifetime never contradicts fewer levels.
func TestWorseFactsContradictNoFewerLevels(t *testing.T) {
	for version, q := range released(t) {
		for _, fact := range []string{"code.lifetime", "access.lifetime"} {
			last := map[string]int{}
			for _, seconds := range []int{1, 600, 601, 900, 901, 1800, 1801, 3600, 3601, 5400, 5401, 43_200, 43_201, 86_400, 86_401, 100_800, 100_801, 1 << 30} {
				runs := []evidence.Run{{ID: "r1", At: "2026-11-28T09:15:02Z", Facts: []evidence.Fact{
					{ID: "r1.1", Fact: fact, Value: fmt.Sprint(seconds), Grade: evidence.Declared},
					{ID: "r1.2", Fact: "revocation.access", Value: "still-works", Grade: evidence.Observed},
				}}}
				for _, l := range evidence.Weigh(q, nil, runs, evidence.About{}) {
					n := 0
					for _, id := range l.Question.LevelIDs() {
						if len(l.Contradicting(id)) > 0 {
							n++
						}
					}
					if n < last[l.Question.ID] {
						t.Fatalf("%s %s: %s %d contradicts %d levels, fewer than before (%d)", version, l.Question.ID, fact, seconds, n, last[l.Question.ID])
					}
					last[l.Question.ID] = n
				}
			}
			if len(last) == 0 {
				t.Fatalf("%s: nothing is said of %s", version, fact)
			}
		}
	}
}
