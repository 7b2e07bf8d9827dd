package markdown

import (
	"flowverdict/questionnaire"
	"flowverdict/report/record"
)

// Version is that of the wording: a change of what any record's Markdown says
// raises it by one.
const Version = 3

// Write is [Render], and notes in the record what was written.
func Write(r *record.Record, q *questionnaire.Questionnaire) []byte {
	content := Render(r, q)
	r.Rendered = record.Rendered{Renderer: Version, SHA256: record.Digest(content)}
	return content
}
