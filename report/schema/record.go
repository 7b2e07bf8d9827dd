package schema

import (
	"maps"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
)

// recordEntries says of every key of a record what it means.
func (b *builder) recordEntries() map[string]entry {
	entries := map[string]entry{
		"": {text: "One decision record of flowverdict: what was observed, computed, decided and excepted. Edit the answers and what people decide, then run: flowverdict update FILE"},

		"schema": {"The shape of this file.", constant(record.Schema)},
		"id":     {"The name of the record and of its files, lower-case words joined by hyphens: 0007-acmectl. No device of Windows, as con or nul.", recordID(kebab())},

		"questionnaire":         {text: "The questionnaire that the answers were given to, so that what was asked can be proved. Written by the program."},
		"questionnaire.id":      {"The id of the questionnaire.", b.text()},
		"questionnaire.version": {"Its version. Quote it: some YAML tools read a number.", b.text()},
		"questionnaire.sha256":  {"The SHA-256 of the questionnaire file, in hex.", b.text()},

		"answers":   {text: "What was answered, in the order of the questionnaire. A question that is left out is open."},
		"answers[]": {"One answer, and what it rests on.", levelOrNote()},

		"report":          {text: "How the Markdown beside the record is written."},
		"report.annex":    {"Whether the Markdown ends with the annex: the frameworks, the parts of standards and the references behind the questions.", yes()},
		"report.renderer": {"The version of the wording that the Markdown was written in. Written by the program.", yamldoc.Object{pair("type", "integer")}},
		"report.sha256":   {"The SHA-256 of the Markdown as it was written, in hex. Written by the program.", b.text()},
		"report.profile":  {"The headings that the Markdown follows: those of MADR 4 or of Nygard's decision records.", oneOf(record.Profiles())},

		"conditions":   {text: "What has to be done: one condition for each gate that has fired and is not overshadowed by another, and one for each answer that was agreed to become better."},
		"conditions[]": {"What has to be done about one fired gate or one answer.", gateOrAnswer()},

		"decision": {text: "What people decided. It is never the same field as the verdict."},

		"exception": {text: "Why a decision may be more lenient than the verdict, and until when. Leave it out where it is not."},
	}
	maps.Copy(entries, fieldEntries(b, "conditions[]", review.ConditionFields()))
	maps.Copy(entries, fieldEntries(b, "decision", review.DecisionFields()))
	maps.Copy(entries, fieldEntries(b, "exception", review.ExceptionFields()))
	maps.Copy(entries, b.enteredEntries())
	maps.Copy(entries, b.assessmentEntries())
	maps.Copy(entries, b.runEntries("evidence"))
	return entries
}

// quiet is an entry whose text is no description: editors show the first one that
// they find, and those of the questions and levels say more.
func quiet(text string, is yamldoc.Object) entry {
	return entry{"", append(is, pair("$comment", text))}
}

// enteredEntries are those that a record has in common with an answers file.
func (b *builder) enteredEntries() map[string]entry {
	entries := map[string]entry{
		"subject": {text: "The application under review."},
		"review":  {text: "Who reviewed, when, and until when the record stands."},

		"mitigations":   {text: "What the answers do not tell of mitigations. It is never judged by points."},
		"mitigations[]": {text: "The state of one mitigation, and what that rests on."},
	}
	maps.Copy(entries, fieldEntries(b, "subject", review.SubjectFields()))
	maps.Copy(entries, fieldEntries(b, "review", review.ReviewFields()))
	maps.Copy(entries, fieldEntries(b, "answers[]", review.AnswerFields()))
	maps.Copy(entries, fieldEntries(b, "mitigations[]", review.MitigationFields()))
	entries["answers[].despite"] = entry{text: "Why the answer stands although measured facts contradict it."}
	for _, path := range []string{"answers[].question", "answers[].level"} {
		entries[path] = quiet(entries[path].text, entries[path].is)
	}
	return entries
}

