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
		"frameworks[]":                    frameworkShape(),
		"frameworks[].controls[]":         controlShape(),
		"frameworks[].not_applicable":     notApplicableShape(),
		"alternatives[]":                  alternativeShape(),
		"levers[]":                        leverShape(),
		"sections[]":                      sectionShape(),
		"sections[].questions[]":          questionShape(),
		"sections[].questions[].levels[]": levelShape(),
		"gates[]":                         gateShape(),
		"gates[].when[]":                  clauseShape(),
		"migrates[]":                      migrationShape(),
		"migrates[].questions[]":          migratedQuestionShape(),
		"migrates[].questions[].levels[]": migratedLevelShape(),
	}
}

func fileShape() yamldoc.Shape {
	return shape([]string{"schema", "id", "version", "title", "about", "bands", "documents", "sections", "gates"}, "topic", "sources", "frameworks", "alternatives", "levers", "migrates")
}

func topicShape() yamldoc.Shape {
	return shape([]string{"name"}, "title", "option", "without", "without_text", "purpose", "subject", "unnamed", "governed", "comparison", "sources")
}

func bandShape() yamldoc.Shape { return shape([]string{"verdict", "from", "text"}) }

func documentShape() yamldoc.Shape { return shape([]string{"id", "title"}, "url") }

func frameworkShape() yamldoc.Shape {
	return shape([]string{"id", "title"}, "url", "controls", "not_applicable")
}

func notApplicableShape() yamldoc.Shape { return shape([]string{"question", "level", "because"}) }

func controlShape() yamldoc.Shape { return shape([]string{"id", "title"}, "note") }

func alternativeShape() yamldoc.Shape { return shape([]string{"id", "title", "text"}, "sources") }

func leverShape() yamldoc.Shape { return shape([]string{"id", "name"}) }

func sectionShape() yamldoc.Shape {
	return shape([]string{"id", "title", "about", "questions"}, "sources")
}

func questionShape() yamldoc.Shape {
	return shape([]string{"id", "title", "text", "weight", "lever", "levels", "why", "sources"}, "help", "frameworks")
}

func levelShape() yamldoc.Shape { return shape([]string{"id", "points", "text"}, "sources") }

func gateShape() yamldoc.Shape {
	return shape([]string{"id", "title", "when", "caps", "reason", "remedy", "sources"}, "behind", "instead")
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
