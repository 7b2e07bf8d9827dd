// Package review holds what people enter in one review: the subject, who
// reviewed and when, the answers, the conditions' owners, the decision. Plain
// values, shared by the wizard that collects them, the draft that keeps them
// and the report that makes a record of them.
//
// It imports the questionnaire's packages only: no terminal library, no clock.
package review

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
)

// Draft is a review as far as it is entered. Every field may be empty.
type Draft struct {
	Subject     Subject               `json:"subject"`
	Review      Review                `json:"review"`
	Answers     questionnaire.Answers `json:"answers,omitempty"`
	Mitigations []Mitigation          `json:"mitigations,omitempty"`
	Conditions  []Condition           `json:"conditions,omitempty"`
	Decision    Decision              `json:"decision"`
	Exception   Exception             `json:"exception"`
	Evidence    []evidence.Run        `json:"evidence,omitempty"` // measured at the provider, never changed by hand
	Profile     string                `json:"profile,omitempty"`  // of the Markdown: madr or nygard
	Annex       bool                  `json:"annex,omitempty"`    // the Markdown holds the annex

	Declined questionnaire.Answers `json:"declined,omitempty"` // of others, where a conflict was settled against them; no part of the record
}

// Entered returns the draft as its record holds it: answers and mitigations without
// those that say nothing, answers in the questionnaire's order. Of a mitigation of
// which only a note was taken it says that its state is unknown. What was declined is
// no part of it.
func (d Draft) Entered(q *questionnaire.Questionnaire) Draft {
	var answers questionnaire.Answers
	for _, a := range d.Answers {
		if a.Level != "" || a.HasNote() {
			answers = append(answers, a)
		}
	}
	d.Answers, d.Declined = answers.Sorted(q), nil
	var entries []Mitigation
	for _, m := range d.Mitigations {
		if m.State == "" && m.HasNote() {
			m.State = questionnaire.Unknown
		}
		if m.State != "" {
			entries = append(entries, m)
		}
	}
	d.Mitigations = entries
	return d
}

// Looked tells what was measured of each answer on which a known fact bears. Runs
// of another provider or client than the subject names say nothing, nor do those
// that are too old on the day of the review.
func (d Draft) Looked(q *questionnaire.Questionnaire) []evidence.Looked {
	return evidence.Weigh(q, d.Answers, d.Evidence, d.Measurable())
}

// Settle settles a conflict by a level, as [Conflict.Settled] does, and keeps what it
// was settled against, so that merging the same again does not ask again. ok is false,
// and nothing changes, for a level that neither side has.
func (d *Draft) Settle(c Conflict, level string) (ok bool) {
	a, ok := c.Settled(level)
	if !ok {
		return false
	}
	if level != "" || a.HasNote() {
		d.Answers = d.Answers.With(a)
	}
	declined := slices.DeleteFunc(slices.Clone(d.Declined), func(x questionnaire.Answer) bool { return x.Question == c.Question && x.Level == level })
	for _, x := range c.Against(level) {
		if !slices.ContainsFunc(declined, func(y questionnaire.Answer) bool { return equal(x, y) }) {
			declined = append(declined, x)
		}
	}
	slices.SortFunc(declined, byContent)
	d.Declined = declined
	return true
}

// Measurable is what evidence has to be of to say anything of the review.
func (d Draft) Measurable() evidence.About {
	return evidence.About{Issuer: d.Subject.IdentityProvider, ClientID: d.Subject.ClientID, Day: d.Review.Date}
}

// Review says who reviewed, when, and until when the record stands. At least
// one reviewer and the date are required. Days are YYYY-MM-DD.
type Review struct {
	Reviewers  []string `json:"reviewers,omitempty"`
	Date       string   `json:"date,omitempty"`
	ReviewBy   string   `json:"review_by,omitempty"`
	Supersedes string   `json:"supersedes,omitempty"`
	Benefit    string   `json:"benefit,omitempty"`
	Replaces   string   `json:"replaces,omitempty"`
}

// ReviewFields returns the fields of a review, in the order of a file.
func ReviewFields() []Field[Review] {
	return []Field[Review]{
		{
			Entry: Entry{Key: "reviewers", Kind: KindNames, Needed: true, About: "Who reviewed.",
				Label: "Reviewers", Hint: "people or roles, separated by commas", Lacking: "reviewer"},
			List: func(r *Review) *[]string { return &r.Reviewers },
		},
		{
			Entry: Entry{Key: "date", Kind: KindDay, Needed: true, About: "The day of the review.",
				Label: "Date", Prompt: "Date of the review", Hint: "the day of the review, such as today or 3.2.2027"},
			Text: func(r *Review) *string { return &r.Date },
		},
		{
			Entry: Entry{Key: "benefit", About: "What users gain by it: the other side of the risks.",
				Label: "Benefit", Hint: "what users gain by it, in your words", Beside: "subject.description"},
			Text: func(r *Review) *string { return &r.Benefit },
		},
		{
			Entry: Entry{Key: "replaces", About: "Which sign-in it replaces, and until when, and for whom, the old way stays open.",
				Label: "Replaces", Hint: "the sign-in that ends, for whom and when", Beside: "subject.description"},
			Text: func(r *Review) *string { return &r.Replaces },
		},
		{
			Entry: Entry{Key: "review_by", Kind: KindDay, Ahead: true, About: "The day by which to review again. Proposed from the verdict where it is left out.",
				Label: "Review by", Asked: AskedElsewhere},
			Text: func(r *Review) *string { return &r.ReviewBy },
		},
		{
			Entry: Entry{Key: "supersedes", Kind: KindRecord, About: "The id of the record that this one takes the place of once it is accepted. flowverdict revise writes it.",
				Label: "Supersedes", Asked: AskedNever},
			Text: func(r *Review) *string { return &r.Supersedes },
		},
	}
}
