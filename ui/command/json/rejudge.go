package json

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/report/comparison"
)

type rejudged struct {
	Schema        string           `json:"schema"`
	Questionnaire pin              `json:"questionnaire"`
	Records       []rejudgedRecord `json:"records"`
	NotJudged     []string         `json:"not_judged"`
}

type rejudgedRecord struct {
	Record  string  `json:"record"`
	Subject string  `json:"subject,omitempty"`
	Verdict string  `json:"verdict"`
	WouldBe string  `json:"would_be"`
	Score   between `json:"score"`
	rejudgement
}

// Rejudge writes what another questionnaire makes of records.
func Rejudge(r comparison.Rejudged) ([]byte, error) {
	return document(rejudged{
		Schema:        "flowverdict/rejudged/v1",
		Questionnaire: pinOf(r.By),
		Records: each(r.Records, func(x comparison.RejudgedRecord) rejudgedRecord {
			return rejudgedRecord{
				Record:      x.Name,
				Subject:     x.Subject,
				Verdict:     x.Before.Verdict().String(),
				WouldBe:     x.After.Verdict().String(),
				Score:       betweenOf(x.After.Score),
				rejudgement: rejudgementOf(x.Rejudgement),
			}
		}),
		NotJudged: each(r.NotJudged, same),
	})
}

// rejudgement is what another questionnaire does, and by what.
type rejudgement struct {
	Fires       []string     `json:"fires"`
	FallsAway   []string     `json:"falls_away"`
	CauseGates  []gateShift  `json:"cause_gates"`
	CausePoints *pointsShift `json:"cause_points,omitempty"`
	Lost        []answer     `json:"lost"`
	Asked       []string     `json:"asked"`
}

type gateShift struct {
	Gate    string `json:"gate"`
	Because string `json:"because"`
}

type answer struct {
	Question string `json:"question"`
	Level    string `json:"level"`
}

type pointsShift struct {
	From     int    `json:"from"`
	To       int    `json:"to"`
	Verdict  string `json:"verdict"`
	BandFrom int    `json:"band_from"`
	BandTo   int    `json:"band_to"`
	Costs    []cost `json:"costs"`
}

type cost struct {
	Question string `json:"question"`
	From     points `json:"from"`
	To       points `json:"to"`
}

func rejudgementOf(r analysis.Rejudgement) rejudgement {
	return rejudgement{
		Fires:       each(r.Fires, gateID),
		FallsAway:   each(r.FallsAway, gateID),
		CauseGates:  each(r.Gates, func(s analysis.GateShift) gateShift { return gateShift{s.Gate.ID, string(s.How)} }),
		CausePoints: pointsShiftOf(r.Points),
		Lost:        each(r.Lost, func(a questionnaire.Answer) answer { return answer{a.Question, a.Level} }),
		Asked:       each(r.Asked, func(q *questionnaire.Question) string { return q.ID }),
	}
}

func pointsShiftOf(p *analysis.PointsShift) *pointsShift {
	if p == nil {
		return nil
	}
	return &pointsShift{
		From: p.Before, To: p.After, Verdict: p.Verdict.String(), BandFrom: p.From, BandTo: p.Now,
		Costs: each(p.Costs, func(c analysis.CostDiff) cost { return cost{c.Question, points(c.Before), points(c.After)} }),
	}
}