func (b *builder) assessmentEntries() map[string]entry {
	const never = "It is never believed: whoever reads the record computes it again."
	number := yamldoc.Object{pair("type", "integer")}
	return map[string]entry{
		"assessment":                 {"What the program computed from the answers. " + never, yamldoc.Object{pair("readOnly", true)}},
		"assessment.verdict":         {"The verdict in the lowest case: what is not shown does not count.", b.text()},
		"assessment.bracket":         {text: "What the verdict can be, given what is open or unknown."},
		"assessment.bracket.lowest":  {"The verdict if every open or unknown answer is the worst level.", b.text()},
		"assessment.bracket.highest": {"The verdict if every open or unknown answer is the best level.", b.text()},
		"assessment.score":           {text: "How suitable what is assessed is, from 0 to 100, after the gates' ceilings."},
		"assessment.score.low":       {"The score in the lowest case.", number},
		"assessment.score.high":      {"The score in the highest case.", number},
		"assessment.points":          {text: "What the answers bring, from 0 to 100, before gates."},
		"assessment.points.low":      {"The points in the lowest case.", number},
		"assessment.points.high":     {"The points in the highest case.", number},
		"assessment.gates":           {text: "The gates that have fired, and those that might still fire."},
		"assessment.gates[]":         {text: "One gate."},
		"assessment.gates[].gate":    {"The id of the gate.", b.text()},
		"assessment.gates[].caps":    {"The best verdict that it leaves.", b.text()},
		"assessment.gates[].state":   {"fired, or possible while answers are open or unknown.", b.text()},
		"assessment.unknown":         {"The questions that were answered with unknown.", b.list(b.text())},
		"assessment.open":            {"The questions that have no level.", b.list(b.text())},
	}
}

// inputEntries says the same of an answers file.
func (b *builder) inputEntries(q *questionnaire.Questionnaire) map[string]entry {
	entries := b.enteredEntries()
	entries[""] = entry{text: "Answers for a new review: the short way in. Read by: flowverdict assess --answers FILE"}
	entries["answers[]"] = entry{"One answer, and what it rests on.", append(levelOrNote(), pair("allOf", byQuestion(q)))}
	entries["answers[].question"] = quiet("The id of the question.", questions(q))
	if len(q.Mitigations) > 0 {
		entries["mitigations[].id"] = quiet("The id of the mitigation.", ref(mitigationsOf(q)))
	}
	return entries
}

// answersEntry allows every way of writing the answers of an answers file.
func (b *builder) answersEntry(q *questionnaire.Questionnaire) entry {
	full := append(b.value("answers[]"), pair("title", "Answer"))
	delete(b.shapes, "answers[]") // the answers are more than a list of this shape
	single := append(shortAnswers(q), pair("minProperties", 1), pair("maxProperties", 1), pair("title", "Answer in short"))
	items := b.list(yamldoc.Object{pair("anyOf", []any{full, single})})
	return entry{
		"What was answered: one level for each question, as in browser: none, or a list of answers with what they rest on. A question that is left out is open.",
		yamldoc.Object{pair("anyOf", []any{shortAnswers(q), items})},
	}
}

// recordID is a text that names a record.
func recordID(f form) yamldoc.Object {
	id := append(yamldoc.Object{pair("type", "string"), pair("maxLength", record.LongestID)}, f.object()...)
	return append(id, pair("not", oneOf(text.DeviceNames())))
}

// gateOrAnswer says that a condition names a gate, or a question with a level.
func gateOrAnswer() yamldoc.Object {
	one := func(needed, without []string) yamldoc.Object {
		var properties yamldoc.Object
		for _, key := range needed {
			properties = append(properties, pair(key, yamldoc.Object{pair("type", "string"), pair("minLength", 1)}))
		}
		for _, key := range without {
			properties = append(properties, pair(key, false))
		}
		return yamldoc.Object{pair("properties", properties), pair("required", list(needed))}
	}
	return yamldoc.Object{pair("oneOf", []any{
		one([]string{"gate"}, []string{"question", "level"}), one([]string{"question", "level"}, []string{"gate"}),
	})}
}
