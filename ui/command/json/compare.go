package json

import (
	"flowverdict/questionnaire/analysis"
	"flowverdict/report/comparison"
)

type compared struct {
	Schema            string            `json:"schema"`
	Old               source            `json:"old"`
	New               source            `json:"new"`
	Questions         *questions        `json:"questions,omitempty"`
	Difference        difference        `json:"difference"`
	BasesChanged      []change          `json:"bases_changed"`
	ConditionsChanged []conditionChange `json:"conditions_changed"`
	Causes            []cause           `json:"causes"`
	AllCauses         bool              `json:"all_causes"`
	Stopped           bool              `json:"stopped,omitempty"`
	WorseOnly         string            `json:"worse_only"`
	BetterOnly        string            `json:"better_only"`
}

type source struct {
	Record        string `json:"record"`
	Questionnaire pin    `json:"questionnaire"`
}

func sourceOf(s comparison.Source) source { return source{s.Name, pinOf(s.Questionnaire)} }

// questions is what the questionnaire changed, where it is another one.
type questions struct {
	Before assessment `json:"before"`
	After  assessment `json:"after"`
	rejudgement
}

// conditionChange holds what differs; a field that does not is left out.
type conditionChange struct {
	Gate     string  `json:"gate"`
	Question string  `json:"question,omitempty"`
	Level    *fromTo `json:"level,omitempty"`
	Status   *fromTo `json:"status,omitempty"`
	Owner    *fromTo `json:"owner,omitempty"`
	Due      *fromTo `json:"due,omitempty"`
	Action   *fromTo `json:"action,omitempty"`
}

type fromTo struct {
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

func conditionChangeOf(c comparison.Condition) conditionChange {
	return conditionChange{
		Gate: c.New.Gate, Question: c.New.Question, Level: fromToOf(c.Old.Level, c.New.Level),
		Status: fromToOf(c.Old.Status, c.New.Status),
		Owner:  fromToOf(c.Old.Owner, c.New.Owner),
		Due:    fromToOf(c.Old.Due, c.New.Due),
		Action: fromToOf(c.Old.Action, c.New.Action),
	}
}

func fromToOf(from, to string) *fromTo {
	if from == to {
		return nil
	}
	return &fromTo{from, to}
}

type cause struct {
	Answers []change `json:"answers"`
	Gates   []string `json:"gates"`
	Points  bool     `json:"points"`
}

// Compare writes what differs between two records, and what caused it.
func Compare(r comparison.Records) ([]byte, error) {
	out := compared{
		Schema:            "flowverdict/compared/v1",
		Old:               sourceOf(r.Old),
		New:               sourceOf(r.New),
		Difference:        differenceOf(r.Answers),
		BasesChanged:      each(r.Bases, func(b comparison.Basis) change { return change{b.Question, string(b.From), string(b.To)} }),
		ConditionsChanged: each(r.Conditions, conditionChangeOf),
		Causes: each(r.Causes.Sets, func(c analysis.Cause) cause {
			return cause{each(c.Answers, changeOf), each(c.Gates, gateID), c.Points}
		}),
		AllCauses:  !r.Causes.More && !r.Causes.Stopped,
		Stopped:    r.Causes.Stopped,
		WorseOnly:  r.Causes.Worse.String(),
		BetterOnly: r.Causes.Better.String(),
	}
	if j := r.Questions; j != nil {
		out.Questions = &questions{assessmentOf(j.Before), assessmentOf(j.After), rejudgementOf(*j)}
	}
	return document(out)
}
