package content

import (
	"flowverdict/questionnaire"
	"flowverdict/report/summary"
)

// answerText is what was answered, in the level's words.
func (v *view) answerText(question *questionnaire.Question) Inline {
	return drawn(summary.AnswerText(question, v.answers[question.ID].Level))
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
		a = asked{title: quoted(question.Title)}
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
	if len(v.sum.Gaps) == 0 {
		return
	}
	v.heading(3, "Open and unknown answers")
	v.paragraph(drawn(v.sum.Undecided))
	items := make([]Inline, len(v.sum.Gaps))
	for i, gap := range v.sum.Gaps {
		items[i] = drawn(gap.Text)
	}
	v.list(items...)
}

// caused says what an answer led to: the gates that it is part of, and the
// points that it costs.
func (v *view) caused(question *questionnaire.Question) Inline {
	var out []Inline
	for _, g := range v.fired {
		if g.Names(question.ID) {
			out = append(out, say("%s (caps at %s)", quoted(g.Title), g.Caps))
		}
	}
	for _, g := range v.possible {
		if g.Names(question.ID) {
			out = append(out, say("might fire %s (caps at %s)", quoted(g.Title), g.Caps))
		}
	}
	if cost := v.costs[question.ID]; cost != "" {
		out = append(out, say("costs %s", fixed(cost)))
	}
	return join(out, "; ")
}

// allAnswers says every answer by section: a table of what was answered and
// what it caused, then the evidence, which is too long for a table.
func (v *view) allAnswers() {
	v.heading(3, "Answers")
	for _, section := range v.q.Sections {
		v.titled(4, quoted(section.Title))
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
		v.table(say("Answers: %s", quoted(section.Title)), rows, "Question", "Answer", "Basis", "What it caused")
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
