package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
)

const (
	exceptionDead     finding.RuleID = "exception-dead"
	exceptionExpired  finding.RuleID = "exception-expired"
	exceptionApprover finding.RuleID = "exception-approver"
	exceptionReason   finding.RuleID = "exception-reason"
	noApprover        finding.RuleID = "exception-not-entitled"
)

// exceptionEnded is the hint of what to do when an exception ends.
const exceptionEnded = "have it approved anew, or keep to the verdict"

func exceptionRules() []Rule {
	return []Rule{
		{
			ID: exceptionDead, Group: GroupException, check: checkDead, needs: theGates,
			Summary:     "The exception names a gate that does not fire.",
			Explanation: "An exception is for gates that hold the verdict down now. One for another gate is dead: it would let something through later that nobody approved.",
			Wrong:       "  gates: [mixed-browser]\n",
			Right:       "  gates: [high-privilege]\n",
		},
		{
			ID: exceptionExpired, Group: GroupException, check: checkExpired, needs: theDay,
			Summary:     "The exception ended before the day of the run.",
			Explanation: "Decide again: let it be approved anew, or keep to the verdict. Exceptions of rejected and superseded records are not followed any more.",
			Wrong:       "  until: \"2026-11-20\"\n",
			Right:       "  until: \"2027-05-23\"\n",
		},
		{
			ID: exceptionApprover, Group: GroupException, check: checkApprover,
			Summary:     "The exception was approved by one of the reviewers.",
			Explanation: "Who reviewed cannot approve that the review's verdict is passed over. Names are compared without regard to case and outer spaces.",
			Wrong:       "  approved_by: Application Security\n",
			Right:       "  approved_by: chief risk officer\n",
		},
		{
			ID: noApprover, Group: GroupException, check: checkEntitled,
			Summary:     "The exception was approved by nobody whom the profile names.",
			Explanation: "Only a run whose configuration has a profile with approvers knows this rule. The organisation says who may approve that a verdict is passed over. Names are compared as for the reviewers: without regard to case, width and blanks.",
			Wrong:       "  approved_by: platform lead\n",
			Right:       "  approved_by: chief risk officer\n",
		},
		{
			ID: exceptionReason, Group: GroupException, check: checkReason,
			Summary:     "The exception has no reason.",
			Explanation: "Say why the decision is more lenient than the verdict, so that the next review can tell whether it still holds.",
			Wrong:       "  gates: [high-privilege]\n",
			Right:       "  gates: [high-privilege]\n  reason: Deployments would stop until the governed client is there.\n",
		},
	}
}

func checkDead(in *inspection) []finding.Finding {
	if in.broken.At("exception.gates") {
		return nil
	}
	var fires, all []string
	for _, g := range in.computed.Gates {
		fires = append(fires, g.ID)
	}
	for i := range in.questionnaire.Gates {
		all = append(all, in.questionnaire.Gates[i].ID)
	}
	var out []finding.Finding
	for i, gate := range in.record.Exception.Gates {
		f := finding.Finding{Path: fmt.Sprintf("exception.gates[%d]", i)}
		switch {
		case slices.Contains(fires, gate):
			continue
		case !slices.Contains(all, gate):
			f.Message = fmt.Sprintf("the exception names gate %q, which does not exist", text.Clip(gate))
			f.Hint = meant(gate, all, "flowverdict explain lists the gates")
		default:
			f.Message = fmt.Sprintf("the exception names gate %q, which does not fire", gate)
			f.Hint = "take it out"
			if len(fires) > 0 {
				f.Hint += "; what fires or might still fire: " + strings.Join(fires, ", ")
			}
		}
		out = append(out, f)
	}
	return out
}

func checkExpired(in *inspection) []finding.Finding {
	if !in.live() || !in.past(in.record.Exception.Until) {
		return nil
	}
	return []finding.Finding{{
		Path:    "exception.until",
		Message: "the exception ended " + in.ago(in.record.Exception.Until),
		Hint:    exceptionEnded,
	}}
}

func checkApprover(in *inspection) []finding.Finding {
	approver := in.record.Exception.ApprovedBy
	if in.broken.Above("review.reviewers") || !in.record.Review.HasReviewer(approver) {
		return nil
	}
	return []finding.Finding{{
		Path:    "exception.approved_by",
		Message: fmt.Sprintf("%q approved the exception and is one of the reviewers", text.Clip(strings.TrimSpace(approver))),
		Hint:    "have it approved by somebody who did not review",
	}}
}

func checkReason(in *inspection) []finding.Finding {
	if !in.record.Exception.Given() || strings.TrimSpace(in.record.Exception.Reason) != "" {
		return nil
	}
	return []finding.Finding{{Path: "exception.reason", Message: "the exception has no reason", Hint: "say why the decision is more lenient than the verdict"}}
}

func checkEntitled(in *inspection) []finding.Finding {
	by := in.record.Exception.ApprovedBy
	if strings.TrimSpace(by) == "" || !in.live() || in.options.Profile.MayApprove(by) {
		return nil
	}
	message, hint := in.options.Profile.NoApprover(by)
	return []finding.Finding{{Path: "exception.approved_by", Message: message, Hint: hint}}
}
