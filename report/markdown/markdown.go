// Package markdown writes the Markdown of a record: what an architect attaches,
// and a decision record that ADR tools accept. It is generated whole from the
// record and its questionnaire and holds nothing that they lack.
//
// Text from people and from questionnaires reaches the file only through one
// sanitising function for each destination: [Inline] (also in cells of tables),
// [Code], [Link], [FrontMatter], and the words of the chart.
//
// It imports the questionnaire's packages, the record and the standard library
// only: no terminal library, no clock, no files.
package markdown

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// Render writes the Markdown of a record in the record's profile: MADR 4, or
// the older form of Nygard. The assessment is computed from the answers, never
// taken from the record; q is the questionnaire that the answers were given to.
// The same record gives the same bytes: lines end with a line feed, the last
// one too.
func Render(r *record.Record, q *questionnaire.Questionnaire) []byte {
	v := newView(r, q)
	if r.Profile == "nygard" {
		v.nygard()
	} else {
		v.madr()
	}
	return v.Bytes()
}

// view is a record assessed, and the file as far as it is written.
type view struct {
	writer
	r          *record.Record
	q          *questionnaire.Questionnaire
	a          questionnaire.Assessment
	answers    map[string]questionnaire.Answer
	drivers    []questionnaire.Driver
	costs      map[string]int // hundredths of a point, by question
	conditions []review.Condition
	options    []option
	cited      map[string]bool // documents named so far
	noted      map[string]bool // controls whose note was pointed to
}

func newView(r *record.Record, q *questionnaire.Questionnaire) *view {
	v := &view{
		r: r, q: q, a: questionnaire.Assess(q, r.Answers), answers: map[string]questionnaire.Answer{},
		costs: map[string]int{}, cited: map[string]bool{}, noted: map[string]bool{},
	}
	var last questionnaire.Answers // of two answers to one question the last counts
	for _, answer := range r.Answers {
		v.answers[answer.Question] = answer
	}
	for _, question := range q.Questions() {
		if answer, ok := v.answers[question.ID]; ok {
			last = append(last, answer)
		}
	}
	v.drivers = questionnaire.Drivers(q, last, &v.a)
	for _, d := range v.drivers {
		if d.Question != nil {
			v.costs[d.Question.ID] = d.Cost
		}
	}
	v.conditions = review.Conditions(&v.a, r.Conditions)
	v.options = v.alternatives()
	return v
}
