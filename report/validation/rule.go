package validation

import (
	"slices"

	"flowverdict/internal/yamldoc"
)

// Group is a set of rules about one thing.
type Group string

// The groups, in the order in which a record is judged.
const (
	Shape         Group = "shape"
	Questionnaire Group = "questionnaire"
	Judging       Group = "judging"
	Conditions    Group = "conditions"
	Decision      Group = "decision"
	Exception     Group = "exception"
	Life          Group = "life"
	Report        Group = "report"
	Configuration Group = "configuration" // of validate itself, not of a record
)

// Groups returns all groups, in order.
func Groups() []Group {
	return []Group{Shape, Questionnaire, Judging, Conditions, Decision, Exception, Life, Report, Configuration}
}

// Title returns what the group is about, in words.
func (g Group) Title() string {
	switch g {
	case Shape:
		return "The shape of the file"
	case Questionnaire:
		return "Questionnaire and answers"
	case Judging:
		return "The stored assessment"
	case Conditions:
		return "Conditions"
	case Decision:
		return "The decision"
	case Exception:
		return "The exception"
	case Life:
		return "The record's life"
	case Report:
		return "The Markdown beside it"
	case Configuration:
		return "The configuration"
	}
	return string(g)
}

// Rule is one thing that a record, or the configuration, must keep. Ids are kebab case, never renamed
// and never reused.
type Rule struct {
	ID          yamldoc.Rule
	Group       Group
	Severity    Severity
	Summary     string // what it finds, one sentence
	Explanation string // why it matters and what to do
	Wrong       string // a fragment that breaks the rule; "" where no text can show it
	Right       string // the same fragment, mended

	// check finds what breaks the rule in one record, across in several. Rules
	// without either are found while the file is read.
	check  func(*inspection) []fault
	across func(*collection) []crossFault
	needs  need
}

// need is what must be known of a record before a rule can say anything.
type need uint8

const (
	theQuestionnaire need = 1 << iota // the one that the record names
	theAssessment                     // every answer is one of the questionnaire's
	theGates                          // and the stored assessment does not contradict what fires
	theDay                            // the day of the run
	aWholeRecord                      // nothing found that changes what the Markdown says
)

// Rules returns every rule, group by group: the only place that knows them
// all. A new rule is one entry in its group's table and one pair of files under
// testdata.
func Rules() []Rule {
	return slices.Concat(
		documentRules(),
		shapeRules(),
		questionnaireRules(),
		judgingRules(),
		conditionRules(),
		decisionRules(),
		consistencyRules(),
		exceptionRules(),
		lifeRules(),
		acrossRules(),
		reportRules(),
		configurationRules(),
	)
}

// FindRule returns the rule with this id; false where there is none.
func FindRule(id string) (Rule, bool) {
	for _, r := range Rules() {
		if string(r.ID) == id {
			return r, true
		}
	}
	return Rule{}, false
}
