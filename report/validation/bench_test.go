package validation_test

import (
	"testing"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// whole is a record in which every question is answered with a note.
func whole(b *testing.B) (*questionnaire.Questionnaire, []byte) {
	q := fixture.Release()
	d := sample()
	d.Answers = nil
	for i, question := range q.Questions() {
		d.Answers = append(d.Answers, questionnaire.Answer{
			Question: question.ID, Level: question.Levels[i%2].ID, Basis: questionnaire.Documented, Collected: "2026-11-10",
			Evidence: "The setup guide says so, and it was tried on two hosts.\nNothing else was found.", Links: []string{"https://docs.example.org/acmectl/" + question.ID},
		})
	}
	return q, write(b, q, "0007-acmectl", d)
}

// BenchmarkExamine is one record; BenchmarkParse is the part of it that cannot
// be saved.
func BenchmarkExamine(b *testing.B) {
	q, content := whole(b)
	c := validation.New(released(q))
	file := validation.File{Name: "docs/0007-acmectl.yaml", Content: content}
	if found := c.Examine(file).Findings(); len(found) > 0 {
		b.Fatal(list(found))
	}
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		c.Examine(file)
	}
}

func BenchmarkParse(b *testing.B) {
	_, content := whole(b)
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		yamldoc.Parse(content, record.Limits())
	}
}
