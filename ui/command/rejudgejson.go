package command

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
)

// rejudgedJSON is the answer of rejudge for programs.
func rejudgedJSON(by *questionnaire.Questionnaire, list []rejudged, broken []string) ([]byte, error) {
	records := yamldoc.Always{}
	for _, r := range list {
		records = append(records, append(yamldoc.Object{
			{Key: "record", Value: r.path},
			{Key: "subject", Value: r.subject},
			{Key: "verdict", Value: r.Before.Verdict().String()},
			{Key: "would_be", Value: r.After.Verdict().String()},
			{Key: "score", Value: yamldoc.Flow{{Key: "low", Value: r.After.Score.Low}, {Key: "high", Value: r.After.Score.High}}},
		}, rejudgementJSON(r.Rejudgement)...))
	}
	return yamldoc.JSON(yamldoc.Object{
		{Key: "schema", Value: "flowverdict/rejudged/v1"},
		{Key: "questionnaire", Value: pinJSON(by)},
		{Key: "records", Value: records},
		{Key: "not_judged", Value: words(broken)},
	})
}

// rejudgementJSON says what another questionnaire does, and by what.
func rejudgementJSON(r questionnaire.Rejudgement) yamldoc.Object {
	gates, lost, asked := yamldoc.Always{}, yamldoc.Always{}, yamldoc.Always{}
	for _, s := range r.Gates {
		gates = append(gates, yamldoc.Object{{Key: "gate", Value: s.Gate.ID}, {Key: "because", Value: string(s.How)}})
	}
	for _, a := range r.Lost {
		lost = append(lost, yamldoc.Object{{Key: "question", Value: a.Question}, {Key: "level", Value: a.Level}})
	}
	for _, q := range r.Asked {
		asked = append(asked, q.ID)
	}
	out := yamldoc.Object{
		{Key: "fires", Value: words(gateIDs(r.Fires))},
		{Key: "falls_away", Value: words(gateIDs(r.FallsAway))},
		{Key: "cause_gates", Value: gates},
	}
	if p := r.Points; p != nil {
		costs := yamldoc.Always{}
		for _, c := range p.Costs {
			costs = append(costs, yamldoc.Object{{Key: "question", Value: c.Question}, {Key: "from", Value: float64(c.Before) / 100}, {Key: "to", Value: float64(c.After) / 100}})
		}
		out = append(out, yamldoc.Pair{Key: "cause_points", Value: yamldoc.Object{
			{Key: "from", Value: p.Before}, {Key: "to", Value: p.After}, {Key: "verdict", Value: p.Verdict.String()},
			{Key: "band_from", Value: p.From}, {Key: "band_to", Value: p.Now}, {Key: "costs", Value: costs},
		}})
	}
	return append(out, yamldoc.Pair{Key: "lost", Value: lost}, yamldoc.Pair{Key: "asked", Value: asked})
}

func words(list []string) yamldoc.Always {
	out := yamldoc.Always{}
	for _, s := range list {
		out = append(out, s)
	}
	return out
}
