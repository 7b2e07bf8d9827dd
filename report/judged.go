package report

import (
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/alternatives"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/report/record"
)

// judged is what is computed from a record beside its assessment, for programs:
// the option, alternatives, coverage and practices. It is nothing where the
// questionnaire says nothing of them.
func judged(r *record.Record, q *questionnaire.Questionnaire) []yamldoc.Pair {
	if !q.JudgesMore() {
		return nil
	}
	a := questionnaire.Assess(q, r.Answers)
	all := alternatives.Judge(q, r.Answers)
	option := alternatives.Choose(q, &a, all)
	judgedOnes, coverage, practices := yamldoc.Always{}, yamldoc.Always{}, yamldoc.Always{}
	for i := range all {
		var waits []string
		if all[i].Status == alternatives.NotRuledOutYet {
			waits = all[i].Waits(q, r.Answers)
		}
		judgedOnes = append(judgedOnes, judgedAlternative(&all[i], waits))
	}
	for _, m := range mitigations.Cover(q, r.Answers, r.Mitigations) {
		coverage = append(coverage, yamldoc.Object{{Key: "id", Value: m.ID}, {Key: "state", Value: m.State}, {Key: "by", Value: string(m.By)}})
	}
	for _, p := range mitigations.Practices(q, r.Answers, &a, r.Review.Benefit) {
		practices = append(practices, yamldoc.Object{{Key: "id", Value: p.ID}, {Key: "state", Value: p.State}})
	}
	return []yamldoc.Pair{{Key: "judged", Value: yamldoc.Object{
		{Key: "option", Value: option.ID(q.MechanismID())},
		{Key: "remaining", Value: gateIDs(option.Remaining)},
		{Key: "alternatives", Value: judgedOnes},
		{Key: "coverage", Value: coverage},
		{Key: "practices", Value: practices},
	}}}
}

func judgedAlternative(r *alternatives.Result, waits []string) yamldoc.Object {
	var residual yamldoc.Object
	if r.Residual != nil {
		b := r.Residual.Bracket
		residual = yamldoc.Object{{Key: "lowest", Value: b.Lowest.String()}, {Key: "highest", Value: b.Highest.String()}}
	}
	reasons := yamldoc.Always{}
	for _, x := range []struct {
		kind string
		list []questionnaire.Precondition
	}{{"rules-out", r.RulesOut}, {"against", r.Against}, {"for", r.For}} {
		for _, p := range x.list {
			reasons = append(reasons, yamldoc.Object{{Key: "kind", Value: x.kind}, {Key: "why", Value: p.Why}, {Key: "sources", Value: asTexts(p.Sources)}})
		}
	}
	return yamldoc.Object{
		{Key: "id", Value: r.ID}, {Key: "status", Value: string(r.Status)}, {Key: "residual", Value: residual},
		{Key: "remaining", Value: gateIDs(r.Remaining())}, {Key: "waits_for", Value: asTexts(waits)}, {Key: "reasons", Value: reasons},
	}
}

func gateIDs(gates []*questionnaire.Gate) []any {
	var out []any
	for _, g := range gates {
		out = append(out, g.ID)
	}
	return out
}

func asTexts[T ~string](list []T) []any {
	var out []any
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}
