package validation

import "flowverdict/internal/finding"

// The rules that hold for the ignores of a configuration. Package config finds
// what breaks them.
const (
	IgnoreReason  finding.RuleID = "ignore-reason"
	IgnoreEnd     finding.RuleID = "ignore-end"
	IgnoreExpired finding.RuleID = "ignore-expired"
	IgnoreUnused  finding.RuleID = "ignore-unused"
)

func configurationRules() []Rule {
	return []Rule{
		{
			ID: IgnoreReason, Group: GroupConfiguration,
			Summary:     "An ignore has no reason.",
			Explanation: "Say why the finding may stand for now, so that whoever meets it later can tell whether that still holds. Until then nothing is ignored.",
			Wrong:       "    path: docs/decisions/0007-acmectl.yaml\n    until:",
			Right:       "    path: docs/decisions/0007-acmectl.yaml\n    reason: The identity team moves to another tenant in January.\n    until:",
		},
		{
			ID: IgnoreEnd, Group: GroupConfiguration,
			Summary:     "An ignore has no end.",
			Explanation: "An ignore without an end is a rule switched off that nobody looks at again. Name the last day on which it holds. Until then nothing is ignored.",
			Wrong:       "    reason: The identity team moves to another tenant in January.\n",
			Right:       "    reason: The identity team moves to another tenant in January.\n    until: \"2027-01-31\"\n",
		},
		{
			ID: IgnoreExpired, Group: GroupConfiguration,
			Summary:     "An ignore ended before the day of the run.",
			Explanation: "What it ignored is reported again. Mend that and remove the ignore, or decide anew until when it may stand. Only ignores whose path was checked are looked at.",
			Wrong:       "    until: \"2026-11-20\"\n",
			Right:       "    until: \"2027-01-31\"\n",
		},
		{
			ID: IgnoreUnused, Group: GroupConfiguration,
			Summary:     "An ignore has nothing to ignore.",
			Explanation: "The finding is gone, or the rule or the path is not the one that was meant. Remove the ignore: it would hide the next finding. Only ignores whose path was checked are looked at; where no path was given to validate, all of them.",
			Wrong:       "  - rule: condition-overdue\n    path: docs/decisions/0007-acmectl.yaml\n",
			Right:       "  - rule: review-overdue\n    path: docs/decisions/0007-acmectl.yaml\n",
		},
	}
}

// Adjustable reports whether a configuration may ignore findings of the rule or
// make them milder: never those without which
// nobody could tell what a record says, nor those of the configuration.
func (r Rule) Adjustable() bool {
	return !r.Group.Fundamental() && r.Group != GroupConfiguration
}
