package questionnaire_test

import (
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/soundness"
)

// Budgets: one assessment under 10 µs and 4 kB, Check under 50 ms. Load is
// part of the start of every command that judges.

func BenchmarkAssessFull(b *testing.B) {
	q, _ := fixture.Pinned(b)
	answers := fixture.Best(q).With("privilege", "broad-write").With("hosts", "shared-access").Answers(q)
	b.ReportAllocs()
	for b.Loop() {
		questionnaire.Assess(q, answers)
	}
}

func BenchmarkAssessEmpty(b *testing.B) {
	q, _ := fixture.Pinned(b)
	b.ReportAllocs()
	for b.Loop() {
		questionnaire.Assess(q, nil)
	}
}

func BenchmarkAssessWorst(b *testing.B) {
	q, _ := fixture.Pinned(b)
	s := fixture.Sheet{}
	for _, x := range q.Questions() {
		s[x.ID] = x.Levels[len(x.Levels)-1].ID
	}
	answers := s.Answers(q)
	b.ReportAllocs()
	for b.Loop() {
		questionnaire.Assess(q, answers)
	}
}

func BenchmarkDrivers(b *testing.B) {
	q, _ := fixture.Pinned(b)
	a := questionnaire.Assess(q, nil)
	b.ReportAllocs()
	for b.Loop() {
		questionnaire.Drivers(q, nil, &a)
	}
}

func BenchmarkCheck(b *testing.B) {
	q, _ := fixture.Pinned(b)
	b.ReportAllocs()
	for b.Loop() {
		soundness.Check(q.Definition)
	}
}

// A verdict that no answers lead to, among 2^40 sheets.
func BenchmarkCheckSearch(b *testing.B) {
	d := fixture.Plain(40)
	d.Bands[1].From, d.Bands[2].From = 79, 78
	for _, q := range fixture.Questions(&d) {
		q.Levels = append(q.Levels[:1], q.Levels[2])
	}
	b.ReportAllocs()
	for b.Loop() {
		soundness.Check(d)
	}
}

func BenchmarkLoad(b *testing.B) {
	_, data := fixture.Pinned(b)
	b.ReportAllocs()
	for b.Loop() {
		if q, problems := library.Load(data); q == nil {
			b.Fatal(problems)
		}
	}
}

func BenchmarkReleased(b *testing.B) {
	q, _ := fixture.Pinned(b)
	b.ReportAllocs()
	for b.Loop() {
		if library.Released(q.ID, q.Version) == nil {
			b.Fatal("not found")
		}
	}
}

func BenchmarkReleases(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		library.Releases()
	}
}
