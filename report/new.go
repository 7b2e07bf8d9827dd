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
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// New builds the record of a review: it assesses the answers, brings one
// condition for each fired gate that is not overshadowed and for each answer that
// is still to become better, and proposes a
// review-by date where none is entered. It is the only way to a new record.
//
// What validation would call an error is refused: then the findings say what is
// wrong, by path, and there is no record.
func New(q *questionnaire.Questionnaire, id string, d review.Draft) (*record.Record, []finding.Finding) {
	return NewUnder(nil, q, id, d)
}

// NewUnder is [New] under an organisation's profile: it proposes the review-by date
// after the time that the profile gives, and what the profile demands is demanded.
func NewUnder(p *profile.Profile, q *questionnaire.Questionnaire, id string, d review.Draft) (*record.Record, []finding.Finding) {
	r := made(p, q, id, d)
	if wrong := validation.Record(r, q, p); len(wrong) > 0 {
		return nil, wrong
	}
	return r, nil
}

// Check returns what keeps a review from being a record, as [NewUnder] does, and of
// what a run by these options would warn then. The options' profile is that of the
// review.
func Check(q *questionnaire.Questionnaire, d review.Draft, o validation.Options) (wrong, warnings []finding.Finding) {
	return validation.Unwritten(made(o.Profile, q, unnamed, d), q, o)
}

// unnamed is the id of a record while it is only looked at.
const unnamed = "0000-review"

// made makes the record of a review, whatever is wrong with it.
func made(p *profile.Profile, q *questionnaire.Questionnaire, id string, d review.Draft) *record.Record {
	a := questionnaire.Assess(q, d.Answers)
	d = p.Ended(d, a.Verdict())
	r := &record.Record{ID: id, Draft: d.Entered(q), Questionnaire: record.PinOf(q), Assessment: record.Store(a)}
	r.Conditions = review.AllConditions(q, d.Answers, &a, d.Conditions)
	if r.Profile == "" {
		r.Profile = record.DefaultProfile
	}
	if r.Decision.Status == "" {
		r.Decision.Status = review.Proposed
	}
	if r.Review.ReviewBy == "" {
		r.Review.ReviewBy = review.ReviewBy(a.Verdict(), r.Review.Date)
	}
	return r
}
