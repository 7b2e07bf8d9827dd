package schema

import (
	"maps"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/library"
)

// questionnaireEntries says of every key of a questionnaire file what it means.
func (b *builder) questionnaireEntries() map[string]entry {
	entries := map[string]entry{
		"":        {"A questionnaire of flowverdict: what is asked, how answers count, which gates cap the verdict. A released version is frozen: a change of meaning is a new file with a new version.", defaultLevers()},
		"schema":  {"The shape of this file.", constant(library.Schema)},
		"id":      {"The id of the questionnaire, in kebab case.", b.kebab()},
		"version": {`Three numbers: "1.0.0"`, b.formed(version())},
		"title":   {"The question that the whole asks.", b.filled()},
		"about":   {"What it is about.", b.filled()},
		"sources": {"What the questionnaire rests on.", b.sources(0)},

		"bands":           {"The ranges of scores of the verdicts, from suitable down to unsuitable.", bands()},
		"bands[]":         {text: "The scores of one verdict."},
		"bands[].verdict": {"The verdict.", oneOf(verdicts(0))},
		"bands[].from":    {"The lowest score of the verdict.", whole(0, 100)},
		"bands[].text":    {"The verdict in words.", b.filled()},

		"documents":         {text: "What sources refer to."},
		"documents[]":       {text: "An RFC, an article, a provider's page."},
		"documents[].id":    {"What sources begin with: RFC 8252", b.filled()},
		"documents[].title": {"Its title.", b.filled()},
		"documents[].url":   {"Where it can be read.", b.text()},

		"documents[].part_url":     {"The address of a part of it, with {part} where the part's id goes.", b.formed(partURL())},
		"documents[].unnumbered":   {"The document does not number its parts: people read what they say, not their ids.", yes()},
		"documents[].parts":        {text: "The parts that sources may name. Left out, they may name any."},
		"documents[].parts[]":      {text: "A section or a sentence of it."},
		"documents[].parts[].id":   {"What stands after the document's id: 7.3", b.filled()},
		"documents[].parts[].text": {"What the part says, in a sentence of your own.", b.filled()},

		"frameworks":                    {text: "Catalogues of controls."},
		"frameworks[]":                  {text: "One catalogue of controls."},
		"frameworks[].id":               {"The id of the catalogue.", b.filled()},
		"frameworks[].title":            {"Its title.", b.filled()},
		"frameworks[].url":              {"Where it can be read.", b.text()},
		"frameworks[].controls":         {text: "Its controls."},
		"frameworks[].controls[]":       {text: "One entry of the catalogue."},
		"frameworks[].controls[].id":    {"The id of the control.", b.filled()},
		"frameworks[].controls[].title": {"Its title.", b.filled()},
		"frameworks[].controls[].note":  {"What a reader should know, such as which outdated id it replaces.", b.text()},

		"frameworks[].not_applicable":          {text: "By which answer the framework does not apply. Left out, it always does."},
		"frameworks[].not_applicable.question": {"The id of a question.", b.kebab()},
		"frameworks[].not_applicable.level":    {"The id of one of its levels.", b.kebab()},
		"frameworks[].not_applicable.because":  {"Goes on after \"not applicable, because\": no AI agent drives the CLI", b.formed(line())},

		"levers":        {"Who can move answers, beside fact, which means nobody. Left out, they are " + leverIDs() + ".", yamldoc.Object{pair("allOf", []any{yamldoc.Object{pair("maxItems", questionnaire.MaxLevers)}})}},
		"levers[]":      {text: "Somebody who can move answers."},
		"levers[].id":   {"The id of the lever, in kebab case. fact is there already.", append(b.kebab(), pair("not", constant(questionnaire.Fact)))},
		"levers[].name": {"Who it is, in words that can follow \"the\": CLI team", b.formed(line())},
	}
	maps.Copy(entries, b.topicEntries())
	maps.Copy(entries, b.alternativeEntries())
	maps.Copy(entries, b.mitigationEntries())
	maps.Copy(entries, b.questionEntries())
	maps.Copy(entries, b.gateEntries())
	maps.Copy(entries, b.migrationEntries())
	return entries
}

func (b *builder) questionEntries() map[string]entry {
	const question, level = "sections[].questions[]", "sections[].questions[].levels[]"
	best := yamldoc.Object{pair("points", yamldoc.Object{pair("const", 100)})}
	notReserved := append(b.kebab(), pair("not", oneOf(questionnaire.ReservedLevels())))
	return map[string]entry{
		"sections":             {"The questions, in sections.", least(1)},
		"sections[]":           {text: "Questions that belong together."},
		"sections[].id":        {"The id of the section, in kebab case.", b.kebab()},
		"sections[].title":     {"Its title.", b.filled()},
		"sections[].about":     {"What it asks about.", b.filled()},
		"sections[].sources":   {"What it rests on.", b.sources(0)},
		"sections[].questions": {"Its questions.", least(1)},

		question:                 {text: "One thing asked."},
		question + ".id":         {"The id of the question, in kebab case.", b.kebab()},
		question + ".title":      {"Its title, up to five words.", b.filled()},
		question + ".text":       {"The question itself.", b.filled()},
		question + ".weight":     {"Its share in the points.", whole(1, questionnaire.MaxWeight)},
		question + ".lever":      {"The id of who can move the answer: one of the levers, or fact for nobody.", b.kebab()},
		question + ".levels":     {"The possible answers, from best to worst.", append(least(2), pair("contains", yamldoc.Object{pair("properties", best), pair("required", []any{"points"})}))},
		question + ".why":        {"Why it matters, in two to four sentences.", b.filled()},
		question + ".help":       {"More for whoever asks: figures, how to find out.", b.text()},
		question + ".sources":    {"What the question rests on.", b.sources(1)},
		question + ".frameworks": {"The ids of the controls that it stands for.", b.list(b.text())},

		level:              {text: "One possible answer."},
		level + ".id":      {"The id of the level, in kebab case. unknown and open are said of any question, and are no level.", notReserved},
		level + ".points":  {"100 for the best level, falling to 0.", whole(0, 100)},
		level + ".text":    {"The answer in words.", b.filled()},
		level + ".sources": {"What it rests on.", b.sources(0)},
	}
}

