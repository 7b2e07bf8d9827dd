package session

import (
	"slices"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

// own returns a draft that shares no list with the caller's. Lists inside a
// session are only ever replaced, never changed, so what Draft returns stays
// as it is.
func own(d review.Draft) review.Draft {
	for _, f := range review.DraftFields() {
		if f.List != nil {
			*f.List(&d) = ownList(*f.List(&d))
		}
	}
	d.Conditions, d.Mitigations, d.Evidence, d.Declined = ownList(d.Conditions), ownList(d.Mitigations), ownList(d.Evidence), ownList(d.Declined)
	return d
}

// ownList copies a list; an empty one becomes nil, so that a list that was
// filled and emptied again equals one that was never touched.
func ownList[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return slices.Clone(list)
}

// ownAnswer copies the lists of an answer.
func ownAnswer(a questionnaire.Answer) questionnaire.Answer {
	a.Links, a.From, a.Despite.Facts = ownList(a.Links), ownList(a.From), ownList(a.Despite.Facts)
	return a
}

// sound returns the answers in the questionnaire's order, at most one for each
// question, each with a level that its question has, unknown, or none.
// Answers to questions that the questionnaire does not have are kept as they
// are: they are not this engine's to judge.
func sound(q *questionnaire.Questionnaire, answers questionnaire.Answers) questionnaire.Answers {
	var out questionnaire.Answers
	read := q.Read(answers)
	for _, a := range answers {
		a = ownAnswer(a)
		if at, asked := q.Position(a.Question); asked {
			a.Level = read.Level(at)
		}
		out = out.With(a)
	}
	return ownList(out.Sorted(q))
}
