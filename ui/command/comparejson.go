package command

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// comparedJSON is the answer of compare for programs.
func comparedJSON(r compared) ([]byte, error) {
	out := yamldoc.Object{
		{Key: "schema", Value: "flowverdict/compared/v1"},
		{Key: "old", Value: yamldoc.Object{{Key: "record", Value: r.names[0]}, {Key: "questionnaire", Value: pinJSON(r.by[0])}}},
		{Key: "new", Value: yamldoc.Object{{Key: "record", Value: r.names[1]}, {Key: "questionnaire", Value: pinJSON(r.by[1])}}},
	}
	if r.questions != nil {
		out = append(out, yamldoc.Pair{Key: "questions", Value: append(yamldoc.Object{
			{Key: "before", Value: outcomeJSON(r.questions.Before)},
			{Key: "after", Value: outcomeJSON(r.questions.After)},
		}, rejudgementJSON(*r.questions)...)})
	}
	conditions, bases := yamldoc.Always{}, yamldoc.Always{}
	for _, x := range r.bases {
		bases = append(bases, yamldoc.Object{{Key: "question", Value: x.question}, {Key: "from", Value: x.from}, {Key: "to", Value: x.to}})
	}
	for _, c := range r.conditions {
		change := yamldoc.Object{{Key: "gate", Value: c.is.Gate}}
		for _, p := range c.parts() {
			change = append(change, yamldoc.Pair{Key: p.key, Value: yamldoc.Object{{Key: "from", Value: p.was}, {Key: "to", Value: p.is}}})
		}
		conditions = append(conditions, change)
	}
	out = append(out, differenceJSON(r.answers), yamldoc.Pair{Key: "bases_changed", Value: bases}, yamldoc.Pair{Key: "conditions_changed", Value: conditions})
	return yamldoc.JSON(append(out, causesJSON(r.causes)...))
}

func pinJSON(q *questionnaire.Questionnaire) yamldoc.Object {
	return yamldoc.Object{{Key: "id", Value: q.ID}, {Key: "version", Value: q.Version}, {Key: "sha256", Value: q.Digest}}
}

func answersJSON(changes []questionnaire.Change) yamldoc.Always {
	out := yamldoc.Always{}
	for _, c := range changes {
		out = append(out, yamldoc.Object{{Key: "question", Value: c.Question.ID}, {Key: "from", Value: c.From}, {Key: "to", Value: c.To}})
	}
	return out
}

func causesJSON(c questionnaire.Causes) yamldoc.Object {
	sets := yamldoc.Always{}
	for _, s := range c.Sets {
		sets = append(sets, yamldoc.Object{
			{Key: "answers", Value: answersJSON(s.Answers)},
			{Key: "gates", Value: words(gateIDs(s.Gates))},
			{Key: "points", Value: s.Points},
		})
	}
	return yamldoc.Object{
		{Key: "causes", Value: sets},
		{Key: "all_causes", Value: !c.More && !c.Cut},
		{Key: "worse_only", Value: c.Worse.String()},
		{Key: "better_only", Value: c.Better.String()},
	}
}
