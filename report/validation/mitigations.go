package validation

import (
	"fmt"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
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
