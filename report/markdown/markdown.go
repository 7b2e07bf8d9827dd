// Package markdown writes the Markdown of a record: what an architect attaches,
// and a decision record that ADR tools accept. It is a writer over the tree of
// package content and says nothing of its own.
//
// Text from people and from questionnaires reaches the file only through one
// sanitising function for each destination: [Inline] (also in cells of tables),
// [Code], [Link], and the words of the chart. Front matter holds names as they are
// written, or not at all.
//
// It imports the questionnaire's packages, content, the record and the standard
// library only: no terminal library, no clock, no files.
package markdown

import (
	"flowverdict/questionnaire"
	"flowverdict/report/record"
)

// Render writes the Markdown of a record in the record's profile. The
// assessment is computed from the answers, never taken from the record; q is
// the questionnaire that the answers were given to. The same record gives the
// same bytes: lines end with a line feed, the last one too.
func Render(r *record.Record, q *questionnaire.Questionnaire) []byte {
	return new(Renderer).Render(r, q)
}
