package validation

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire/mitigations"
	"flowverdict/questionnaire/review"
)

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

func checkMitigationsTwice(in *inspection) []finding.Finding {
	var out []finding.Finding
	first := map[string]int{}
	for i, m := range in.record.Mitigations {
		at, twice := first[m.ID]
		switch {
		case m.ID == "":
		case twice:
			out = append(out, finding.Finding{
				Path:    fmt.Sprintf("mitigations[%d].id", i),
				Message: fmt.Sprintf("mitigation %q has two entries, the first on line %d", text.Clip(m.ID), in.at(fmt.Sprintf("mitigations[%d].id", at)).Line),
				Hint:    "keep one of the entries",
			})
		default:
			first[m.ID] = i
		}
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
	if in.record.Decision.State() != review.Accepted || in.broken.Key("mitigations", "id") || len(checkMitigations(in)) > 0 {
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
	if in.record.Decision.State() != review.Accepted || len(in.questionnaire.Mitigations) == 0 || strings.TrimSpace(in.record.Review.Benefit) != "" || in.broken.At("review.benefit") {
		return nil
	}
	return []finding.Finding{{
		Path:    "review.benefit",
		Message: "the record is accepted and does not say what users gain",
		Hint:    "say it under review as benefit",
	}}
}
