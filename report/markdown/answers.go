package markdown

import (
	"flowverdict/questionnaire"
)

// answerText is what was answered, in the level's words.
func (v *view) answerText(question *questionnaire.Question) inline {
	id := v.answers[question.ID].Level
	if level, ok := question.Level(id); ok {
		return text(question.Levels[level].Text)
	}
	switch id {
	case "":
		return "not answered yet"
	case questionnaire.Unknown:
		return "nobody could tell"
	}
	return "an answer that the question does not have, so it counts as not answered"
}

// answerID is the id of the answer as a code span: a level, unknown or open.
func (v *view) answerID(question *questionnaire.Question) inline {
	if id := code(v.answers[question.ID].Level); id != "" {
		return id
	}
	return "open"
}

// missing lists the unknown and open answers and what each could still do.
func (v *view) missing() {
	if len(v.a.Open)+len(v.a.Unknown) == 0 {
		return
	}
	v.heading(3, "Open and unknown answers")
	v.paragraph(v.undecided())
	var items []inline
	for _, list := range []struct {
		state inline
		ids   []string
	}{{"unknown", v.a.Unknown}, {"open", v.a.Open}} {
		for _, id := range list.ids {
			question := v.q.Question(id)
			items = append(items, text(question.Title)+" ("+list.state+"): "+v.atStake(question)+".")
		}
	}
	v.list(items...)
}

// atStake says what an open answer could still cause: points, and the gates
// that might still fire by it.
func (v *view) atStake(question *questionnaire.Question) inline {
	out := inline("up to ") + points(v.costs[question.ID])
	var gates []inline
	for _, g := range v.a.Possible() {
		if concerns(g.Gate, question) {
			gates = append(gates, say("%s (%s)", g.Title, g.Caps))
		}
	}
	if len(gates) == 0 {
		return out
	}
	return out + ", and might fire " + join(gates, "; ")
}

// caused says what an answer led to: the gates that it is part of, and the
// points that it costs.
func (v *view) caused(question *questionnaire.Question) inline {
	var out []inline
	for _, g := range v.a.Fired() {
		if concerns(g.Gate, question) {
			out = append(out, say("%s (caps at %s)", g.Title, g.Caps))
		}
	}
	for _, g := range v.a.Possible() {
		if concerns(g.Gate, question) {
			out = append(out, say("might fire %s (caps at %s)", g.Title, g.Caps))
		}
	}
	if cost := v.costs[question.ID]; cost > 0 {
		out = append(out, "costs "+points(cost))
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

// allAnswers writes every answer by section: a table of what was answered and
// what it caused, then the evidence, which is too long for a table.
func (v *view) allAnswers() {
	v.heading(3, "Answers")
	for _, section := range v.q.Sections {
		v.heading(4, text(section.Title))
		var rows [][]inline
		var evidence []inline
		for i := range section.Questions {
			question := &section.Questions[i]
			answer := v.answers[question.ID]
			said := v.answerText(question) + " (" + v.answerID(question) + ")"
			basis := join([]inline{text(string(answer.Basis)), text(answer.Collected)}, ", ")
			rows = append(rows, []inline{text(question.Title), said, basis, v.caused(question)})
			evidence = append(evidence, v.evidence(question, answer))
		}
		v.table([]inline{"Question", "Answer", "Basis", "What it caused"}, rows)
		if join(evidence, "") != "" {
			v.paragraph("Evidence:")
			v.list(evidence...)
		}
	}
}

func (v *view) evidence(question *questionnaire.Question, answer questionnaire.Answer) inline {
	parts := []inline{sentence(text(answer.Evidence))}
	for _, l := range answer.Links {
		parts = append(parts, link(l))
	}
	if said := join(parts, " "); said != "" {
		return say("**%s**: %s", question.Title, said)
	}
	return ""
}
