package schema

import (
	"maps"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

func (b *builder) alternativeEntries() map[string]entry {
	const levelMap = "alternatives[].level_maps[]"
	entries := map[string]entry{
		"alternatives":             {text: "What to use instead, in the order of choice."},
		"alternatives[]":           {text: "One other mechanism."},
		"alternatives[].id":        {"The id of the alternative, in kebab case.", b.kebab()},
		"alternatives[].title":     {"Its name.", b.filled()},
		"alternatives[].text":      {"When it is the better choice.", b.filled()},
		"alternatives[].sources":   {"What that rests on.", b.sources(0)},
		"alternatives[].kind":      {"protocol, which serves instead and is meant where nothing is said, or overlay, a way to run any of them.", oneOf(append(ids(questionnaire.Kinds()), ""))},
		"alternatives[].not_asked": {"The ids of the questions that do not matter to it: at their best in its own verdict.", b.list(b.kebab())},

		"alternatives[].level_maps": {text: "Answers that are better with it."},
		levelMap:                    {text: "Which levels of one question become which better ones."},
		levelMap + ".question":      {"The id of the question.", b.kebab()},
		levelMap + ".to":            {"The level that each becomes: one-level: a-better-level", yamldoc.Object{pair("type", "object"), pair("minProperties", 1), pair("additionalProperties", b.text())}},
		levelMap + ".why":           {"Why.", b.filled()},
		levelMap + ".sources":       {"What that rests on.", b.sources(1)},
	}
	for _, x := range []struct{ key, does string }{
		{"rules_out", "The alternative cannot serve while one of these conditions holds."},
		{"against", "What speaks against it while the condition holds."},
		{"for", "What speaks for it while the condition holds; of an overlay, when it is called for."},
	} {
		path := "alternatives[]." + x.key
		entries[path] = entry{text: x.does}
		entries[path+"[]"] = entry{text: "A condition on the answers, and what follows from it."}
		entries[path+"[].when"] = b.when()
		entries[path+"[].why"] = entry{"Why, in a sentence.", b.filled()}
		entries[path+"[].sources"] = entry{"What it rests on.", b.sources(1)}
	}
	return entries
}

// when is a condition: questions, each compared with a level by one word.
func (b *builder) when() entry {
	var properties yamldoc.Object
	for _, w := range questionnaire.Words() {
		properties = append(properties, pair(string(w), b.text()))
	}
	compared := yamldoc.Object{pair("type", "object"), pair("properties", properties), pair("additionalProperties", false), pair("minProperties", 1), pair("maxProperties", 1)}
	return entry{"Holds while every question that it names is as it says: is, worse or better, the last two with the level that they name. {} always holds.", yamldoc.Object{pair("type", "object"), pair("additionalProperties", compared)}}
}

func (b *builder) mitigationEntries() map[string]entry {
	entries := map[string]entry{
		"mitigations":                      {text: "What can prevent an attack, disrupt it or repair what it did."},
		"mitigations[]":                    {text: "One mitigation. The first rule that holds tells its state; where none does, the record can."},
		"mitigations[].id":                 {"The id of the mitigation, in kebab case.", b.kebab()},
		"mitigations[].section":            {"The section of the document that lists it: 6.1.1", b.filled()},
		"mitigations[].title":              {"Its name.", b.filled()},
		"mitigations[].stops":              {"What it does to an attack.", append(b.list(oneOf(questionnaire.Stops())), pair("minItems", 1))},
		"mitigations[].limits":             {"What it does not do, in a few words.", b.filled()},
		"mitigations[].insufficient_alone": {"It prevents, but not by itself.", yes()},
		"mitigations[].sources":            {"What it rests on.", b.sources(1)},
		"mitigations[].rules":              {text: "The first that holds tells the state. Without any, no question tells it."},
		"mitigations[].rules[]":            {text: "A state, and when the mitigation has it."},
		"mitigations[].rules[].state":      {"The state.", oneOf(questionnaire.MitigationStates())},
		"mitigations[].rules[].when":       b.when(),
	}
	maps.Copy(entries, map[string]entry{
		"practices":                 {text: "What a document asks of whoever uses the mechanism. Shown, not judged."},
		"practices[]":               {text: "One practice."},
		"practices[].id":            {"The section that asks for it, and which of several: 6.2.1.5-a", b.formed(practiceID())},
		"practices[].level":         {"The word that the document uses, where it uses one.", oneOf(append(questionnaire.PracticeLevels(), ""))},
		"practices[].text":          {"What it asks for.", b.filled()},
		"practices[].by":            {"What tells whether it is met: the answers by its rules, the verdict, or that a benefit is written down.", oneOf(questionnaire.PracticeBases())},
		"practices[].sources":       {"What it rests on.", b.sources(0)},
		"practices[].rules":         {text: "The first that holds tells whether it is met. Without any that holds it is open."},
		"practices[].rules[]":       {text: "Met or not met, and when."},
		"practices[].rules[].state": {"Whether it is met.", oneOf(questionnaire.PracticeStates())},
		"practices[].rules[].when":  b.when(),
	})
	return entries
}

// ids turns words of one kind into texts.
func ids[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = string(x)
	}
	return out
}