func (b *builder) gateEntries() map[string]entry {
	return map[string]entry{
		"gates":                   {text: "The caps on the verdict."},
		"gates[]":                 {text: "A cap on the verdict while its condition holds."},
		"gates[].id":              {"The id of the gate, in kebab case.", b.kebab()},
		"gates[].title":           {"Its title.", b.filled()},
		"gates[].when":            {"Its condition: every clause must hold.", least(1)},
		"gates[].when[]":          {text: "Holds while the question's level is the named one or worse."},
		"gates[].when[].question": {"The id of a question.", b.kebab()},
		"gates[].when[].level":    {"The id of one of its levels, not the best one.", b.kebab()},
		"gates[].caps":            {"The best verdict that it leaves.", oneOf(verdicts(1))},
		"gates[].behind":          {"The gate that always fires with it and caps at least as low.", b.text()},
		"gates[].instead":         {"The id of the alternative to use, where there is one.", b.text()},
		"gates[].reason":          {"Why the verdict is capped.", b.filled()},
		"gates[].remedy":          {"What to do about it.", b.filled()},
		"gates[].otherwise":       {"What to do about it while the answers rule that alternative out.", b.text()},
		"gates[].sources":         {"What the gate rests on.", b.sources(1)},
	}
}

func (b *builder) migrationEntries() map[string]entry {
	const level = "migrates[].questions[].levels[]"
	return map[string]entry{
		"migrates":                        {text: "What answers to earlier versions mean in this one. Without it an answer is carried over where question, level and the level's text are the same."},
		"migrates[]":                      {text: "What answers to one earlier version mean."},
		"migrates[].from":                 {"The earlier version.", b.formed(version())},
		"migrates[].questions":            {text: "Every question of this version."},
		"migrates[].questions[]":          {text: "What becomes of the answers to one question."},
		"migrates[].questions[].question": {"The id of the question.", b.kebab()},
		"migrates[].questions[].new":      {"The earlier version does not ask it.", yes()},
		"migrates[].questions[].levels":   {text: "Every level that the earlier version has."},
		level:                             {text: "What becomes of one level."},
		level + ".from":                   {"The id of the level in the earlier version.", b.kebab()},
		level + ".to":                     {"The level that carries the answer.", b.kebab()},
		level + ".ask":                    {"The question is asked again.", yes()},
		level + ".only_if":                {"Carried only while other questions were answered with one of these levels, in the earlier version.", yamldoc.Object{pair("type", "object"), pair("additionalProperties", b.list(b.text()))}},
		level + ".fresh_months":           {"Carried only if it was collected at most so many months before the new review.", yamldoc.Object{pair("type", "integer"), pair("minimum", 1)}},
		level + ".note":                   {"Why it is asked again, where it is.", b.text()},
	}
}

func yes() yamldoc.Object { return yamldoc.Object{pair("const", true)} }

func (b *builder) kebab() yamldoc.Object { return b.formed(kebab()) }

func least(items int) yamldoc.Object { return yamldoc.Object{pair("minItems", items)} }

// first says what the first items of a list must hold beside what all must. It
// stands in an allOf: right beside prefixItems, items would mean the rest only.
func first(properties ...yamldoc.Object) yamldoc.Object {
	var items []any
	for _, p := range properties {
		items = append(items, yamldoc.Object{pair("properties", p)})
	}
	return yamldoc.Object{pair("prefixItems", items)}
}

// sources are a list of at least so many references.
func (b *builder) sources(items int) yamldoc.Object {
	out := b.list(b.filled())
	if items > 0 {
		out = append(out, pair("minItems", items))
	}
	return out
}

// verdicts lists the ids of the verdicts from the best, which has number 0.
func verdicts(from int) []string {
	var out []string
	for _, v := range questionnaire.Verdicts()[from:] {
		out = append(out, v.String())
	}
	return out
}

// bands: one for each verdict, in order, the last from 0.
func bands() yamldoc.Object {
	all := verdicts(0)
	var properties []yamldoc.Object
	for _, v := range all {
		properties = append(properties, yamldoc.Object{pair("verdict", constant(v))})
	}
	last := len(all) - 1
	properties[last] = append(properties[last], pair("from", yamldoc.Object{pair("const", 0)}))
	return append(least(len(all)), pair("allOf", []any{append(first(properties...), pair("minItems", len(all)), pair("maxItems", len(all)))}))
}
