package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
)

// Group is a set of rules about one thing.
type Group string

// The groups, in the order in which a record is judged.
const (
	GroupShape         Group = "shape"
	GroupQuestionnaire Group = "questionnaire"
	GroupEvidence      Group = "evidence"
	GroupJudging       Group = "judging"
	GroupConditions    Group = "conditions"
	GroupDecision      Group = "decision"
	GroupException     Group = "exception"
	GroupLife          Group = "life"
	GroupReport        Group = "report"
	GroupFolder        Group = "folder"        // of files that are no records
	GroupConfiguration Group = "configuration" // of validate itself, not of a record
)

// Groups returns all groups, in order.
func Groups() []Group {
	return []Group{GroupShape, GroupQuestionnaire, GroupEvidence, GroupJudging, GroupConditions, GroupDecision, GroupException, GroupLife, GroupReport, GroupFolder, GroupConfiguration}
}

// Fundamental reports whether the rules of the group say whether a record can be
// read and judged at all.
func (g Group) Fundamental() bool {
	return g == GroupShape || g == GroupQuestionnaire || g == GroupJudging
}

// Title returns what the group is about, in words.
func (g Group) Title() string {
	switch g {
	case GroupShape:
		return "The shape of the file"
	case GroupQuestionnaire:
		return "Questionnaire and answers"
	case GroupEvidence:
		return "Measured evidence"
	case GroupJudging:
		return "The stored assessment"
	case GroupConditions:
		return "Conditions"
	case GroupDecision:
		return "The decision"
	case GroupException:
		return "The exception"
	case GroupLife:
		return "The record's life"
	case GroupReport:
		return "The Markdown beside it"
	case GroupFolder:
		return "What lies beside records"
	case GroupConfiguration:
		return "The configuration"
	}
	return string(g)
}

// Rule is one thing that a record, or the configuration, must keep.
type Rule struct {
	ID          finding.RuleID
	Group       Group
	Severity    finding.Severity
	Summary     string // what it finds, one sentence
	Explanation string // why it matters and what to do
	Wrong       string // a fragment that breaks the rule; "" where no text can show it
	Right       string // the same fragment, mended

	// check finds what breaks the rule in one record, across in several, and beside
	// in a file that is none. Rules without any are found while the file is read.
	check  func(*inspection) []finding.Finding
	across func(*collection) []concern
	beside func(Beside) []finding.Finding
	needs  need
	reach  Reach
}

// Reach is what a run has to look at before a rule that finds nothing says that
// nothing is wrong. A finding of its own is true whatever else there is.
type Reach int

// What rules reach.
const (
	ReachRecord   Reach = iota // a record, its Markdown and the records of its folder
	ReachRun                   // all records that are checked together
	ReachFile                  // a file that is no record
	ReachRegister              // all records below the folder of a register
	ReachChange                // what a change removes
)

// Reach returns what the rule has to look at.
func (r Rule) Reach() Reach { return r.reach }

// need is what must be known of a record before a rule can say anything.
type need uint16

const (
	theQuestionnaire need = 1 << iota // the one that the record names
	theAssessment                     // every answer is one of the questionnaire's
	theGates                          // and the stored assessment does not contradict what fires
	theDay                            // the day of the run
	theWindow                         // days ahead that the run asks for
	theRequirement                    // what the run requires of records
	aMarkdown                         // somebody looked for the Markdown beside the record
	itsText                           // and it can be compared
	aWholeRecord                      // nothing found that changes what the Markdown says
)

// meets reports whether a run meets those needs that are of it.
func (o Options) meets(needs need) bool {
	return (needs&theDay == 0 || o.AsOf != "") && (needs&theWindow == 0 || o.Within > 0) && (needs&theRequirement == 0 || o.Require != nil)
}

// RuleTable are rules, each under an id of its own.
type RuleTable []Rule

// Find returns the rule with this id, nil where there is none.
func (t RuleTable) Find(id finding.RuleID) *Rule {
	for i := range t {
		if t[i].ID == id {
			return &t[i]
		}
	}
	return nil
}

// Rules returns every rule, group by group: the only place that knows them
// all. A new rule is one entry in its group's table. It makes the table anew:
// whoever looks up several rules keeps it.
func Rules() RuleTable {
	return slices.Concat(
		documentRules(),
		shapeRules(),
		questionnaireRules(),
		evidenceRules(),
		judgingRules(),
		conditionRules(),
		decisionRules(),
		consistencyRules(),
		exceptionRules(),
		lifeRules(),
		acrossRules(),
		reportRules(),
		besideRules(),
		configurationRules(),
	)
}

// update is the hint that names the command which computes a record again.
func (in *inspection) update() string {
	return "run: " + in.command("update")
}

