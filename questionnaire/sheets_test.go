package questionnaire_test

import (
	"flowverdict/questionnaire"

	"pgregory.net/rapid"
)

// open is the answer that a sheet holds where there is none.
const open = ""

// sheet is what is answered to each question: a level, unknown or open.
type sheet map[string]string

// answers in the questionnaire's order; open questions have none.
func (s sheet) answers(q *questionnaire.Questionnaire) questionnaire.Answers {
	var out questionnaire.Answers
	for _, question := range q.Questions() {
		if level := s[question.ID]; level != open {
			out = append(out, questionnaire.Answer{Question: question.ID, Level: level})
		}
	}
	return out
}

// with returns a copy in which one question is answered differently.
func (s sheet) with(question, level string) sheet {
	out := sheet{}
	for q, l := range s {
		out[q] = l
	}
	out[question] = level
	return out
}

func (s sheet) judge(q *questionnaire.Questionnaire) questionnaire.Assessment {
	return questionnaire.Assess(q, s.answers(q))
}

// best is the sheet with the best level everywhere.
func best(q *questionnaire.Questionnaire) sheet {
	s := sheet{}
	for _, question := range q.Questions() {
		s[question.ID] = question.Levels[0].ID
	}
	return s
}

// drawSheet draws a sheet: from all best, any number of answers changed. With
// 28 questions, levels drawn evenly would fire an unsuitable gate nearly
// always and leave the laws nothing to break.
func drawSheet(t *rapid.T, q *questionnaire.Questionnaire) sheet {
	s := best(q)
	for _, question := range rapid.SliceOfN(rapid.SampledFrom(q.Questions()), 0, 60).Draw(t, "questions") {
		choices := append(question.LevelIDs(), questionnaire.Unknown, open)
		if rapid.Bool().Draw(t, "mild") {
			choices = choices[:2]
		}
		s[question.ID] = rapid.SampledFrom(choices).Draw(t, question.ID)
	}
	return s
}

// complete draws what the open and unknown answers turn out to be.
func complete(t *rapid.T, q *questionnaire.Questionnaire, s sheet) sheet {
	out := s
	for _, question := range q.Questions() {
		if level := s[question.ID]; level == open || level == questionnaire.Unknown {
			out = out.with(question.ID, rapid.SampledFrom(question.LevelIDs()).Draw(t, "turns out"))
		}
	}
	return out
}

// eachStep calls f with every sheet that differs in one answer.
func eachStep(q *questionnaire.Questionnaire, s sheet, f func(question *questionnaire.Question, level string, next sheet)) {
	for _, question := range q.Questions() {
		for _, level := range append(question.LevelIDs(), questionnaire.Unknown, open) {
			if level != s[question.ID] {
				f(question, level, s.with(question.ID, level))
			}
		}
	}
}
