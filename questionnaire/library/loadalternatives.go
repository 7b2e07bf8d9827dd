package library

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

func readAlternative(v yamldoc.Value) questionnaire.Alternative {
	f, _ := v.Shaped(alternativeShape())
	out := questionnaire.Alternative{
		ID: f.Text("id"), Title: f.Text("title"), Text: f.Text("text"), Sources: readSources(f),
		OwnKind: questionnaire.Kind(f.Text("kind")), NotAsked: f.Get("not_asked").Texts(),
		RulesOut: readPreconditions(f, "rules_out"), Against: readPreconditions(f, "against"), For: readPreconditions(f, "for"),
	}
	for _, m := range f.Get("level_maps").List() {
		out.LevelMaps = append(out.LevelMaps, readLevelMap(m))
	}
	return out
}

func readLevelMap(v yamldoc.Value) questionnaire.LevelMap {
	f, _ := v.Shaped(levelMapShape())
	out := questionnaire.LevelMap{Question: f.Text("question"), Why: f.Text("why"), Sources: readSources(f)}
	to, _ := f.Get("to").Entries()
	for _, from := range to.Keys() {
		out.To = append(out.To, questionnaire.LevelPair{From: from, To: to.Text(from)})
	}
	return out
}

func readPreconditions(f yamldoc.Fields, key string) []questionnaire.Precondition {
	var out []questionnaire.Precondition
	for _, v := range f.Get(key).List() {
		x, _ := v.Shaped(preconditionShape())
		out = append(out, questionnaire.Precondition{When: readWhen(x), Why: x.Text("why"), Sources: readSources(x)})
	}
	return out
}

// readWhen reads a condition: a mapping of questions, each with one word and
// the level that it compares with.
func readWhen(f yamldoc.Fields) questionnaire.When {
	var out questionnaire.When
	all, _ := f.Get("when").Entries()
	for _, question := range all.Keys() {
		v := all.Get(question)
		words, ok := v.Mapping(words()...)
		if !ok {
			continue
		}
		given := words.Keys()
		if len(given) != 1 {
			v.Report(yamldoc.WrongType, v.Path()+" must say one of is, worse and better", "write one of them with a level: worse: some-level")
			continue
		}
		out = append(out, questionnaire.Comparison{Question: question, Word: questionnaire.Word(given[0]), Level: words.Text(given[0])})
	}
	return out
}

func words() []string {
	var out []string
	for _, w := range questionnaire.Words() {
		out = append(out, string(w))
	}
	return out
}

func readMitigation(v yamldoc.Value) questionnaire.Mitigation {
	f, _ := v.Shaped(mitigationShape())
	return questionnaire.Mitigation{
		ID: f.Text("id"), Section: f.Text("section"), Title: f.Text("title"), Stops: f.Get("stops").Texts(), Limits: f.Text("limits"),
		InsufficientAlone: f.True("insufficient_alone"), Sources: readSources(f), Rules: readRules(f),
	}
}

func readPractice(v yamldoc.Value) questionnaire.Practice {
	f, _ := v.Shaped(practiceShape())
	return questionnaire.Practice{
		ID: f.Text("id"), Level: f.Text("level"), Text: f.Text("text"), By: f.Text("by"), Sources: readSources(f), Rules: readRules(f),
	}
}

func readRules(f yamldoc.Fields) []questionnaire.Rule {
	var out []questionnaire.Rule
	for _, v := range f.Get("rules").List() {
		x, _ := v.Shaped(ruleShape())
		out = append(out, questionnaire.Rule{State: x.Text("state"), When: readWhen(x)})
	}
	return out
}
