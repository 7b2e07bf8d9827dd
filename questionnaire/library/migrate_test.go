package library_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

const reviewDay = "2026-11-23"

// later draws a later version of a questionnaire: levels are worded otherwise,
// renamed or gone, questions are gone or new, and perhaps it says what becomes
// of each level.
func later(t *rapid.T, q *questionnaire.Questionnaire) *questionnaire.Questionnaire {
	d := fixture.Clone(q.Definition)
	d.Version, d.Gates = "9.0.0", nil
	for i := range d.Sections {
		for j := range d.Sections[i].Questions {
			x := &d.Sections[i].Questions[j]
			for k := range x.Levels {
				switch rapid.IntRange(0, 4).Draw(t, "level") {
				case 0:
					x.Levels[k].Text = "Otherwise."
				case 1:
					x.Levels[k].ID = "renamed-" + x.Levels[k].ID
				}
			}
			if rapid.IntRange(0, 5).Draw(t, "question") == 0 {
				x.ID = "new-" + x.ID
			}
		}
	}
	if rapid.Bool().Draw(t, "table") {
		d.Migrates = []questionnaire.Migration{{From: q.Version}}
		for _, x := range fixture.Questions(&d) {
			said := questionnaire.MigratedQuestion{Question: x.ID}
			if was := q.Question(x.ID); was != nil {
				for _, level := range was.LevelIDs() {
					l := questionnaire.MigratedLevel{From: level, Note: rapid.SampledFrom([]string{"", "the level was split"}).Draw(t, "note")}
					if l.Ask = rapid.IntRange(0, 3).Draw(t, "ask") == 0; !l.Ask {
						l.To = rapid.SampledFrom(x.LevelIDs()).Draw(t, "to")
						l.FreshMonths = rapid.SampledFrom([]int{0, 12}).Draw(t, "fresh")
						if other := rapid.SampledFrom(q.Questions()).Draw(t, "other"); rapid.Bool().Draw(t, "only if") {
							l.OnlyIf = []questionnaire.Given{{Question: other.ID, Levels: append(other.LevelIDs()[:1:1], questionnaire.Unknown)}}
						}
					}
					said.Levels = append(said.Levels, l)
				}
			} else {
				said.New = true
			}
			d.Migrates[0].Questions = append(d.Migrates[0].Questions, said)
		}
	}
	return questionnaire.New(d, "")
}

// Whatever two versions there are: each answer is carried over, asked anew or
// dropped, and one only; what is carried over keeps its note, and its level
// means what the data says, or what it meant, word by word; unknown stays
// unknown; what is new is asked; and nothing else is made up.
func TestMigrationLosesNothingAndMakesNothingUp(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		from := fixture.DrawSound(t)
		to := later(t, from)
		var answers questionnaire.Answers
		for _, x := range from.Questions() {
			if level := rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown, "")).Draw(t, "answer"); level != "" {
				answers = append(answers, questionnaire.Answer{Question: x.ID, Level: level, Evidence: "seen " + x.ID, Collected: rapid.SampledFrom([]string{"", "2025-11-22", "2025-11-23"}).Draw(t, "collected")})
			}
		}
		m := library.Migrate(from, to, answers, reviewDay)
		asked := map[string]library.Asked{}
		for _, a := range m.Asked {
			asked[a.Question.ID] = a
		}
		for _, was := range answers {
			is := m.Answers.Get(was.Question)
			_, again := asked[was.Question]
			dropped := slices.ContainsFunc(m.Dropped, func(a questionnaire.Answer) bool { return cmp.Equal(a, was) })
			x := to.Question(was.Question)
			switch {
			case x == nil:
				if !dropped || again || is.Level != "" {
					t.Fatalf("%v is asked no more: carried %v, asked %v, dropped %v", was, is, again, dropped)
				}
				seen["dropped"]++
				continue
			case again == (is.Level != "") || dropped:
				t.Fatalf("%v: carried %v, asked %v, dropped %v", was, is, again, dropped)
			case again:
				if a := asked[was.Question]; a.Why == "" || !cmp.Equal(a.Before, was) || a.Text == "" && was.Level != questionnaire.Unknown {
					t.Fatalf("%v is asked anew: %+v", was, a)
				}
				seen["asked"]++
				if want := wanted(from, to, answers, was); want != "" {
					t.Fatalf("%v is asked anew, not carried to %q", was, want)
				}
				continue
			}
			if want := wanted(from, to, answers, was); is.Level != want {
				t.Fatalf("%v becomes %q, want %q", was, is.Level, want)
			}
			is.Level = was.Level
			if !cmp.Equal(is, was) {
				t.Fatalf("note of %v: %v", was, is)
			}
			seen["carried"]++
		}
		for _, x := range to.Questions() {
			if a, again := asked[x.ID]; from.Question(x.ID) == nil && (!again || a.Before.Level != "") {
				t.Fatalf("new question %s: %+v", x.ID, a)
			}
		}
		if len(m.Answers)+len(m.Dropped) > len(answers) {
			t.Fatalf("answers come from nowhere: %v", m)
		}
		if sorted := m.Answers.Sorted(to); len(sorted) > 0 && !cmp.Equal(sorted, m.Answers) {
			t.Fatal("not in the questionnaire's order")
		}
	})
	for _, what := range []string{"carried", "asked", "dropped"} {
		if !testing.Short() && seen[what] < 20 {
			t.Errorf("seen only %v", seen)
		}
	}
}

