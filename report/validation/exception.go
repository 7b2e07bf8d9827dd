package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/yamldoc"
)

const (
	exceptionDead     yamldoc.Rule = "exception-dead"
	exceptionExpired  yamldoc.Rule = "exception-expired"
	exceptionApprover yamldoc.Rule = "exception-approver"
	exceptionReason   yamldoc.Rule = "exception-reason"
)

func exceptionRules() []Rule {
	return []Rule{
		{
			ID: exceptionDead, Group: Exception, check: checkDead, needs: theGates,
			Summary:     "The exception names a gate that does not fire.",
			Explanation: "An exception is for gates that hold the verdict down now. One for another gate is dead: it would let something through later that nobody approved.",
			Wrong:       "  gates: [mixed-browser]\n",
			Right:       "  gates: [high-privilege]\n",
		},
		{
			ID: exceptionExpired, Group: Exception, check: checkExpired, needs: theDay,
			Summary:     "The exception ended before the day of the run.",
			Explanation: "Decide again: let it be approved anew, or keep to the verdict. Exceptions of rejected and superseded records are not followed any more.",
			Wrong:       "  until: \"2026-11-20\"\n",
			Right:       "  until: \"2027-05-23\"\n",
		},
		{
			ID: exceptionApprover, Group: Exception, check: checkApprover,
			Summary:     "The exception was approved by one of the reviewers.",
			Explanation: "Who reviewed cannot approve that the review's verdict is passed over. Names are compared without regard to case and outer spaces.",
			Wrong:       "  approved_by: Application Security\n",
			Right:       "  approved_by: chief risk officer\n",
		},
		{
			ID: exceptionReason, Group: Exception, check: checkReason,
			Summary:     "The exception has no reason.",
			Explanation: "Say why the decision is more lenient than the verdict, so that the next review can tell whether it still holds.",
			Wrong:       "  gates: [high-privilege]\n",
			Right:       "  gates: [high-privilege]\n  reason: Deployments would stop until the governed client is there.\n",
		},
	}
}

func checkDead(in *inspection) []fault {
	if in.broken("exception.gates") {
		return nil
	}
	var fires, all []string
	for _, g := range in.assessment.Gates {
		fires = append(fires, g.ID)
	}
	for i := range in.questionnaire.Gates {
		all = append(all, in.questionnaire.Gates[i].ID)
	}
	var out []fault
	for i, gate := range in.Exception.Gates {
		f := fault{path: fmt.Sprintf("exception.gates[%d]", i)}
		switch {
		case slices.Contains(fires, gate):
			continue
		case !slices.Contains(all, gate):
			f.message = fmt.Sprintf("the exception names gate %q, which does not exist", clip(gate))
			f.hint = meant(gate, all, "flowverdict explain lists the gates")
		default:
			f.message = fmt.Sprintf("the exception names gate %q, which does not fire", gate)
			f.hint = "take it out"
			if len(fires) > 0 {
				f.hint += "; what fires or might still fire: " + strings.Join(fires, ", ")
			}
		}
		out = append(out, f)
	}
	return out
}

func checkExpired(in *inspection) []fault {
	if !in.live() || !in.past(in.Exception.Until) {
		return nil
	}
	return []fault{{
		path:    "exception.until",
		message: "the exception ended " + in.ago(in.Exception.Until),
		hint:    "have it approved anew, or keep to the verdict",
	}}
}

func checkApprover(in *inspection) []fault {
	approver := strings.TrimSpace(in.Exception.ApprovedBy)
	if approver == "" || in.brokenAbove("review.reviewers") {
		return nil
	}
	for _, reviewer := range in.Review.Reviewers {
		if strings.EqualFold(strings.TrimSpace(reviewer), approver) {
			return []fault{{
				path:    "exception.approved_by",
				message: fmt.Sprintf("%q approved the exception and is one of the reviewers", clip(approver)),
				hint:    "have it approved by somebody who did not review",
			}}
		}
	}
	return nil
}

func checkReason(in *inspection) []fault {
	if !in.Exception.Given() || strings.TrimSpace(in.Exception.Reason) != "" {
		return nil
	}
	return []fault{{path: "exception.reason", message: "the exception has no reason", hint: "say why the decision is more lenient than the verdict"}}
}
