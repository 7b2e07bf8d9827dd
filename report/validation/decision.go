package validation

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
)

const (
	lenientDecision   finding.RuleID = "lenient-decision"
	acceptedOpen      finding.RuleID = "accepted-open"
	earlyDecision     finding.RuleID = "early-decision"
	verdictTooLow     finding.RuleID = "verdict-too-low"
	mitigationDiffers finding.RuleID = "mitigation-differs"
	mitigationsOpen   finding.RuleID = "mitigations-open"
	benefitMissing    finding.RuleID = "benefit-missing"
)

func decisionRules() []Rule {
	return []Rule{
		{
			ID: lenientDecision, Group: GroupDecision, check: checkLenient, needs: theGates,
			Summary:     "The record is accepted although the verdict is governed or unsuitable, without an exception.",
			Explanation: "A decision may permit more than the verdict only with an exception, which says why, who approved it and until when. The verdict is the one that the answers give, not the stored one.",
		},
		{
			ID: acceptedOpen, Group: GroupDecision, check: checkAcceptedOpen, needs: theGates,
			Summary:     "The record is accepted while questions are open.",
			Explanation: "Answer every question, with unknown where nobody could find out, before the record is accepted.",
		},
		{
			ID: earlyDecision, Group: GroupDecision, check: checkEarly,
			Summary:     "The decision is dated before the review that it rests on.",
			Explanation: "A decision cannot rest on a review that had not taken place. One of the two dates is wrong.",
			Wrong:       "  date: \"2026-11-02\"\n",
			Right:       "  date: \"2026-11-18\"\n",
		},
		{
			ID: mitigationDiffers, Group: GroupDecision, Severity: finding.SeverityWarning, check: checkContradictions, needs: theAssessment,
			Summary:     "The record and its answers contradict each other about a mitigation.",
			Explanation: "One says that it is present and the other that it is absent. The answers count. Correct the entry, or the answer that is wrong.",
			Wrong:       "  - id: sole-owner\n    state: absent\n",
			Right:       "  - id: sole-owner\n    state: present\n",
		},
		{
			ID: mitigationsOpen, Group: GroupDecision, Severity: finding.SeverityNotice, check: checkOpenMitigations, needs: theQuestionnaire,
			Summary:     "An accepted record says nothing of a mitigation that no question tells.",
			Explanation: "Mitigations are selected before the flow is accepted, and no answer tells of this one. Say under mitigations whether it is present, partial or absent, or unknown where nobody could tell.",
			Wrong:       "mitigations:\n  - id: sole-owner\n",
			Right:       "mitigations:\n  - id: rate-limits\n    state: unknown\n  - id: sole-owner\n",
		},
		{
			ID: benefitMissing, Group: GroupDecision, Severity: finding.SeverityWarning, check: checkBenefit, needs: theQuestionnaire,
			Summary:     "An accepted record does not say what users gain.",
			Explanation: "Risks are weighed against benefits, and only the reviewers know these. Only records whose questionnaire lists mitigations are asked for it.",
			Wrong:       "  review_by: \"2027-02-16\"\n",
			Right:       "  benefit: People stop pasting keys.\n  review_by: \"2027-02-16\"\n",
		},
		{
			ID: verdictTooLow, Group: GroupDecision, check: checkRequired, needs: theAssessment,
			Summary:     "The verdict is below the one that --require names.",
			Explanation: "Only a run with --require knows this rule. The verdict is the one that the answers give; open and unknown answers count as the worst.",
		},
	}
}

func checkLenient(in *inspection) []finding.Finding {
	verdict := in.computed.Verdict()
	if !review.Lenient(in.record.Decision, verdict) || in.record.Exception.Given() || in.broken.At("exception") {
		return nil
	}
	return []finding.Finding{{
		Path:    "decision.status",
		Message: fmt.Sprintf("the record is accepted, and its verdict is %s", verdict),
		Hint:    "add an exception with gates, reason, approved_by and until, or set another status",
	}}
}

func checkAcceptedOpen(in *inspection) []finding.Finding {
	open := in.computed.Open
	if in.record.Decision.Status != review.Accepted || len(open) == 0 {
		return nil
	}
	named := strings.Join(open[:min(3, len(open))], ", ")
	if len(open) > 3 {
		named += fmt.Sprintf(" and %d more", len(open)-3)
	}
	return []finding.Finding{{
		Path:    "decision.status",
		Message: fmt.Sprintf("the record is accepted while %s open: %s", text.Plural(len(open), "question is", "questions are"), named),
		Hint:    "answer them, with unknown where nobody could find out",
	}}
}

func checkEarly(in *inspection) []finding.Finding {
	decided, reviewed := in.record.Decision.Date, in.record.Review.Date
	if !review.ValidDay(decided) || !review.ValidDay(reviewed) || decided >= reviewed {
		return nil
	}
	return []finding.Finding{{
		Path:    "decision.date",
		Message: fmt.Sprintf("the decision of %s is dated before the review of %s", decided, reviewed),
		Hint:    "correct the date that is wrong",
	}}
}

func checkRequired(in *inspection) []finding.Finding {
	verdict := in.computed.Verdict()
	if verdict >= in.options.Require {
		return nil
	}
	return []finding.Finding{{
		Path:    "assessment.verdict",
		Message: fmt.Sprintf("the verdict is %s, and %s is required", verdict, in.options.Require),
		Hint:    "meet the conditions and answer the questions again, or see the record's alternatives",
	}}
}

func checkContradictions(in *inspection) []finding.Finding {
	var out []finding.Finding
	for _, r := range mitigations.Cover(in.questionnaire, in.record.Answers, in.record.Mitigations) {
		if !r.Differs() {
			continue
		}
		for i := range in.record.Mitigations {
			if r.Record == &in.record.Mitigations[i] {
				out = append(out, finding.Finding{
					Path:    fmt.Sprintf("mitigations[%d].state", i),
					Message: fmt.Sprintf("the record says that %q is %s, and its answers that it is %s", r.ID, r.Record.State, r.State),
					Hint:    "correct the one that is wrong; the answers count",
				})
			}
		}
	}
	return out
}

func checkOpenMitigations(in *inspection) []finding.Finding {
	if in.record.Decision.Status != review.Accepted || in.broken.Key("mitigations", "id") || len(checkMitigations(in)) > 0 {
		return nil
	}
	var open []string
	for _, m := range in.questionnaire.Mitigations {
		if len(m.Rules) == 0 && !in.hasMitigation(m.ID) {
			open = append(open, m.ID)
		}
	}
	if len(open) == 0 {
		return nil
	}
	return []finding.Finding{{
		Path:    "mitigations",
		Message: fmt.Sprintf("the record is accepted and says nothing of %s", text.And(open)),
		Hint:    "say of each whether it is present, partial, absent or unknown",
	}}
}

func (in *inspection) hasMitigation(id string) bool {
	for _, m := range in.record.Mitigations {
		if m.ID == id {
			return true
		}
	}
	return false
}

func checkBenefit(in *inspection) []finding.Finding {
	if in.record.Decision.Status != review.Accepted || len(in.questionnaire.Mitigations) == 0 || strings.TrimSpace(in.record.Review.Benefit) != "" || in.broken.At("review.benefit") {
		return nil
	}
	return []finding.Finding{{
		Path:    "review",
		Message: "the record is accepted and does not say what users gain",
		Hint:    "say it under review as benefit",
	}}
}
