package text

import "flowverdict/report/validation"

// ruleEntries are the rules of validate; of those that a fragment can show, it
// is shown before and after the mend.
func ruleEntries() []entry {
	var out []entry
	for _, r := range validation.Rules() {
		e := entry{id: string(r.ID), kind: "rule", lines: []string{r.Summary, "Group " + string(r.Group) + ", severity " + r.Severity.String() + ".", r.Explanation}}
		if r.Wrong != "" {
			e.files = append(e.files, fragment{"Wrong", r.Wrong})
		}
		if r.Right != "" {
			e.files = append(e.files, fragment{"Right", r.Right})
		}
		out = append(out, e)
	}
	return out
}
