package markdown

import (
	"flowverdict/questionnaire"
	"flowverdict/report/internal/content"
	"flowverdict/report/record"
	"flowverdict/report/sample"

	"pgregory.net/rapid"
)

// anyRecord draws a record: any answers, any text anywhere.
func anyRecord(q *questionnaire.Questionnaire) *rapid.Generator[*record.Record] {
	return rapid.Custom(func(t *rapid.T) *record.Record {
		below := func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "choice") }
		return sample.Any(q, sample.Chance{Below: below, Text: pool(t)})
	})
}

// pool draws some hostile texts and gives them out in turn.
func pool(t *rapid.T) func() string {
	texts := rapid.SliceOfN(hostileText(), 1, 9).Draw(t, "texts")
	next := 0
	return func() string {
		next++
		return texts[next%len(texts)]
	}
}

// title is the title of a record as Markdown.
func title(r *record.Record, q *questionnaire.Questionnaire) string {
	var w writer
	w.inline(content.Of(r, q, true).Title)
	return w.String()
}
