// Package comparison sets records side by side: with other answers, with
// another record, and with what another questionnaire makes of them. What it
// returns is for writers, as text or for programs; it writes nothing itself.
//
// It may import the packages of the questionnaire and package record.
package comparison

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/library"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// Source is a record as it was named, and the questionnaire that it pins.
type Source struct {
	Name          string // the file, "-" for standard input
	Record        *record.Record
	Questionnaire *questionnaire.Questionnaire
}

// Records is what differs between two records.
type Records struct {
	Old, New   Source
	Questions  *analysis.Rejudgement // of the old answers, by the new questionnaire; nil where both pin the same
	AskedAnew  map[string]string     // why answers to these questions are not carried over, where the new questionnaire says it
	Answers    analysis.Difference   // of old and new answers, both judged by the new questionnaire
	Causes     analysis.Causes       // of what Answers makes of the verdict
	Bases      []Basis               // answers that rest on something else
	Conditions []Condition           // that both records have, and not alike
}

// Basis is what an answer rests on, where that differs; "" where nobody said.
type Basis struct {
	Question string
	From, To questionnaire.Basis
}

// Condition is the condition of one gate, or on one answer, in both records.
type Condition struct{ Old, New review.Condition }

// OfRecords compares two records: the old answers, judged by the questionnaire
// of the new record, with the new answers.
func OfRecords(before, after Source) Records {
	was, is := before.Record, after.Record
	carried := library.Take(before.Questionnaire, after.Questionnaire, was.Answers, is.Review.Date)
	r := Records{Old: before, New: after}
	if before.Questionnaire.Digest != after.Questionnaire.Digest {
		j := analysis.Rejudge(before.Questionnaire, after.Questionnaire, was.Answers, carried)
		r.Questions, r.AskedAnew = &j, askedAnew(before, after)
	}
	r.Answers = analysis.Compare(after.Questionnaire, carried, is.Answers)
	r.Causes = analysis.CausesOf(after.Questionnaire, carried, is.Answers)
	for _, x := range after.Questionnaire.Questions() {
		if from, to := was.Answers.Get(x.ID).Basis, is.Answers.Get(x.ID).Basis; from != to {
			r.Bases = append(r.Bases, Basis{x.ID, from, to})
		}
	}
	for _, old := range was.Conditions {
		for _, now := range is.Conditions {
			if old.Same(now) && old != now {
				r.Conditions = append(r.Conditions, Condition{old, now})
			}
		}
	}
	return r
}

// askedAnew returns the reasons that the later questionnaire has for asking again
// what was answered before, by question; nil where it has no table of them.
func askedAnew(before, after Source) map[string]string {
	from, to := before.Questionnaire, after.Questionnaire
	if from.ID != to.ID || to.MigrationFrom(from.Version) == nil {
		return nil
	}
	out := map[string]string{}
	for _, a := range library.Migrate(from, to, before.Record.Answers, after.Record.Review.Date).Asked {
		if a.Before.Question != "" {
			out[a.Question.ID] = a.Why
		}
	}
	return out
}
