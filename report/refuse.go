package report

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// refuse says why validation would not accept a new record on the day of its
// review. It reads the record as it will be written, so that a record that can
// be built is one that can be read back.
func refuse(q *questionnaire.Questionnaire, r *record.Record) []yamldoc.Problem {
	content, err := r.YAML()
	if err != nil {
		return []yamldoc.Problem{{Rule: yamldoc.WrongType, Message: err.Error()}}
	}
	checker := validation.New(validation.Options{
		AsOf:    r.Review.Date,
		Resolve: func(string, string) *questionnaire.Questionnaire { return q },
	})
	var problems []yamldoc.Problem
	for _, f := range checker.Examine(validation.File{Content: content}).Findings() {
		if f.Severity == validation.Error {
			problems = append(problems, yamldoc.Problem{Rule: f.Rule, Path: f.Path, Place: f.Place, Message: f.Message, Hint: f.Hint})
		}
	}
	return problems
}
