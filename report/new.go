// Package report makes decision records of reviews and renders them. The
// record itself, its Markdown, its validation and its folder are packages of
// their own below this one.
//
// It imports the questionnaire's and its own packages: no terminal library, no
// clock.
package report

import (
	"flowverdict/internal/finding"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// New builds the record of a review: it assesses the answers, brings one
// condition for each fired gate that is not overshadowed, and proposes a
// review-by date where none is entered. It is the only way to a new record.
//
// What validation would call an error is refused: then the findings say what is
// wrong, by path, and there is no record.
func New(q *questionnaire.Questionnaire, id string, d review.Draft) (*record.Record, []finding.Finding) {
	a := questionnaire.Assess(q, d.Answers)
	r := &record.Record{ID: id, Draft: d, Questionnaire: record.PinOf(q), Assessment: record.Store(a)}
	r.Answers = withContent(d.Answers).Sorted(q)
	r.Mitigations = withStates(d.Mitigations)
	r.Conditions = review.Conditions(&a, d.Conditions)
	if r.Profile == "" {
		r.Profile = record.DefaultProfile
	}
	if r.Decision.Status == "" {
		r.Decision.Status = review.Proposed
	}
	if r.Review.ReviewBy == "" {
		r.Review.ReviewBy = review.ReviewBy(a.Verdict(), r.Review.Date)
	}
	if wrong := validation.Record(r, q); len(wrong) > 0 {
		return nil, wrong
	}
	return r, nil
}

// withContent drops entries that hold neither a level nor a note.
func withContent(answers questionnaire.Answers) questionnaire.Answers {
	var out questionnaire.Answers
	for _, a := range answers {
		if a.Level != "" || a.HasNote() {
			out = append(out, a)
		}
	}
	return out
}

// withStates drops entries that say nothing. A record says of each mitigation that
// it names in which state it is: unknown where only a note was taken.
func withStates(entries []review.Mitigation) []review.Mitigation {
	var out []review.Mitigation
	for _, m := range entries {
		if m.State == "" && m.HasNote() {
			m.State = questionnaire.Unknown
		}
		if m.State != "" {
			out = append(out, m)
		}
	}
	return out
}
