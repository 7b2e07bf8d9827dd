package content

import (
	"flowverdict/questionnaire"
)

// answerText is what was answered, in the level's words.
func (v *view) answerText(question *questionnaire.Question) Inline {
	id := v.answers[question.ID].Level
	if level, ok := question.Level(id); ok {
		return phrase(question.Levels[level].Text)
	}
	switch id {
	case "":
		return words("not answered yet")
	case questionnaire.Unknown:
		return words("nobody could tell")
	}
	return words("an answer that the question does not have, so it counts as not answered")
}

// answerID is the id of the answer as a code span: a level, unknown or open.
func (v *view) answerID(question *questionnaire.Question) Inline {
	return or(code(v.answers[question.ID].Level), words("open"))
}

// asked is what a question is called.
type asked struct{ title, strong Inline }

func (x *Index) asked(question *questionnaire.Question) asked {
	a, known := x.questions[question]
	if !known {
		a = asked{title: phrase(question.Title)}
		a.strong = strong(a.title)
		x.questions[question] = a
	}
	return a
}

// answered is what was answered to a question: in the level's words with its
// id, and as tables name it. Each is the same in every record with that answer.
type answered struct{ said, name Inline }

type answerTo struct {
	question *questionnaire.Question
	level    string
}

func (v *view) answered(question *questionnaire.Question) answered {
	key := answerTo{question, v.answers[question.ID].Level}
	a, known := v.answeredBefore[key]
	if !known {
		a = answered{
			said: say("%s (%s)", v.answerText(question), v.answerID(question)),
			name: say("%s (%s)", v.asked(question).title, v.answerID(question)),
		}
		if _, ok := question.Level(key.level); ok || key.level == questionnaire.Unknown || key.level == "" {
			v.answeredBefore[key] = a
		}
	}
	return a
}

// missing lists the unknown and open answers and what each could still do.
func (v *view) missing() {
	if len(v.a.Open)+len(v.a.Unknown) == 0 {
		return
	}
	v.heading(3, "Open and unknown answers")
	v.paragraph(v.undecided())
	var items []Inline
	for _, list := range []struct {
		state fixed
		ids   []string
	}{{"unknown", v.a.Unknown}, {"open", v.a.Open}} {
		for _, id := range list.ids {
			question := v.q.Question(id)
			items = append(items, say("%s (%s): %s.", phrase(question.Title), list.state, v.atStake(question)))
		}
	}
	v.list(items...)
}

// atStake says what an open answer could still cause: points, and the gates
// that might still fire by it.
func (v *view) atStake(question *questionnaire.Question) Inline {
	out := say("up to %s", points(v.costs[question.ID]))
	var gates []Inline
	for _, g := range v.possible {
		if concerns(g.Gate, question) {
			gates = append(gates, say("%s (%s)", phrase(g.Title), g.Caps))
		}
	}
	if len(gates) == 0 {
		return out
	}
	return say("%s, and might fire %s", out, join(gates, "; "))
}

// caused says what an answer led to: the gates that it is part of, and the
// points that it costs.
func (v *view) caused(question *questionnaire.Question) Inline {
	var out []Inline
	for _, g := range v.fired {
		if concerns(g.Gate, question) {
			out = append(out, say("%s (caps at %s)", phrase(g.Title), g.Caps))
		}
	}
	for _, g := range v.possible {
		if concerns(g.Gate, question) {
			out = append(out, say("might fire %s (caps at %s)", phrase(g.Title), g.Caps))
		}
	}
	if cost := v.costs[question.ID]; cost > 0 {
		out = append(out, say("costs %s", points(cost)))
	}
	return join(out, "; ")
}

func concerns(gate *questionnaire.Gate, question *questionnaire.Question) bool {
	for _, clause := range gate.When {
		if clause.Question == question.ID {
			return true
		}
	}
	return false
}

// allAnswers says every answer by section: a table of what was answered and
// what it caused, then the evidence, which is too long for a table.
func (v *view) allAnswers() {
	v.heading(3, "Answers")
	for _, section := range v.q.Sections {
		v.titled(4, phrase(section.Title))
		var rows [][]Inline
		var evidence []Inline
		for i := range section.Questions {
			question := &section.Questions[i]
			answer := v.answers[question.ID]
			basis := join([]Inline{prose(string(answer.Basis)), prose(answer.Collected)}, ", ")
			rows = append(rows, []Inline{v.asked(question).title, v.answered(question).said, basis, v.caused(question)})
			if said := v.evidence(question, answer); len(said) > 0 {
				evidence = append(evidence, said)
			}
		}
		v.table(say("Answers: %s", phrase(section.Title)), rows, "Question", "Answer", "Basis", "What it caused")
		if len(evidence) > 0 {
			v.paragraph(words("Evidence:"))
			v.list(evidence...)
		}
	}
}

func (v *view) evidence(question *questionnaire.Question, answer questionnaire.Answer) Inline {
	parts := []Inline{sentence(prose(answer.Evidence))}
	for _, l := range answer.Links {
		parts = append(parts, link(l))
	}
	if said := join(parts, " "); len(said) > 0 {
		return say("%s: %s", v.asked(question).strong, said)
	}
	return nil
}
