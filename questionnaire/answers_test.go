package questionnaire_test

import (
	"reflect"
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// drawAnswers draws answers to a few questions, with and without notes; some
// are answered twice, as a careless file may.
func drawAnswers(t *rapid.T) questionnaire.Answers {
	return rapid.SliceOfN(rapid.Custom(drawAnswer), 0, 6).Draw(t, "answers")
}

func drawAnswer(t *rapid.T) questionnaire.Answer {
	return questionnaire.Answer{
		Question: rapid.SampledFrom([]string{"approver", "privilege", "browser", "no-such-question"}).Draw(t, "question"),
		Level:    rapid.SampledFrom([]string{"", "none", "unknown", "read-only", "nobody"}).Draw(t, "level"),
		Basis:    rapid.SampledFrom(append(questionnaire.Bases(), "")).Draw(t, "basis"),
		Evidence: rapid.SampledFrom([]string{"", "seen"}).Draw(t, "evidence"),
	}
}

func TestAnswersLaws(t *testing.T) {
	q, _ := fixture.Pinned(t)
	rapid.Check(t, func(t *rapid.T) {
		a, answer := drawAnswers(t), drawAnswer(t)
		before := slices.Clone(a)
		after := a.With(answer)
		if !cmp.Equal(a, before) {
			t.Fatal("With changes its receiver")
		}
		gone := answer.Level == "" && !answer.HasNote()
		if got := after.Get(answer.Question); !cmp.Equal(got, answer) {
			t.Fatalf("after With, Get gives %+v, not %+v", got, answer)
		}
		count := 0
		for _, x := range after {
			if x.Question == answer.Question {
				count++
			} else if !cmp.Equal(after.Get(x.Question), a.Get(x.Question)) {
				t.Fatalf("With changes the answer to %s", x.Question)
			}
		}
		if gone && count != 0 || !gone && count != 1 {
			t.Fatalf("%d answers stand after With", count)
		}
		if !cmp.Equal(after, after.With(answer)) {
			t.Fatal("With twice is not With once")
		}
		// What Get gives is what Assess and Drivers judge by.
		single := questionnaire.Answers{}
		for _, question := range q.Questions() {
			if x := a.Get(question.ID); x.Level != "" {
				single = append(single, x)
			}
		}
		twice, once := questionnaire.Assess(q, a), questionnaire.Assess(q, single)
		if !reflect.DeepEqual(once, twice) {
			t.Fatalf("Get and Assess differ on %v", a)
		}
		if !reflect.DeepEqual(questionnaire.Drivers(q, single, &once), questionnaire.Drivers(q, a, &twice)) {
			t.Fatalf("Get and Drivers differ on %v", a)
		}
		sorted := a.Sorted(q)
		if len(sorted) != len(a) || !cmp.Equal(sorted, sorted.Sorted(q)) || !cmp.Equal(a, before) {
			t.Fatal("Sorted loses an answer, or is not settled")
		}
		if !reflect.DeepEqual(twice, questionnaire.Assess(q, sorted)) {
			t.Fatalf("sorted answers are judged differently: %v", a)
		}
	})
}

func TestWithLevelKeepsTheNote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, level := drawAnswers(t), rapid.SampledFrom([]string{"", "none", "unknown"}).Draw(t, "level")
		for _, question := range []string{"browser", "privilege"} {
			want := a.Get(question)
			want.Level = level
			if got := a.WithLevel(question, level).Get(question); !cmp.Equal(got, want) {
				t.Fatalf("got %+v, want %+v", got, want)
			}
		}
	})
}

func TestZeroAnswers(t *testing.T) {
	var a questionnaire.Answers
	if got := a.Get("browser"); !cmp.Equal(got, questionnaire.Answer{Question: "browser"}) || got.HasNote() {
		t.Errorf("got %+v", got)
	}
	if got := a.With(questionnaire.Answer{Question: "browser"}); len(got) != 0 {
		t.Errorf("an empty answer stands: %v", got)
	}
}
