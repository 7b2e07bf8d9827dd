package analysis

import (
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
)

// Budgets: paths under 50 ms on the hardest sheet, what to ask next under 5 ms.

func BenchmarkPathsHardest(b *testing.B) {
	q := fixture.Release()
	answers, target, _ := hardPaths().hardest(b, q)
	b.ReportAllocs()
	for b.Loop() {
		Paths(q, answers, target, PathOptions{ThawFacts: true})
	}
}

// The worst sheet of all, to the best verdict.
func BenchmarkPathsUntouched(b *testing.B) {
	q := fixture.Release()
	b.ReportAllocs()
	for b.Loop() {
		Paths(q, nil, questionnaire.Suitable, PathOptions{})
	}
}

func BenchmarkAskNextUntouched(b *testing.B) {
	q := fixture.Release()
	b.ReportAllocs()
	for b.Loop() {
		AskNext(q, nil)
	}
}

// Many sums of points to try, because few gates can still decide.
func BenchmarkAskNextHardest(b *testing.B) {
	q := fixture.Release()
	answers, _, _ := hardAsk().hardest(b, q)
	b.ReportAllocs()
	for b.Loop() {
		AskNext(q, answers)
	}
}

func BenchmarkIrrelevant(b *testing.B) {
	q := fixture.Release()
	b.ReportAllocs()
	for b.Loop() {
		Irrelevant(q, nil)
	}
}

func BenchmarkLoadBearing(b *testing.B) {
	q := fixture.Release()
	var answers questionnaire.Answers
	for _, x := range q.Questions() {
		answers = append(answers, questionnaire.Answer{Question: x.ID, Level: x.Levels[0].ID})
	}
	b.ReportAllocs()
	for b.Loop() {
		LoadBearing(q, answers)
	}
}

func BenchmarkCompare(b *testing.B) {
	q := fixture.Release()
	after := questionnaire.Answers{{Question: "privilege", Level: "administrative"}}
	b.ReportAllocs()
	for b.Loop() {
		Compare(q, nil, after)
	}
}
