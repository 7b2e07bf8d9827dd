package questionnaire_test

import (
	"slices"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"

	"pgregory.net/rapid"
)

// Careless answers are read as Assess reads them: twice the same question,
// questions and levels that do not exist, notes without a level.
func TestAnswersStandAsAssessReadsThem(t *testing.T) {
	q := fixture.Release()
	rapid.Check(t, func(t *rapid.T) {
		var answers questionnaire.Answers
		for range rapid.IntRange(0, 40).Draw(t, "answers") {
			x := rapid.SampledFrom(q.Questions()).Draw(t, "question")
			level := rapid.SampledFrom(append(x.LevelIDs(), questionnaire.Unknown, "", "no-such-level")).Draw(t, "level")
			id := rapid.SampledFrom([]string{x.ID, x.ID, x.ID, "no-such-question"}).Draw(t, "id")
			answers = append(answers, questionnaire.Answer{Question: id, Level: level, Basis: questionnaire.Stated})
		}
		a, s := questionnaire.Assess(q, answers), q.Read(answers)
		if want := (questionnaire.Bracket{Lowest: q.Model().Verdict(s.Low), Highest: q.Model().Verdict(s.High)}); a.Bracket != want {
			t.Fatalf("bracket %v, not %v", want, a.Bracket)
		}
		if want := (questionnaire.Range{Low: q.Model().Points(s.Low), High: q.Model().Points(s.High)}); a.Points != want {
			t.Fatalf("points %v, not %v", want, a.Points)
		}
		var open, unknown []string
		for at, x := range q.Questions() {
			switch s.Level(at) {
			case "":
				open = append(open, x.ID)
			case questionnaire.Unknown:
				unknown = append(unknown, x.ID)
			}
			if s.Known(at) != (s.Level(at) == x.Levels[s.Low[at]].ID && s.Low[at] == s.High[at]) {
				t.Fatalf("%s is known: %v", x.ID, s.Known(at))
			}
		}
		if !slices.Equal(open, a.Open) || !slices.Equal(unknown, a.Unknown) {
			t.Fatalf("open %v and unknown %v, not %v and %v", open, unknown, a.Open, a.Unknown)
		}
	})
}
