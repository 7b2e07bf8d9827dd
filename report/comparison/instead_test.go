package comparison_test

import (
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
	"flowverdict/report/comparison"
	"flowverdict/report/record"
	"flowverdict/report/summary"

	"pgregory.net/rapid"
)

// What could be used instead is told of every alternative, as it is judged, and
// what would make one better is never told of one that is ruled out.
func TestInsteadTellsWhatIsJudged(t *testing.T) {
	q, _ := fixture.Judged(t)
	better := 0
	rapid.Check(t, func(t *rapid.T) {
		answers := fixture.DrawSheet(t, q).Answers(q)
		r := &record.Record{Draft: review.Draft{Answers: answers}}
		told := comparison.Instead(comparison.Source{Name: "0001-acmectl.yaml", Record: r, Questionnaire: q}, summary.Options{})
		all := alternatives.Judge(q, answers)
		if len(told.Advice.Parts) < len(all)+1 || told.Advice.Parts[0].Title != "Chosen option" {
			t.Fatalf("%+v", told.Advice.Parts)
		}
		for i, a := range all {
			part := told.Advice.Parts[i+1]
			if part.Title != a.Title || strings.HasPrefix(part.Lead, "Ruled out.") != (a.Status == alternatives.RuledOut) || len(part.Points) < len(a.RulesOut)+len(a.Against)+len(a.For) {
				t.Fatalf("%+v, want %+v", part, a)
			}
		}
		for _, part := range told.Advice.Parts[len(all)+1:] {
			title, _, _ := strings.Cut(part.Title, ": ")
			at := slices.IndexFunc(all, func(a alternatives.Result) bool { return a.Title == title })
			if at < 0 || !all[at].Serves() || all[at].Residual.Bracket.Lowest == questionnaire.Suitable {
				t.Fatalf("%s", part.Title)
			}
			better++
		}
	})
	if better == 0 {
		t.Error("it was never told what would make one better")
	}
}
