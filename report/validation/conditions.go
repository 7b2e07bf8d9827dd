package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/review"
)

const (
	conditionMissing    yamldoc.Rule = "condition-missing"
	conditionUnfired    yamldoc.Rule = "condition-unfired"
	conditionAction     yamldoc.Rule = "condition-action"
	conditionUnassigned yamldoc.Rule = "condition-unassigned"
	conditionOverdue    yamldoc.Rule = "condition-overdue"
)

// conditionShape lists the rules that computing the record again would mend.
func conditionShape() []yamldoc.Rule {
	return []yamldoc.Rule{conditionMissing, conditionUnfired, conditionAction}
}

func conditionRules() []Rule {
	return []Rule{
		{
			ID: conditionMissing, Group: Conditions, check: checkMissing, needs: theGates,
			Summary:     "A gate has fired and there is no condition for it.",
			Explanation: "Each fired gate asks for something to be done before device flow is appropriate, and a condition says who does it and until when. Gates that another one overshadows need none.",
		},
		{
			ID: conditionUnfired, Group: Conditions, check: checkUnfired, needs: theGates,
			Summary:     "A condition is for a gate that asks for none.",
			Explanation: "The gate has not fired with these answers, or another gate overshadows it, or there is a condition for it already. Such a condition would be tracked for nothing.",
			Wrong:       "  - gate: defaults-codes\n",
			Right:       "  - gate: default-codes\n",
		},
		{
			ID: conditionAction, Group: Conditions, check: checkAction, needs: theGates,
			Summary:     "The action of a condition is not the gate's remedy.",
			Explanation: "The action is computed: it is the remedy of the gate, in the questionnaire's words. What people add about it belongs to the decision's reason or to the evidence of an answer.",
			Wrong:       "    action: Think about the approval page.\n",
			Right:       "    action: Verify code life, attempts and the approval page.\n",
		},
		{
			ID: conditionUnassigned, Group: Conditions, check: checkUnassigned,
			Summary:     "An accepted record has an open condition without an owner or a due date.",
			Explanation: "Accepting a conditional record means that somebody will meet its conditions. Name the owner and the day.",
			Wrong:       "    status: open\ndecision:\n  status: accepted\n",
			Right:       "    owner: identity team\n    due: \"2027-01-31\"\n    status: open\ndecision:\n  status: accepted\n",
		},
		{
			ID: conditionOverdue, Group: Conditions, check: checkOverdue, needs: theDay,
			Summary:     "An open condition was due before the day of the run.",
			Explanation: "Meet the condition and set its status to met, or agree on another day. Conditions of rejected and superseded records are not followed any more.",
			Wrong:       "    due: \"2026-11-20\"\n    status: open\n",
			Right:       "    due: \"2026-11-20\"\n    status: met\n",
		},
	}
}

// alignment pairs the conditions with the gates that ask for one.
type alignment struct {
	want  []review.Condition
	pairs []pair
	extra []int // conditions that no gate asks for
	lost  []int // gates without a condition
}

func (in *inspection) align() alignment {
	out := alignment{want: review.Conditions(in.assessment, nil)}
	var have, want []string
	for _, c := range in.Conditions {
		have = append(have, c.Gate)
	}
	for _, c := range out.want {
		want = append(want, c.Gate)
	}
	out.pairs, out.extra, out.lost = match(have, want)
	return out
}

// checkMissing leaves out what a wrong gate in another condition explains.
func checkMissing(in *inspection) []fault {
	if in.brokenAny("conditions", "gate") {
		return nil
	}
	a := in.align()
	var gates []string
	for _, at := range a.lost[min(len(a.extra), len(a.lost)):] {
		gates = append(gates, a.want[at].Gate)
	}
	f := fault{path: "conditions", hint: in.update()}
	switch len(gates) {
	case 0:
		return nil
	case 1:
		f.message = fmt.Sprintf("gate %q has fired and has no condition", gates[0])
	default:
		f.message = fmt.Sprintf("gates %s have fired and have no condition", quoted(gates))
	}
	if len(in.Conditions) == 0 {
		f.path = in.gatePath(gates[0])
	}
	return []fault{f}
}

