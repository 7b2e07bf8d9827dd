package record

import "flowverdict/internal/yamldoc"

// Shapes returns the shape of every mapping of a record by its path, in which
// [] stands for each item of a list, as in "answers[]". The record itself has
// the path "".
func Shapes() map[string]yamldoc.Shape {
	return map[string]yamldoc.Shape{
		"":                   recordShape(),
		"subject":            subjectShape(),
		"review":             reviewShape(),
		"questionnaire":      pinShape(),
		"answers[]":          answerShape(),
		"assessment":         assessmentShape(),
		"assessment.bracket": bracketShape(),
		"assessment.score":   rangeShape(),
		"assessment.points":  rangeShape(),
		"assessment.gates[]": gateShape(),
		"report":             reportShape(),
		"conditions[]":       conditionShape(),
		"decision":           decisionShape(),
		"exception":          exceptionShape(),
	}
}

// InputShapes returns the same for an answers file, whose answers may also be
// written in shorter ways.
func InputShapes() map[string]yamldoc.Shape {
	return map[string]yamldoc.Shape{
		"":          {Keys: []string{"subject", "review", "answers"}},
		"subject":   subjectShape(),
		"review":    {Keys: reviewShape().Keys},
		"answers[]": answerShape(),
	}
}

func recordShape() yamldoc.Shape {
	return yamldoc.Shape{
		Keys:   []string{"schema", "id", "subject", "review", "questionnaire", "answers", "assessment", "report", "conditions", "decision", "exception"},
		Needed: []string{"schema", "id", "subject", "review", "questionnaire", "assessment", "decision"},
	}
}

func subjectShape() yamldoc.Shape {
	return yamldoc.Shape{
		Keys:   []string{"name", "version", "description", "owner", "repository", "identity_provider", "client_id", "scopes", "design"},
		Needed: []string{"name"},
	}
}

func reviewShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"reviewers", "date", "review_by", "supersedes"}, Needed: []string{"reviewers", "date"}}
}

func pinShape() yamldoc.Shape { return all("id", "version", "sha256") }

// answerShape leaves open whether a level is needed: a note may stand without.
func answerShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"question", "level", "basis", "evidence", "links", "collected"}, Needed: []string{"question"}}
}

func assessmentShape() yamldoc.Shape {
	return all("verdict", "bracket", "score", "points", "gates", "unknown", "open")
}

func bracketShape() yamldoc.Shape { return all("lowest", "highest") }

func rangeShape() yamldoc.Shape { return all("low", "high") }

func gateShape() yamldoc.Shape { return all("gate", "caps", "state") }

func reportShape() yamldoc.Shape { return yamldoc.Shape{Keys: []string{"profile"}} }

func conditionShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"gate", "action", "owner", "due", "status"}, Needed: []string{"gate", "action", "status"}}
}

func decisionShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"status", "by", "date", "reason"}, Needed: []string{"status"}}
}

// exceptionShape does not need the reason: that is a rule of its own.
func exceptionShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"gates", "reason", "approved_by", "until"}, Needed: []string{"approved_by", "until"}}
}

// all keys are needed.
func all(keys ...string) yamldoc.Shape { return yamldoc.Shape{Keys: keys, Needed: keys} }
