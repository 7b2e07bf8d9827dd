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
	unknownMitigation finding.RuleID = "unknown-mitigation"
	mitigationDiffers finding.RuleID = "mitigation-differs"
	mitigationsOpen   finding.RuleID = "mitigations-open"
	benefitMissing    finding.RuleID = "benefit-missing"
)

func mitigationRules() []Rule {
	return []Rule{
		{
			ID: unknownMitigation, Group: GroupQuestionnaire, check: checkMitigations, needs: theQuestionnaire,
			Summary:     "The record names a mitigation that the questionnaire does not have.",
			Explanation: "Such an entry would be passed over, and the state of the mitigation that was meant would stay unknown.",
			Wrong:       "  - id: rate-limit\n",
			Right:       "  - id: rate-limits\n",
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
	}
}

func checkMitigations(in *inspection) []finding.Finding {
	var ids []string
	for _, m := range in.questionnaire.Mitigations {
		ids = append(ids, m.ID)
	}
	var out []finding.Finding
	for i, m := range in.record.Mitigations {
		if m.ID == "" || in.questionnaire.Mitigation(m.ID) != nil {
			continue
		}
		hint := "take the entry away: it has none"
		if len(ids) > 0 {
			hint = oneOf(m.ID, ids)
		}
		out = append(out, finding.Finding{
			Path:    fmt.Sprintf("mitigations[%d].id", i),
			Message: fmt.Sprintf("questionnaire %s %s has no mitigation %q", in.questionnaire.ID, in.questionnaire.Version, text.Clip(m.ID)),
			Hint:    hint,
		})
	}
	return out
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
