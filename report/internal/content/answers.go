package content

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
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

// answerSaid is the answer in the words of its level, with the id; the id alone
// where it is missing.
func (v *view) answerSaid(question *questionnaire.Question) Inline {
	switch level := v.answers[question.ID].Level; level {
	case "", questionnaire.Unknown:
		return v.answerID(question)
	}
	return say("%s (%s)", v.answerText(question), v.answerID(question))
}

func (v *view) answered(question *questionnaire.Question) answered {
	key := answerTo{question, v.answers[question.ID].Level}
	a, known := v.answeredBefore[key]
	if !known {
		a = answered{
			said: v.answerSaid(question),
			name: say("%s (%s)", v.asked(question).title, v.answerID(question)),
		}
		if _, ok := question.Level(key.level); ok || key.level == questionnaire.Unknown || key.level == "" {
			v.answeredBefore[key] = a
		}
	}
	return a
}

// gatesNamed is how many gates one cell names.
const gatesNamed = 2

// caused says what an answer led to: the gates that it is part of, the points
// that it costs, and how many gates it might fire. Of an answer that is missing it
// says what it could lead to.
func (v *view) caused(question *questionnaire.Question) Inline {
	var fired []Inline
	possible := 0
	for _, g := range v.fired {
		if g.Names(question.ID) {
			fired = append(fired, quoted(g.Title))
		}
	}
	for _, g := range v.possible {
		if g.Names(question.ID) {
			possible++
		}
	}
	var might Inline
	_, known := question.Level(v.answers[question.ID].Level)
	switch {
	case possible > 0 && known:
		might = say("might fire %s", count(possible, "gate"))
	case possible > 0:
		might = words(count(possible, "gate"))
	}
	return join([]Inline{enumerate(fired, gatesNamed, "gate"), words(fixed(v.costs[question.ID])), might}, "; ")
}

// allAnswers says every answer by section: a table of what was answered and
// what it caused, then the evidence, which is too long for a table.
func (v *view) allAnswers() {
	v.heading(3, "Answers")
	for _, section := range v.q.Sections {
		v.titled(4, quoted(section.Title))
		var rows [][]Inline
		var evidence List
		var measured []Inline
		for i := range section.Questions {
			question := &section.Questions[i]
			answer := v.answers[question.ID]
			basis := join([]Inline{prose(string(answer.Basis)), after("by ", prose(answer.By)), v.collected(answer), v.origin(answer)}, ", ")
			rows = append(rows, []Inline{v.asked(question).title, v.answered(question).said, basis, v.caused(question)})
			if said, links := v.evidence(question, answer); len(said) > 0 {
				evidence.Items, evidence.Under = append(evidence.Items, said), append(evidence.Under, links)
			}
			measured = append(measured, v.measured(question))
		}
		v.table(say("Answers: %s", quoted(section.Title)), rows, "Question", "Answer", "Basis", "Effect")
		if len(evidence.Items) > 0 {
			v.paragraph(words("Evidence:"))
			v.blocks = append(v.blocks, evidence)
		}
		v.list(measured...)
	}
}

// collected is the day on which the evidence was collected, where it is another
// one than that of the review.
func (v *view) collected(answer questionnaire.Answer) Inline {
	if answer.Collected == v.r.Review.Date && review.ValidDay(answer.Collected) {
		return nil
	}
	return prose(answer.Collected)
}

// origin says where an answer comes from that was not given in this review, what
// became of it since the review of the superseded record, and when it was looked at
// again.
func (v *view) origin(answer questionnaire.Answer) Inline {
	since := v.again.Of(answer)
	var from []Inline
	for _, s := range answer.From {
		if !evidence.IsFactID(s) && (since != review.CarriedOver || s != v.again.Record) {
			from = append(from, prose(s))
		}
	}
	said := []Inline{after("from ", join(from, ", ")), after("confirmed ", prose(answer.Confirmed))}
	switch since {
	case review.CarriedOver:
		said = []Inline{after("carried over from ", prose(v.again.Record)), said[0]}
	case review.Changed:
		said = append([]Inline{words(fixed(since))}, said...)
	}
	return join(said, ", ")
}

// evidence is what an answer rests on: the text, with the one link, or a list of
// several.
func (v *view) evidence(question *questionnaire.Question, answer questionnaire.Answer) (said Inline, links []Inline) {
	for _, l := range answer.Links {
		if l := link(l); len(l) > 0 {
			links = append(links, l)
		}
	}
	said = sentence(prose(answer.Evidence))
	if len(links) == 1 {
		said, links = join([]Inline{said, links[0]}, " "), nil
	}
	switch {
	case len(said) > 0:
		return say("%s: %s", v.asked(question).strong, said), links
	case len(links) > 0:
		return say("%s:", v.asked(question).strong), links
	}
	return nil, nil
}
