package validation

import (
	"fmt"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

const (
	lenientDecision finding.RuleID = "lenient-decision"
	acceptedOpen    finding.RuleID = "accepted-open"
	earlyDecision   finding.RuleID = "early-decision"
	verdictTooLow   finding.RuleID = "verdict-too-low"
)

func decisionRules() []Rule {
	return []Rule{
		{
			ID: lenientDecision, Group: GroupDecision, check: checkLenient, needs: theGates,
			Summary:     "The record is accepted although the verdict is governed or unsuitable, without an exception.",
			Explanation: "A decision may permit more than the verdict only with an exception, which says why, who approved it and until when. The verdict is the one that the answers give, not the stored one.",
		},
		{
			ID: acceptedOpen, Group: GroupDecision, check: checkAcceptedOpen, needs: theGates,
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
			ID: verdictTooLow, Group: GroupDecision, check: checkRequired, needs: theAssessment,
			Summary:     "The verdict is below the one that --require names.",
			Explanation: "Only a run with --require knows this rule. The verdict is the one that the answers give; open and unknown answers count as the worst.",
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
	if in.record.Decision.Status != review.Accepted || len(open) == 0 {
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

func checkRequired(in *inspection) []finding.Finding {
	verdict := in.computed.Verdict()
	if verdict >= in.options.Require {
		return nil
	}
	return []finding.Finding{{
		Path:    "assessment.verdict",
		Message: fmt.Sprintf("the verdict is %s, and %s is required", verdict, in.options.Require),
		Hint:    "meet the conditions and answer the questions again, or see the record's alternatives",
	}}
}
