package comparison

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/library"
)

// Rejudged is what another questionnaire makes of records.
type Rejudged struct {
	By        *questionnaire.Questionnaire
	Records   []RejudgedRecord
	NotJudged []string // the files whose answers cannot be judged
}

// RejudgedRecord is one record under another questionnaire.
type RejudgedRecord struct {
	Name, Subject string
	analysis.Rejudgement
}

// Add judges the answers of a record by the other questionnaire.
func (r *Rejudged) Add(s Source) {
	carried := library.Take(s.Questionnaire, r.By, s.Record.Answers, s.Record.Review.Date)
	r.Records = append(r.Records, RejudgedRecord{s.Name, s.Record.Subject.Name, analysis.Rejudge(s.Questionnaire, r.By, s.Record.Answers, carried)})
}

// Changes reports whether the verdict would be another one.
func (r RejudgedRecord) Changes() bool { return r.Before.Verdict() != r.After.Verdict() }
