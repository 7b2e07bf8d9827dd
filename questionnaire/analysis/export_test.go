package analysis

import "flowverdict/questionnaire"

// PathsUpTo is [Paths], listing other numbers of the smallest size and beyond.
func PathsUpTo(q *questionnaire.Questionnaire, answers questionnaire.Answers, target questionnaire.Verdict, options PathOptions, most, beyond int) PathResult {
	result, _ := paths(q, q.Read(answers), target, options, most, beyond, usual())
	return result
}

// CausesUpTo is [CausesOf], listing at most so many.
func CausesUpTo(q *questionnaire.Questionnaire, before, after questionnaire.Answers, most int) Causes {
	out, _ := causes(q, before, after, most, usual())
	return out
}

// Within is all searches of answers, each with a budget of so many steps.
type Within struct {
	Paths      PathResult
	Next       Asking
	Irrelevant []*questionnaire.Question
	Causes     Causes // of the change from after
}

func SearchWithin(q *questionnaire.Questionnaire, answers, after questionnaire.Answers, target questionnaire.Verdict, steps int) Within {
	l := limits{steps, steps, steps, steps, steps}
	result, _ := paths(q, q.Read(answers), target, PathOptions{}, mostPaths, mostBeyond, l)
	because, _ := causes(q, answers, after, mostCauses, l)
	return Within{result, askNext(q, answers, l), irrelevant(q, answers, l), because}
}
