package json

import (
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/report/comparison"
)

// instead is what could be used instead.
type instead struct {
	asked
	Option       string        `json:"option"`
	Remaining    []string      `json:"remaining"`
	Alternatives []alternative `json:"alternatives"`
	Advice       []part        `json:"advice"`
	Targets      []target      `json:"targets"`
}

type alternative struct {
	ID        string   `json:"id"`
	Status    string   `json:"status"`
	Residual  *bracket `json:"residual,omitempty"`
	Remaining []string `json:"remaining"`
	WaitsFor  []string `json:"waits_for"`
	Reasons   []reason `json:"reasons"`
}

type reason struct {
	Kind    string   `json:"kind"`
	Why     string   `json:"why"`
	Sources []string `json:"sources"`
}

func insteadOf(about asked, w comparison.WhatIf) instead {
	q, s := w.Questionnaire, w.Instead
	return instead{
		about, s.Option.ID(q.MechanismID()), each(s.Option.Remaining, gateID),
		each(s.Alternatives, func(r alternatives.Result) alternative { return alternativeOf(q, w.Record.Answers, r) }),
		each(w.Advice.Parts, partOf), each(w.Advice.Targets, targetOf),
	}
}

func alternativeOf(q *questionnaire.Questionnaire, answers questionnaire.Answers, r alternatives.Result) alternative {
	out := alternative{ID: r.ID, Status: string(r.Status), Remaining: each(r.Remaining(), gateID), WaitsFor: []string{}, Reasons: []reason{}}
	if r.Residual != nil {
		b := bracketOf(r.Residual.Bracket)
		out.Residual = &b
	}
	if r.Status == alternatives.NotRuledOutYet {
		out.WaitsFor = each(r.Waits(q, answers), same)
	}
	for _, x := range []struct {
		kind string
		list []questionnaire.Precondition
	}{{"rules-out", r.RulesOut}, {"against", r.Against}, {"for", r.For}} {
		for _, p := range x.list {
			out.Reasons = append(out.Reasons, reason{x.kind, p.Why, each(p.Sources, func(s questionnaire.Source) string { return string(s) })})
		}
	}
	return out
}
