package analysis

import "flowverdict/questionnaire"

// PathsUpTo is [Paths], listing other numbers of the smallest size and beyond.
func PathsUpTo(q *questionnaire.Questionnaire, answers questionnaire.Answers, target questionnaire.Verdict, options PathOptions, most, beyond int) PathResult {
	result, _ := paths(q, q.Read(answers), target, options, most, beyond)
	return result
}

// CausesUpTo is [CausesOf], listing at most so many.
func CausesUpTo(q *questionnaire.Questionnaire, before, after questionnaire.Answers, most int) Causes {
	return causes(q, before, after, most)
}
