package schema

import (
	"fmt"
	"maps"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
	"flowverdict/report/validation/config"
)

// Config returns the schema of a configuration of validate. Rules are explained
// in the words of explain. What a profile that names one of the questionnaires
// answers and demands is held against it.
func Config(questionnaires ...*questionnaire.Questionnaire) ([]byte, error) {
	b := builder{limits: record.Limits(), shapes: config.Shapes()}
	questionnaires = each(questionnaires)
	b.entries = b.configEntries()
	maps.Copy(b.entries, b.profileEntries(questionnaires))
	defs := yamldoc.Object{
		pair(adjustableRules, ruleChoices(validation.Rule.Adjustable)),
		pair(otherRules, ruleChoices(func(r validation.Rule) bool { return !r.Adjustable() })),
	}
	for _, q := range questionnaires {
		defs = append(defs, pair(answerOf(q), heldAgainst(q)))
		defs = append(defs, levels(q)...)
	}
	root := append(b.value(""), pair("$defs", defs))
	return b.write("config:v1", "Configuration of validate", root)
}

// The definitions of the rules: those that an ignore may name, and the others.
const (
	adjustableRules = "adjustable-rule"
	otherRules      = "other-rule"
)

// configEntries says of every key of a configuration what it means.
func (b *builder) configEntries() map[string]entry {
	anyRule := yamldoc.Object{pair("anyOf", []any{ref(adjustableRules), ref(otherRules)})}
	return map[string]entry{
		"":              {text: "What flowverdict validate checks in this repository, and how. Read strictly: with a fault in it nothing is checked."},
		"schema":        {"The shape of this file.", constant(config.Schema)},
		"folders":       {"What is checked where validate is given no path: folders and files, as paths from this file's folder. Left out, it is the folder that validate is run in.", b.list(b.path())},
		"registers":     {"Pages in Markdown, as paths from this file's folder, each of all records in the folder that it lies in: README.md. validate says when one is not what flowverdict list --format markdown gives.", b.list(b.markdownPath())},
		"decision_days": {fmt.Sprintf("How many days a record may be proposed, from its review's date. Left out, it is %d.", validation.DecisionDays), whole(1, config.MostDays)},
		"carried_days":  {fmt.Sprintf("How many days old an answer may be that is carried over from the superseded record and not confirmed. Left out, it is %d.", review.CarriedDays), whole(1, config.MostDays)},

		"severities":            {text: "How bad findings of a rule are. The last entry that fits counts."},
		"severities[]":          {"The severity of one rule, everywhere or in some files.", yamldoc.Object{pair("allOf", onlyStricter())}},
		"severities[].rule":     quiet("The id of the rule.", anyRule),
		"severities[].severity": {"How bad its findings are. Rules of the groups shape, questionnaire and judging may be made stricter only.", oneOf(severityNames(finding.Severities()))},
		"severities[].path":     {"In which files: a glob from this file's folder. Left out, in all.", b.path()},

		"ignores":          {text: "Findings that may stand for a while."},
		"ignores[]":        {text: "One rule that may be broken in some files, with a reason and an end."},
		"ignores[].rule":   quiet("The id of the rule, of any group but shape, questionnaire, judging and configuration.", ref(adjustableRules)),
		"ignores[].path":   {"In which files: a glob from this file's folder.", b.path()},
		"ignores[].reason": {"Why the findings may stand. Without it nothing is ignored.", b.text()},
		"ignores[].until":  {"The last day on which they may. Without it nothing is ignored.", b.formed(day())},
	}
}

// markdownPath is a path to a Markdown file.
func (b *builder) markdownPath() yamldoc.Object {
	return append(b.formed(below()), pair("allOf", []any{filled().object(), yamldoc.Object{pair("pattern", `\.[mM][dD]$`)}}))
}

// path is a path or a glob that stays below the configuration's folder.
func (b *builder) path() yamldoc.Object {
	return append(b.formed(below()), pair("allOf", []any{filled().object()}))
}

// ruleChoices explains the rules that are wanted.
func ruleChoices(wanted func(validation.Rule) bool) yamldoc.Object {
	var choices []any
	for _, r := range validation.Rules() {
		if wanted(r) {
			choices = append(choices, yamldoc.Object{pair("const", string(r.ID)), pair("description", r.Summary+"\n\n"+r.Explanation)})
		}
	}
	return yamldoc.Object{pair("oneOf", choices)}
}

// onlyStricter holds the rules that may not have every severity to those that
// they may have.
func onlyStricter() []any {
	var cases []any
	for _, severity := range finding.Severities() {
		var rules, may []string
		for _, r := range validation.Rules() {
			if allowed := config.Severities(r); r.Severity == severity && len(allowed) < len(finding.Severities()) {
				rules, may = append(rules, string(r.ID)), severityNames(allowed)
			}
		}
		if len(rules) > 0 {
			cases = append(cases, when(yamldoc.Object{pair("rule", oneOf(rules))}, yamldoc.Object{pair("severity", oneOf(may))}))
		}
	}
	return cases
}

func severityNames(severities []finding.Severity) []string {
	var out []string
	for _, s := range severities {
		out = append(out, s.String())
	}
	return out
}
