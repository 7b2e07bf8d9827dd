package schema

import (
	"strings"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// topicEntries says of every key of a questionnaire's topic what it means.
func (b *builder) topicEntries() map[string]entry {
	one := b.formed(lineOrNothing())
	return map[string]entry{
		"topic":              {text: "What the questionnaire is about, in the words that reports need. Only the name is needed: the others follow from it."},
		"topic.name":         {"What is assessed, inside a sentence: the client credentials grant", b.formed(line())},
		"topic.title":        {"What the title of a record begins with, before \"for\" and the subject: Client credentials", one},
		"topic.option":       {"The name of the option of using it.", one},
		"topic.without":      {"The name of the option of not using it.", one},
		"topic.without_text": {"What that option means, in a sentence.", one},
		"topic.purpose":      {"What a record is for, in a sentence. Left out, nothing is said of it.", one},
		"topic.subject":      {"What is reviewed, inside a sentence: the CLI", one},
		"topic.unnamed":      {"What stands for a subject without a name: a CLI application", one},
		"topic.governed":     {"The id of the alternative that the verdict governed asks for.", b.text()},
		"topic.comparison":   {"The id of the alternative to compare with where no gate names one.", b.text()},
		"topic.sources":      {"What the purpose rests on.", b.sources(0)},
	}
}

// leverIDs lists the levers of a questionnaire that names none.
func leverIDs() string { return strings.Join(leversWithoutOwn(), ", ") }

func leversWithoutOwn() []string {
	var out []string
	for _, l := range new(questionnaire.Definition).Levers() {
		out = append(out, l.ID)
	}
	return out
}

// defaultLevers holds the questions of a file without levers of its own to
// those that every questionnaire knows.
func defaultLevers() yamldoc.Object {
	within := func(key string, s yamldoc.Object) yamldoc.Object {
		return yamldoc.Object{pair("properties", yamldoc.Object{pair(key, s)})}
	}
	items := func(s yamldoc.Object) yamldoc.Object { return yamldoc.Object{pair("items", s)} }
	own := append(within("levers", least(1)), pair("required", []any{"levers"}))
	known := within("sections", items(within("questions", items(within("lever", oneOf(leversWithoutOwn()))))))
	return yamldoc.Object{pair("if", own), pair("else", known)}
}
