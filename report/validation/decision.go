package validation

import (
	"fmt"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/analysis"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/review"
)

const (
	lenientDecision finding.RuleID = "lenient-decision"
	// AcceptedOpen finds an accepted record that leaves questions open.
	AcceptedOpen      finding.RuleID = "accepted-open"
	earlyDecision     finding.RuleID = "early-decision"
	notAccepted       finding.RuleID = "not-accepted"
	verdictTooLow     finding.RuleID = "verdict-too-low"
	mitigationDiffers finding.RuleID = "mitigation-differs"
	mitigationsOpen   finding.RuleID = "mitigations-open"
	benefitMissing    finding.RuleID = "benefit-missing"
	basisMissing      finding.RuleID = "basis-missing"
	basisUnstated     finding.RuleID = "basis-unstated"
)

func decisionRules() []Rule {
	return []Rule{
		{
			ID: lenientDecision, Group: GroupDecision, check: checkLenient, needs: theGates,
			Summary:     "The record is accepted although the verdict is governed or unsuitable, without an exception.",
			Explanation: "A decision may permit more than the verdict only with an exception, which says why, who approved it and until when. The verdict is the one that the answers give, not the stored one.",
		},
		{
			ID: AcceptedOpen, Group: GroupDecision, check: checkAcceptedOpen, needs: theGates,
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
			ID: basisMissing, Group: GroupDecision, check: checkBases, needs: theAssessment,
			Summary:     "The record is accepted, and an answer rests on less than the profile demands.",
			Explanation: "Only a run whose configuration has a profile with bases knows this rule. The organisation accepts a record only where these answers rest on that basis or a stronger one; stated is the weakest, and observed the strongest. An answer that is unknown claims nothing and counts as the worst level, so it needs no basis.",
			Wrong:       "    basis: stated\n",
			Right:       "    basis: documented\n",
		},
		{
			ID: basisUnstated, Group: GroupDecision, Severity: finding.SeverityWarning, check: checkUnstated, needs: theGates,
			Summary:     "The record is accepted, and an answer that its verdict rests on has no basis.",
			Explanation: "Were that one answer worse, the verdict would be lower, and nobody can tell from the record why it should be believed. Say whether somebody stated it, a page documents it or somebody observed it. An answer that names measured facts under from rests on these. One that is unknown claims nothing and counts as the worst level, so it needs no basis. Where a profile demands a basis of the answer, that is told instead.",
			Wrong:       "  - question: privilege\n    level: limited-write\n",
			Right:       "  - question: privilege\n    level: limited-write\n    basis: stated\n",
		},
		{
			ID: notAccepted, Group: GroupDecision, check: checkAccepted, needs: theRequirement,
			Summary:     "The record is not accepted, and the run has --require.",
			Explanation: "Only a run with --require knows this rule. Whatever the verdict, a pipeline ships nothing by a record that people rejected, have not decided, or replaced by another one.",
			Wrong:       "  status: proposed\n",
			Right:       "  status: accepted\n",
		},
		{
			ID: verdictTooLow, Group: GroupDecision, check: checkRequired, needs: theAssessment | theRequirement,
			Summary:     "The verdict is below the one that --require names.",
			Explanation: "Only a run with --require knows this rule. The verdict is the one that the answers give; open and unknown answers count as the worst. With --require accepted it is conditional that is required, and a lower verdict passes by an exception that has not ended. Of rejected and superseded records it is said only that they are not accepted.",
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
	if in.record.Decision.State() != review.Accepted || len(open) == 0 {
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

func checkBases(in *inspection) []finding.Finding {
	if in.record.Decision.State() != review.Accepted {
		return nil
	}
	var out []finding.Finding
	p := in.options.Profile
	for _, l := range p.Lacking(in.questionnaire, in.record.Answers) {
		message, hint := l.Say(p, in.record.Answers[l.At])
		out = append(out, finding.Finding{Path: fmt.Sprintf("answers[%d].basis", l.At), Message: message, Hint: hint})
	}
	return out
}

// checkUnstated leaves out answers of which the profile demands a basis: of them that
// is said, by an error.
func checkUnstated(in *inspection) []finding.Finding {
	unstated := func(a questionnaire.Answer) bool {
		return a.Basis == "" && a.Level != "" && a.Level != questionnaire.Unknown && !slices.ContainsFunc(a.From, evidence.IsFactID)
	}
	answers := in.record.Answers
	if in.record.Decision.State() != review.Accepted || !slices.ContainsFunc(answers, unstated) {
		return nil
	}
	bears := map[string]bool{}
	for _, b := range analysis.LoadBearing(in.questionnaire, answers) {
		bears[b.Question.ID] = true
	}
	for _, l := range in.options.Profile.Lacking(in.questionnaire, answers) {
		bears[l.Question] = false
	}
	var out []finding.Finding
	for i, a := range answers {
		if bears[a.Question] && unstated(a) {
			out = append(out, finding.Finding{
				Path:    fmt.Sprintf("answers[%d].basis", i),
				Message: fmt.Sprintf("the verdict rests on the answer to %s, which has no basis", text.Clip(a.Question)),
				Hint:    "say under basis what it rests on: stated, documented or observed",
			})
		}
	}
	return out
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

// Requirement is what a run asks of records beside the rules: that each is
// accepted, and by which verdict.
type Requirement struct {
	Verdict    questionnaire.Verdict // the lowest that passes
	Exceptions bool                  // whether a lower one passes by an exception in force
}

// byDecision asks for what people accepted as they may accept it.
const byDecision = "accepted"

// ParseRequirement returns what a word asks for: the id of a verdict that verdict,
// and accepted a verdict of conditional or an exception in force.
func ParseRequirement(word string) (Requirement, bool) {
	if word == byDecision {
		return Requirement{Verdict: questionnaire.Conditional, Exceptions: true}, true
	}
	verdict, ok := questionnaire.ParseVerdict(word)
	return Requirement{Verdict: verdict}, ok
}

// Requirements lists the words of requirements, for messages.
func Requirements() string { return questionnaire.VerdictIDs() + ", " + byDecision }

func checkAccepted(in *inspection) []finding.Finding {
	status := in.record.Decision.State()
	if status == review.Accepted {
		return nil
	}
	hint := "have it accepted, or ship nothing by it"
	switch status {
	case review.Rejected:
		hint = "ship nothing by it; where the facts have changed, " + in.revise()
	case review.Superseded:
		hint = "name the record that supersedes it"
		if by := in.record.Decision.SupersededBy; by != "" && !in.broken.At("decision.superseded_by") {
			hint = "name " + text.Clip(by) + ", which supersedes it"
		}
	}
	return []finding.Finding{{Path: "decision.status", Message: fmt.Sprintf("the record is %s, and --require passes accepted ones only", status), Hint: hint}}
}

// checkRequired leaves out records that stand for nothing any more: of them it
// is said that they are not accepted. Where another rule says that the exception is
// missing or has ended, the finding stands at the same place, as its echo.
func checkRequired(in *inspection) []finding.Finding {
	required, verdict := in.options.Require, in.computed.Verdict()
	if verdict >= required.Verdict || !in.live() {
		return nil
	}
	f := finding.Finding{
		Path:    "assessment.verdict",
		Message: fmt.Sprintf("the verdict is %s, and %s is required", verdict, required.Verdict),
		Hint:    "meet the conditions and answer the questions again, or see the record's alternatives",
	}
	until := in.record.Exception.Until
	switch {
	case !required.Exceptions:
	case in.past(until):
		f.Path, f.Message, f.Hint = "exception.until", fmt.Sprintf("the verdict is %s, and the exception ended %s", verdict, in.ago(until)), exceptionEnded
	case in.record.Exception.Given():
		return nil
	default:
		f.Message += ", or an exception in force"
		if in.record.Decision.State() == review.Accepted {
			f.Path = "decision.status"
		}
	}
	return []finding.Finding{f}
}
