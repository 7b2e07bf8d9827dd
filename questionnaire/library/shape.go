package library

import (
	"slices"

	"flowverdict/internal/yamldoc"
)

// Shapes returns the shape of every mapping of a questionnaire file by its
// path, in which [] stands for each item of a list, as in "gates[].when[]".
// The file itself has the path "".
func Shapes() map[string]yamldoc.Shape {
	return map[string]yamldoc.Shape{
		"":                                fileShape(),
		"topic":                           topicShape(),
		"bands[]":                         bandShape(),
		"documents[]":                     documentShape(),
		"documents[].parts[]":             partShape(),
		"frameworks[]":                    frameworkShape(),
		"frameworks[].controls[]":         controlShape(),
		"frameworks[].not_applicable":     notApplicableShape(),
		"alternatives[]":                  alternativeShape(),
		"alternatives[].level_maps[]":     levelMapShape(),
		"alternatives[].rules_out[]":      preconditionShape(),
		"alternatives[].against[]":        preconditionShape(),
		"alternatives[].for[]":            preconditionShape(),
		"levers[]":                        leverShape(),
		"sections[]":                      sectionShape(),
		"sections[].questions[]":          questionShape(),
		"sections[].questions[].levels[]": levelShape(),
		"gates[]":                         gateShape(),
		"gates[].when[]":                  clauseShape(),
		"migrates[]":                      migrationShape(),
		"migrates[].questions[]":          migratedQuestionShape(),
		"migrates[].questions[].levels[]": migratedLevelShape(),
		"mitigations[]":                   mitigationShape(),
		"mitigations[].rules[]":           ruleShape(),
		"practices[]":                     practiceShape(),
		"practices[].rules[]":             ruleShape(),
	}
}

func fileShape() yamldoc.Shape {
	return shape([]string{"schema", "id", "version", "title", "about", "bands", "documents", "sections", "gates"}, "topic", "sources", "frameworks", "alternatives", "levers", "migrates", "mitigations", "practices")
}

func topicShape() yamldoc.Shape {
	return shape([]string{"name"}, "title", "option", "without", "without_text", "purpose", "subject", "unnamed", "governed", "comparison", "sources")
}

func bandShape() yamldoc.Shape { return shape([]string{"verdict", "from", "text"}) }

func documentShape() yamldoc.Shape {
	return shape([]string{"id", "title"}, "url", "part_url", "parts", "unnumbered")
}

func partShape() yamldoc.Shape { return shape([]string{"id", "text"}) }

func frameworkShape() yamldoc.Shape {
	return shape([]string{"id", "title"}, "url", "controls", "not_applicable")
}

func notApplicableShape() yamldoc.Shape { return shape([]string{"question", "level", "because"}) }

func controlShape() yamldoc.Shape { return shape([]string{"id", "title"}, "note") }

func alternativeShape() yamldoc.Shape {
	return shape([]string{"id", "title", "text"}, "sources", "kind", "not_asked", "level_maps", "rules_out", "against", "for")
}

func levelMapShape() yamldoc.Shape { return shape([]string{"question", "to", "why", "sources"}) }

func preconditionShape() yamldoc.Shape { return shape([]string{"when", "why", "sources"}) }

func mitigationShape() yamldoc.Shape {
	return shape([]string{"id", "section", "title", "stops", "limits", "sources"}, "insufficient_alone", "rules")
}

func practiceShape() yamldoc.Shape {
	return shape([]string{"id", "text", "by"}, "level", "sources", "rules")
}

func ruleShape() yamldoc.Shape { return shape([]string{"state", "when"}) }

func leverShape() yamldoc.Shape { return shape([]string{"id", "name"}) }

func sectionShape() yamldoc.Shape {
	return shape([]string{"id", "title", "about", "questions"}, "sources")
}

func questionShape() yamldoc.Shape {
	return shape([]string{"id", "title", "text", "weight", "lever", "levels", "why", "sources"}, "help", "frameworks")
}

func levelShape() yamldoc.Shape { return shape([]string{"id", "points", "text"}, "sources") }

func gateShape() yamldoc.Shape {
	return shape([]string{"id", "title", "when", "caps", "reason", "remedy", "sources"}, "behind", "instead", "otherwise")
}

func clauseShape() yamldoc.Shape { return shape([]string{"question", "level"}) }

func migrationShape() yamldoc.Shape { return shape([]string{"from", "questions"}) }

func migratedQuestionShape() yamldoc.Shape { return shape([]string{"question"}, "levels", "new") }

func migratedLevelShape() yamldoc.Shape {
	return shape([]string{"from"}, "to", "ask", "only_if", "fresh_months", "note")
}

// shape needs the first keys and allows the others.
func shape(needed []string, others ...string) yamldoc.Shape {
	return yamldoc.Shape{Keys: slices.Concat(needed, others), Needed: needed}
}
