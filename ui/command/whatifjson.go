package command

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/advice"
)

// whatIfJSON is the answer of what-if for programs: what was asked about, and
// what is said of it.
func whatIfJSON(name string, q *questionnaire.Questionnaire, data ...yamldoc.Pair) ([]byte, error) {
	return yamldoc.JSON(append(yamldoc.Object{
		{Key: "schema", Value: "flowverdict/what-if/v1"},
		{Key: "record", Value: name},
		{Key: "questionnaire", Value: pinJSON(q)},
	}, data...))
}

func adviceJSON(parts []advice.Part) yamldoc.Pair {
	list := yamldoc.Always{}
	for _, p := range parts {
		points := yamldoc.Always{}
		for _, x := range p.Points {
			points = append(points, yamldoc.Object{{Key: "text", Value: x.Text}, {Key: "question", Value: x.Question}})
		}
		list = append(list, yamldoc.Object{{Key: "title", Value: p.Title}, {Key: "lead", Value: p.Lead}, {Key: "points", Value: points}})
	}
	return yamldoc.Pair{Key: "advice", Value: list}
}

// differenceJSON says what differs between two assessments. An answer without
// from was open before, one without to is open after.
func differenceJSON(d questionnaire.Difference) yamldoc.Pair {
	conditions := yamldoc.Always{}
	for _, g := range d.Appearing {
		conditions = append(conditions, yamldoc.Object{{Key: "gate", Value: g.ID}, {Key: "action", Value: g.Remedy}})
	}
	return yamldoc.Pair{Key: "difference", Value: yamldoc.Object{
		{Key: "answers", Value: answersJSON(d.Answers)},
		{Key: "before", Value: outcomeJSON(d.Before)},
		{Key: "after", Value: outcomeJSON(d.After)},
		{Key: "fires", Value: words(gateIDs(d.Fired))},
		{Key: "lifted", Value: words(gateIDs(d.Lifted))},
		{Key: "might_fire", Value: words(gateIDs(d.Possible))},
		{Key: "excluded", Value: words(gateIDs(d.Excluded))},
		{Key: "conditions", Value: conditions},
		{Key: "conditions_gone", Value: words(gateIDs(d.Vanishing))},
	}}
}

func outcomeJSON(a questionnaire.Assessment) yamldoc.Object {
	between := func(r questionnaire.Range) yamldoc.Flow {
		return yamldoc.Flow{{Key: "low", Value: r.Low}, {Key: "high", Value: r.High}}
	}
	return yamldoc.Object{
		{Key: "verdict", Value: a.Verdict().String()},
		{Key: "bracket", Value: bracketJSON(a.Bracket)},
		{Key: "score", Value: between(a.Score)},
		{Key: "points", Value: between(a.Points)},
	}
}
