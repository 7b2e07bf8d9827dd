package command

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/document"
)

// rejudgedJSON is the answer of rejudge for programs.
func rejudgedJSON(by *questionnaire.Questionnaire, list []rejudged, broken []string) ([]byte, error) {
	records := document.Always{}
	for _, r := range list {
		records = append(records, append(document.Object{
			{Key: "record", Value: r.path},
			{Key: "subject", Value: r.subject},
			{Key: "verdict", Value: r.Before.Verdict().String()},
			{Key: "would_be", Value: r.After.Verdict().String()},
			{Key: "score", Value: document.Flow{{Key: "low", Value: r.After.Score.Low}, {Key: "high", Value: r.After.Score.High}}},
		}, rejudgementJSON(r.Rejudgement)...))
	}
	return document.JSON(document.Object{
		{Key: "schema", Value: "flowverdict/rejudged/v1"},
		{Key: "questionnaire", Value: pinJSON(by)},
		{Key: "records", Value: records},
		{Key: "not_judged", Value: words(broken)},
	})
}

// rejudgementJSON says what another questionnaire does, and by what.
func rejudgementJSON(r questionnaire.Rejudgement) document.Object {
	gates, lost, asked := document.Always{}, document.Always{}, document.Always{}
	for _, s := range r.Gates {
		gates = append(gates, document.Object{{Key: "gate", Value: s.Gate.ID}, {Key: "because", Value: string(s.How)}})
	}
	for _, a := range r.Lost {
		lost = append(lost, document.Object{{Key: "question", Value: a.Question}, {Key: "level", Value: a.Level}})
	}
	for _, q := range r.Asked {
		asked = append(asked, q.ID)
	}
	out := document.Object{
		{Key: "fires", Value: words(gateIDs(r.Fires))},
		{Key: "falls_away", Value: words(gateIDs(r.FallsAway))},
		{Key: "cause_gates", Value: gates},
	}
	if p := r.Points; p != nil {
		costs := document.Always{}
		for _, c := range p.Costs {
			costs = append(costs, document.Object{{Key: "question", Value: c.Question}, {Key: "from", Value: float64(c.Before) / 100}, {Key: "to", Value: float64(c.After) / 100}})
		}
		out = append(out, document.Pair{Key: "cause_points", Value: document.Object{
			{Key: "from", Value: p.Before}, {Key: "to", Value: p.After}, {Key: "verdict", Value: p.Verdict.String()},
			{Key: "band_from", Value: p.From}, {Key: "band_to", Value: p.Now}, {Key: "costs", Value: costs},
		}})
	}
	return append(out, document.Pair{Key: "lost", Value: lost}, document.Pair{Key: "asked", Value: asked})
}

func words(list []string) document.Always {
	out := document.Always{}
	for _, s := range list {
		out = append(out, s)
	}
	return out
}
