// Package review holds what people enter in one review: the subject, who
// reviewed and when, the answers, the conditions' owners, the decision. Plain
// values, shared by the wizard that collects them, the draft that keeps them
// and the report that makes a record of them.
//
// It imports the questionnaire's packages only: no terminal library, no clock.
package review

import "flowverdict/questionnaire"

// Draft is a review as far as it is entered. Every field may be empty.
type Draft struct {
	Subject    Subject               `json:"subject"`
	Review     Review                `json:"review"`
	Answers    questionnaire.Answers `json:"answers,omitempty"`
	Conditions []Condition           `json:"conditions,omitempty"`
	Decision   Decision              `json:"decision"`
	Exception  Exception             `json:"exception"`
	Profile    string                `json:"profile,omitempty"` // of the Markdown: madr or nygard
}

// Subject is the CLI under review. Only the name is required.
type Subject struct {
	Name             string   `json:"name,omitempty"`
	Version          string   `json:"version,omitempty"`
	Description      string   `json:"description,omitempty"`
	Owner            string   `json:"owner,omitempty"`
	Repository       string   `json:"repository,omitempty"`
	IdentityProvider string   `json:"identity_provider,omitempty"`
	ClientID         string   `json:"client_id,omitempty"`
	Scopes           []string `json:"scopes,omitempty"`
	Design           string   `json:"design,omitempty"`
}

// Review says who reviewed, when, and until when the record stands. At least
// one reviewer and the date are required. Days are YYYY-MM-DD.
type Review struct {
	Reviewers  []string `json:"reviewers,omitempty"`
	Date       string   `json:"date,omitempty"`
	ReviewBy   string   `json:"review_by,omitempty"`
	Supersedes string   `json:"supersedes,omitempty"`
}

// Condition is what has to be done about one fired gate. Action is the gate's
// remedy; people fill in the rest.
type Condition struct {
	Gate   string `json:"gate"`
	Action string `json:"action,omitempty"`
	Owner  string `json:"owner,omitempty"`
	Due    string `json:"due,omitempty"` // day
	Status string `json:"status,omitempty"`
}

// The states of a condition.
const (
	ConditionOpen = "open"
	ConditionMet  = "met"
)

// ConditionStates returns all states of a condition.
func ConditionStates() []string { return []string{ConditionOpen, ConditionMet} }

// Decision is what a person decided: never the same as the verdict.
type Decision struct {
	Status string `json:"status,omitempty"`
	By     string `json:"by,omitempty"`
	Date   string `json:"date,omitempty"` // day
	Reason string `json:"reason,omitempty"`
}

// The states of a decision.
const (
	Proposed   = "proposed"
	Accepted   = "accepted"
	Rejected   = "rejected"
	Superseded = "superseded"
)

// DecisionStates returns all states of a decision.
func DecisionStates() []string { return []string{Proposed, Accepted, Rejected, Superseded} }

// Exception lets a decision be more lenient than the verdict, for a while.
type Exception struct {
	Gates      []string `json:"gates,omitempty"`
	Reason     string   `json:"reason,omitempty"`
	ApprovedBy string   `json:"approved_by,omitempty"` // none of the reviewers
	Until      string   `json:"until,omitempty"`       // day
}

// Given reports whether there is an exception at all.
func (e Exception) Given() bool {
	return len(e.Gates) > 0 || e.Reason != "" || e.ApprovedBy != "" || e.Until != ""
}

// Lenient reports whether a decision permits more than the verdict: accepted
// where the verdict asks for another architecture or another mechanism.
func Lenient(d Decision, verdict questionnaire.Verdict) bool {
	return d.Status == Accepted && verdict < questionnaire.Conditional
}

// Conditions returns one condition for each gate that has fired and is not
// overshadowed, in the questionnaire's order, with the remedy as its action.
// Owner, due date and state are taken over from what people entered before.
func Conditions(a *questionnaire.Assessment, entered []Condition) []Condition {
	var out []Condition
	for _, g := range a.Fired() {
		c := Condition{Gate: g.ID, Status: ConditionOpen}
		for _, e := range entered {
			if e.Gate == g.ID {
				c = e
				if c.Status == "" {
					c.Status = ConditionOpen
				}
			}
		}
		c.Action = g.Remedy
		out = append(out, c)
	}
	return out
}