// revise is the hint that names the command which reviews the subject again.
func (in *inspection) revise() string {
	return "review it again" + in.by("revise")
}

// by names the command that a hint is followed by; "" for a record that no file has,
// which no command could be given.
func (in *inspection) by(verb string) string {
	if in.name == "" {
		return ""
	}
	return ": " + in.command(verb)
}

// then is by for a command that comes after the rest of the hint.
func (in *inspection) then(verb string) string {
	if in.name == "" {
		return ""
	}
	return ", and run: " + in.command(verb)
}

// command is a command about the record, by the questionnaires of this run.
func (in *inspection) command(verb string) string { return command(verb, in.name, in.options.Own) }

func command(verb, name string, questionnaires []string) string {
	line := "flowverdict " + verb + " " + text.ShellWord(name)
	for _, own := range questionnaires {
		line += " --questionnaire " + text.ShellWord(own)
	}
	return line
}

// oneOf is the hint that lists what is allowed, and the nearest of it.
func oneOf(word string, allowed []string) string {
	if len(allowed) == 1 {
		return "use " + allowed[0]
	}
	hint := "use one of " + strings.Join(allowed, ", ")
	if near := yamldoc.Nearest(word, allowed); near != "" {
		hint += fmt.Sprintf(" (nearest: %s)", near)
	}
	return hint
}

// meant is the hint for a long list of what is allowed: only the nearest.
func meant(word string, allowed []string, otherwise string) string {
	if near := yamldoc.Nearest(word, allowed); near != "" {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return otherwise
}

// The rules that hold for the ignores and severities of a configuration. Package config
// finds what breaks them.
const (
	IgnoreReason  finding.RuleID = "ignore-reason"
	IgnoreEnd     finding.RuleID = "ignore-end"
	IgnoreExpired finding.RuleID = "ignore-expired"
	IgnoreUnused  finding.RuleID = "ignore-unused"

	// SeverityUnused finds severities whose path fits nothing.
	SeverityUnused finding.RuleID = "severity-unused"
)

// The rules that hold for the profile of a configuration. Package config finds what
// breaks them.
const (
	StandingEnds finding.RuleID = "standing-answer-ends"
	StandingLeft finding.RuleID = "standing-answer-left"
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
			Explanation: "The finding is gone, or the rule or the path is not the one that was meant. Remove the ignore: it would hide the next finding. It is told only where a run has looked at all that the path fits, by the rule and with what that needs: not of due-soon without --within, of a rule about the Markdown on standard input, of a path with a wildcard in a run over some of its files, or of a record that cannot be judged.",
			Wrong:       "  - rule: condition-overdue\n    path: docs/decisions/0007-acmectl.yaml\n",
			Right:       "  - rule: review-overdue\n    path: docs/decisions/0007-acmectl.yaml\n",
		},
		{
			ID: SeverityUnused, Group: GroupConfiguration, Severity: finding.SeverityWarning,
			Summary:     "A severity has a path that fits no record.",
			Explanation: "The rule is as severe as before, and whoever wrote the entry believes otherwise. A path is a glob: docs/decisions fits a file of that name, docs/decisions/** all files in the folder and below. It is told where a run has looked at all that the path fits, and of the path of a folder wherever a record lies in it. Of rules about files that are no records only such a path is told.",
			Wrong:       "    path: docs/decisions/\n",
			Right:       "    path: docs/decisions/**\n",
		},
		{
			ID: StandingEnds, Group: GroupConfiguration, Severity: finding.SeverityWarning,
			Summary:     "A standing answer of the profile has ended, or ends within 30 days.",
			Explanation: "After its last day no new review begins with it, and the question is asked. Find out whether the answer still holds and say until when, or take it away.",
			Wrong:       "      until: \"2026-12-10\"\n",
			Right:       "      until: \"2027-06-30\"\n",
		},
		{
			ID: StandingLeft, Group: GroupConfiguration, Severity: finding.SeverityWarning,
			Summary:     "A standing answer of the profile does not mean the same by the newest version of its questionnaire.",
			Explanation: "New reviews are asked by the newest version, and an answer is never read as more than it says: the question is asked, and the standing answer is not used. Answer it by the newest version, and name that under questionnaire.",
			Wrong:       "  questionnaire: {id: device-flow-cli, version: \"0.9.0\"}\n",
			Right:       "  questionnaire: {id: device-flow-cli, version: \"1.0.0\"}\n",
		},
	}
}

// Adjustable reports whether a configuration may ignore findings of the rule or
// make them milder: never those without which
// nobody could tell what a record says, nor those of the configuration.
func (r Rule) Adjustable() bool {
	return !r.Group.Fundamental() && r.Group != GroupConfiguration
}