// brokenAny reports whether a list, or the key of one of its entries, has a
// fault of shape.
func (in *inspection) brokenAny(list, key string) bool {
	return in.brokenAbove(list) || slices.ContainsFunc(in.faults, func(p yamldoc.Problem) bool {
		return below(p.Path, list) && (strings.HasSuffix(p.Path, "]") || strings.HasSuffix(p.Path, "."+key)) || below(p.Meant, list) && strings.HasSuffix(p.Meant, "."+key)
	})
}

// gatePath is where the stored assessment names a gate.
func (in *inspection) gatePath(gate string) string {
	for i, g := range in.Assessment.Gates {
		if g.Gate == gate {
			return fmt.Sprintf("assessment.gates[%d].gate", i)
		}
	}
	return "assessment.gates"
}

func checkUnfired(in *inspection) []fault {
	a := in.align()
	var out []fault
	for i, at := range a.extra {
		f := fault{path: fmt.Sprintf("conditions[%d].gate", at), message: in.whyNone(in.Conditions[at].Gate), hint: "take the condition away, or " + in.update()}
		if i < len(a.lost) {
			f.hint = fmt.Sprintf("gate %q has no condition: is it meant?", a.want[a.lost[i]].Gate)
		}
		out = append(out, f)
	}
	return out
}

// whyNone says why a gate asks for no condition, or for no second one.
func (in *inspection) whyNone(gate string) string {
	if in.questionnaire.Gate(gate) == nil {
		return fmt.Sprintf("there is no gate %q", clip(gate))
	}
	for _, g := range in.assessment.Fired() {
		if g.ID == gate {
			return fmt.Sprintf("gate %q has a condition already", gate)
		}
	}
	for _, g := range in.assessment.Gates {
		if g.ID == gate && g.Overshadowed {
			return fmt.Sprintf("gate %q is overshadowed by another one and asks for no condition", gate)
		}
	}
	return fmt.Sprintf("gate %q has not fired and asks for no condition", gate)
}

func checkAction(in *inspection) []fault {
	a := in.align()
	var out []fault
	for _, p := range a.pairs {
		if have, want := in.Conditions[p.have].Action, a.want[p.want].Action; have != want {
			out = append(out, fault{
				path:    fmt.Sprintf("conditions[%d].action", p.have),
				message: fmt.Sprintf("the action is not the remedy of gate %q", a.want[p.want].Gate),
				hint:    fmt.Sprintf("it reads: %s", want),
			})
		}
	}
	return out
}

func checkUnassigned(in *inspection) []fault {
	if in.Decision.Status != review.Accepted {
		return nil
	}
	var out []fault
	for i, c := range in.Conditions {
		var lacks []string
		if strings.TrimSpace(c.Owner) == "" && !in.broken(fmt.Sprintf("conditions[%d].owner", i)) {
			lacks = append(lacks, "owner")
		}
		if c.Due == "" && !in.broken(fmt.Sprintf("conditions[%d].due", i)) {
			lacks = append(lacks, "due date")
		}
		if c.Status == review.ConditionOpen && len(lacks) > 0 {
			out = append(out, fault{
				path:    fmt.Sprintf("conditions[%d].gate", i),
				message: fmt.Sprintf("the record is accepted, and the condition for gate %q has no %s", clip(c.Gate), strings.Join(lacks, " and no ")),
				hint:    "say who meets it and until when, or set its status to met",
			})
		}
	}
	return out
}

func checkOverdue(in *inspection) []fault {
	if !in.live() {
		return nil
	}
	var out []fault
	for i, c := range in.Conditions {
		if c.Status == review.ConditionOpen && in.past(c.Due) {
			out = append(out, fault{
				path:    fmt.Sprintf("conditions[%d].due", i),
				message: fmt.Sprintf("the condition for gate %q was due %s", clip(c.Gate), in.ago(c.Due)),
				hint:    "meet it and set its status to met, or agree on another day",
			})
		}
	}
	return out
}