// wanted is the level that an answer has under a later version, written from
// the words of the decision model; "" where it is asked anew.
func wanted(from, to *questionnaire.Questionnaire, answers questionnaire.Answers, was questionnaire.Answer) string {
	if was.Level == questionnaire.Unknown {
		return questionnaire.Unknown
	}
	textOf := func(q *questionnaire.Questionnaire) string {
		for _, l := range q.Question(was.Question).Levels {
			if l.ID == was.Level {
				return l.Text
			}
		}
		return ""
	}
	if len(to.Migrates) == 0 {
		if textOf(to) == textOf(from) {
			return was.Level
		}
		return ""
	}
	for _, q := range to.Migrates[0].Questions {
		for _, l := range q.Levels {
			if q.Question != was.Question || l.From != was.Level {
				continue
			}
			for _, given := range l.OnlyIf {
				if !slices.Contains(given.Levels, answers.Get(given.Question).Level) {
					return ""
				}
			}
			if l.FreshMonths > 0 && was.Collected < "2025-11-23" {
				return ""
			}
			return l.To
		}
	}
	return ""
}

// Taken to itself, a questionnaire keeps every answer.
func TestMigrationToItself(t *testing.T) {
	q, _ := fixture.Pinned(t)
	answers := fixture.Best(q).Answers(q)
	m := library.Migrate(q, q, answers, reviewDay)
	if !cmp.Equal(m.Answers, answers) || len(m.Asked)+len(m.Dropped) > 0 {
		t.Errorf("%+v", m)
	}
}

// Each reason is part of a sentence that names what happened.
func TestReasonsOfAskingAnew(t *testing.T) {
	from, _ := fixture.Pinned(t)
	d := fixture.Clone(from.Definition)
	d.Version = "1.1.0"
	questions := fixture.Questions(&d)
	questions[0].Levels[0].ID = "nowhere"
	questions[1].Levels[0].Text = "By typing a secret"
	m := library.Migrate(from, questionnaire.New(d, ""), fixture.Best(from).Answers(from), reviewDay)
	var got []string
	for _, a := range m.Asked {
		got = append(got, a.Question.ID+": "+a.Why)
	}
	want := []string{questions[0].ID + ": the levels changed", questions[1].ID + ": the level is worded otherwise"}
	if diff := cmp.Diff(want, got); diff != "" || !strings.Contains(m.Asked[1].Text, " ") {
		t.Error(diff)
	}
}
