// Package form asks people who are not the reviewer: a form has the questions that
// one lever can move, or knows, as YAML, Markdown or plain text, and is read back
// strictly once it is filled in.
//
// What comes back is as hostile as any text of people; it is read into values, with
// the place of every fault, and shown nowhere here.
package form

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/review"
)

// Schema names the form in its head.
const Schema = "flowverdict/form/v1"

// Form is what one lever is asked.
type Form struct {
	Questionnaire *questionnaire.Questionnaire
	Subject       review.Subject
	Lever         questionnaire.Lever
	Questions     []*questionnaire.Question // in the questionnaire's order, at least one
}

// Options say what is asked. The zero value asks all levers for what is open or
// unknown and can still change the verdict.
type Options struct {
	Levers  []string // ids; none for all
	All     bool     // every question of the lever, answered or not
	Unknown bool     // only what was answered with unknown
}

// For returns the forms that a review needs, by lever, in the questionnaire's order
// of levers; those without a question are left out.
func For(q *questionnaire.Questionnaire, d review.Draft, o Options) []Form {
	irrelevant := analysis.Irrelevant(q, d.Answers)
	needed := func(x *questionnaire.Question) bool {
		level := d.Answers.Get(x.ID).Level
		switch {
		case o.All:
			return true
		case o.Unknown:
			return level == questionnaire.Unknown
		case level == questionnaire.Unknown:
			return true
		}
		return level == "" && !slices.Contains(irrelevant, x)
	}
	var out []Form
	for _, lever := range q.Levers() {
		if len(o.Levers) > 0 && !slices.Contains(o.Levers, lever.ID) {
			continue
		}
		f := Form{Questionnaire: q, Subject: d.Subject, Lever: lever}
		for _, x := range q.Questions() {
			if x.Lever == lever.ID && needed(x) {
				f.Questions = append(f.Questions, x)
			}
		}
		if len(f.Questions) > 0 {
			out = append(out, f)
		}
	}
	return out
}

// Whom names those who are asked, inside a sentence.
func (f Form) Whom() string {
	if f.Lever.ID == questionnaire.Fact {
		return "whoever knows the application"
	}
	return "the " + f.Lever.Name
}
