package schema

import (
	"maps"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/profile"
)

// profileEntries says of every key of an organisation's profile what it means.
func (b *builder) profileEntries(questionnaires []*questionnaire.Questionnaire) map[string]entry {
	has := func(key string) yamldoc.Object {
		return yamldoc.Object{pair("properties", yamldoc.Object{pair(key, true)}), pair("required", []any{key})}
	}
	pinned := []any{has("questionnaire"), yamldoc.Object{pair("not", yamldoc.Object{pair("anyOf", []any{has("answers"), has("bases")})})}}
	var cases []any
	for _, q := range questionnaires {
		cases = append(cases, ofProfile(q))
	}
	is := yamldoc.Object{pair("anyOf", pinned)}
	if len(cases) > 0 {
		is = append(is, pair("allOf", cases))
	}
	entries := map[string]entry{
		"profile":               {"What all reviews of the organisation share. New reviews begin with it, and it can be changed in each.", is},
		"profile.questionnaire": {text: "The questionnaire that answers and bases are of. Needed with either of the two."},
		"profile.folder":        {"Where new records are written, as a path from this file's folder. Left out, it is the present folder.", b.path()},
		"profile.name": {"How new records are named: {number} and {subject} are filled in, with lower-case words between and after them. Left out, it is {number}-{subject}.",
			yamldoc.Object{pair("type", "string"), pair("maxLength", profile.LongestName), pair("pattern", profile.NamePattern)}},
		"profile.review_months": {text: "After how many months to review again, by verdict. Left out: 12 for suitable, 6 for governed, 3 for conditional."},
		"profile.bases":         {text: "What answers have to rest on before a record may be accepted."},
		"profile.bases[]":       {text: "The weakest basis that the answer to one question may have."},
		"profile.answers":       {text: "Standing answers: every new review begins with them."},
		"profile.answers[]":     {text: "One standing answer, what it rests on, and until when it is used."},
	}
	for _, v := range questionnaire.Verdicts() {
		entries["profile.review_months."+v.String()] = entry{"Months for the verdict " + v.String() + ".", whole(1, profile.MostMonths)}
	}
	maps.Copy(entries, fieldEntries(b, "profile", profile.Fields()))
	maps.Copy(entries, fieldEntries(b, "profile.questionnaire", profile.PinFields()))
	maps.Copy(entries, fieldEntries(b, "profile.bases[]", profile.DemandFields()))
	maps.Copy(entries, fieldEntries(b, "profile.answers[]", profile.StandingFields()))
	for _, path := range []string{"profile.bases[].question", "profile.answers[].question", "profile.answers[].level"} {
		entries[path] = quiet(entries[path].text, entries[path].is)
	}
	level := entries["profile.answers[].level"]
	level.is = append(level.is, pair("not", constant(questionnaire.Unknown)))
	entries["profile.answers[].level"] = level
	return entries
}

// ofProfile holds what a profile that names q answers and demands against it.
func ofProfile(q *questionnaire.Questionnaire) yamldoc.Object {
	pin := yamldoc.Object{pair("id", constant(q.ID)), pair("version", constant(q.Version))}
	question := yamldoc.Object{pair("properties", yamldoc.Object{pair("question", questions(q))})}
	return when(
		yamldoc.Object{pair("questionnaire", yamldoc.Object{pair("properties", pin), pair("required", list([]string{"id", "version"}))})},
		yamldoc.Object{pair("answers", yamldoc.Object{pair("items", ref(answerOf(q)))}), pair("bases", yamldoc.Object{pair("items", question)})},
	)
}

// each is a list without those that it has already.
func each(questionnaires []*questionnaire.Questionnaire) []*questionnaire.Questionnaire {
	var out []*questionnaire.Questionnaire
	defined := map[string]bool{}
	for _, q := range questionnaires {
		if !defined[prefix(q)] {
			defined[prefix(q)] = true
			out = append(out, q)
		}
	}
	return out
}
