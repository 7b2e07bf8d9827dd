package record

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/review"
)

// Shapes returns the shape of every mapping of a record by its path, in which
// [] stands for each item of a list, as in "answers[]". The record itself has
// the path "".
func Shapes() map[string]yamldoc.Shape {
	return map[string]yamldoc.Shape{
		"":                   recordShape(),
		"subject":            shapeOf(review.SubjectFields()),
		"review":             shapeOf(review.ReviewFields()),
		"questionnaire":      pinShape(),
		"answers[]":          shapeOf(review.AnswerFields()),
		"answers[].despite":  shapeWithin("despite", review.AnswerFields()),
		"mitigations[]":      shapeOf(review.MitigationFields()),
		"assessment":         assessmentShape(),
		"assessment.bracket": bracketShape(),
		"assessment.score":   rangeShape(),
		"assessment.points":  rangeShape(),
		"assessment.gates[]": gateShape(),
		"report":             reportShape(),
		"conditions[]":       shapeOf(review.ConditionFields()),
		"decision":           shapeOf(review.DecisionFields()),
		"exception":          shapeOf(review.ExceptionFields()),
		"evidence[]":         runShape(),
		"evidence[].facts[]": factShape(),
	}
}

// InputShapes returns the same for an answers file, whose answers may also be
// written in shorter ways.
func InputShapes() map[string]yamldoc.Shape {
	return map[string]yamldoc.Shape{
		"":                  {Keys: []string{"subject", "review", "answers", "mitigations"}},
		"subject":           shapeOf(review.SubjectFields()),
		"review":            {Keys: shapeOf(review.ReviewFields()).Keys},
		"answers[]":         shapeOf(review.AnswerFields()),
		"answers[].despite": shapeWithin("despite", review.AnswerFields()),
		"mitigations[]":     shapeOf(review.MitigationFields()),
	}
}

func recordShape() yamldoc.Shape {
	return yamldoc.Shape{
		Keys:   []string{"schema", "id", "subject", "review", "questionnaire", "answers", "mitigations", "assessment", "report", "conditions", "decision", "exception", "evidence"},
		Needed: []string{"schema", "id", "subject", "review", "questionnaire", "assessment", "decision"},
	}
}

func pinShape() yamldoc.Shape { return all("id", "version", "sha256") }

func assessmentShape() yamldoc.Shape {
	return all("verdict", "bracket", "score", "points", "gates", "unknown", "open")
}

func bracketShape() yamldoc.Shape { return all("lowest", "highest") }

func rangeShape() yamldoc.Shape { return all("low", "high") }

func gateShape() yamldoc.Shape { return all("gate", "caps", "state") }

func reportShape() yamldoc.Shape {
	return yamldoc.Shape{Keys: []string{"profile", "annex", "renderer", "sha256"}}
}

// all keys are needed.
func all(keys ...string) yamldoc.Shape { return yamldoc.Shape{Keys: keys, Needed: keys} }
