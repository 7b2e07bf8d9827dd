package schema

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// Unknown answers are explained in the same words everywhere.
const unknownText = "Nobody could tell us. It is recorded, and counts as the worst level until it is known."

// prefix of the definitions that belong to one questionnaire.
func prefix(q *questionnaire.Questionnaire) string { return q.ID + "-" + q.Version }

// levelsOf names the definition of the levels of a question.
func levelsOf(q *questionnaire.Questionnaire, question string) string {
	return prefix(q) + "." + question
}

// answerOf names the definition of an answer to any question.
func answerOf(q *questionnaire.Questionnaire) string { return prefix(q) }

// levels defines, for each question, what may be answered.
func levels(q *questionnaire.Questionnaire) yamldoc.Object {
	var defs yamldoc.Object
	for _, x := range q.Questions() {
		var choices []any
		for _, l := range x.Levels {
			choices = append(choices, yamldoc.Object{pair("const", l.ID), pair("description", l.Text)})
		}
		choices = append(choices, yamldoc.Object{pair("const", questionnaire.Unknown), pair("description", unknownText)})
		defs = append(defs, pair(levelsOf(q, x.ID), yamldoc.Object{
			pair("title", x.Title),
			pair("description", x.Text+"\n\n"+x.Why),
			pair("oneOf", choices),
		}))
	}
	return defs
}

// questions are the ids that an answer may name.
func questions(q *questionnaire.Questionnaire) yamldoc.Object {
	var choices []any
	for _, x := range q.Questions() {
		choices = append(choices, yamldoc.Object{pair("const", x.ID), pair("title", x.Title), pair("description", x.Text)})
	}
	return yamldoc.Object{pair("oneOf", choices)}
}

// heldAgainst says what an answer to one of the questions of q must be: an if
// for each question, so that an editor offers and reports the levels of that
// question alone.
func heldAgainst(q *questionnaire.Questionnaire) yamldoc.Object {
	return yamldoc.Object{
		pair("properties", yamldoc.Object{pair("question", questions(q))}),
		pair("allOf", byQuestion(q)),
	}
}

func byQuestion(q *questionnaire.Questionnaire) []any {
	var cases []any
	for _, x := range q.Questions() {
		cases = append(cases, when(
			yamldoc.Object{pair("question", constant(x.ID))},
			yamldoc.Object{pair("level", ref(levelsOf(q, x.ID)))},
		))
	}
	return cases
}

// when holds the properties of then where those of condition are there and
// hold.
func when(condition, then yamldoc.Object) yamldoc.Object {
	var needed []any
	for _, p := range condition {
		needed = append(needed, p.Key)
	}
	return yamldoc.Object{
		pair("if", yamldoc.Object{pair("type", "object"), pair("properties", condition), pair("required", needed)}),
		pair("then", yamldoc.Object{pair("properties", then)}),
	}
}

// pinned holds the answers of a record, and the ids beside them, against q if the
// record pins it.
func pinned(q *questionnaire.Questionnaire) yamldoc.Object {
	pin := yamldoc.Object{pair("id", constant(q.ID)), pair("version", constant(q.Version))}
	return when(
		yamldoc.Object{pair("questionnaire", yamldoc.Object{pair("properties", pin), pair("required", list([]string{"id", "version"}))})},
		append(yamldoc.Object{pair("answers", yamldoc.Object{pair("items", ref(answerOf(q)))})}, heldIDs(q)...),
	)
}

// levelOrNote: a note may stand on a question that is still open; a bare entry
// may not.
func levelOrNote() yamldoc.Object {
	needs := func(key string, pairs ...yamldoc.Pair) yamldoc.Object {
		var value any = true
		if len(pairs) > 0 {
			value = yamldoc.Object(pairs)
		}
		return yamldoc.Object{pair("properties", yamldoc.Object{pair(key, value)}), pair("required", []any{key})}
	}
	return yamldoc.Object{pair("anyOf", []any{
		needs("level"), needs("basis"), needs("collected"),
		needs("evidence", pair("minLength", 1)), needs("links", pair("minItems", 1)),
	})}
}

// shortAnswers are the answers written as browser: none, all in one mapping,
// or one by one in a list.
func shortAnswers(q *questionnaire.Questionnaire) yamldoc.Object {
	var properties yamldoc.Object
	for _, x := range q.Questions() {
		properties = append(properties, pair(x.ID, ref(levelsOf(q, x.ID))))
	}
	return yamldoc.Object{pair("type", "object"), pair("properties", properties), pair("additionalProperties", false)}
}
