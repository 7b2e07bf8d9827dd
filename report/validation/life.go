package validation

import (
	"fmt"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

const (
	reviewOverdue   finding.RuleID = "review-overdue"
	decisionPending finding.RuleID = "decision-pending"
	dueSoon         finding.RuleID = "due-soon"
	// AnswerUnconfirmed finds answers that are carried over, and that nobody looked at.
	AnswerUnconfirmed  finding.RuleID = "answer-unconfirmed"
	newerQuestionnaire finding.RuleID = "newer-questionnaire"
)

func lifeRules() []Rule {
	return []Rule{
		{
			ID: reviewOverdue, Group: GroupLife, check: checkReviewBy, needs: theDay,
			Summary:     "The record was to be reviewed before the day of the run.",
			Explanation: "A record stands until its review_by date. Review the subject again with flowverdict revise, which supersedes this record. Rejected and superseded records are not followed any more.",
			Wrong:       "  review_by: \"2026-11-20\"\n",
			Right:       "  review_by: \"2027-02-16\"\n",
		},
		{
			ID: decisionPending, Group: GroupLife, Severity: finding.SeverityWarning, check: checkPending, needs: theDay,
			Summary:     "The record has been proposed for longer than a decision may take.",
			Explanation: "A proposal is no decision: until people decide, nothing says whether the flow may be used. A decision may take 90 days from the review's date, or as many as decision_days of the configuration says. Accept the record or reject it. Where the review itself is overdue, that is told instead, and that nobody has decided on what it found: it is no ground to decide on any more.",
			Wrong:       "  status: proposed\n",
			Right:       "  status: accepted\n",
		},
		{
			ID: dueSoon, Group: GroupLife, Severity: finding.SeverityWarning, check: checkDueSoon, needs: theDay | theWindow,
			Summary:     "A review, an open condition or an exception is due within the days of --within.",
			Explanation: "Only a run with --within knows this rule. It warns before the day comes on which the record would be wrong.",
			Wrong:       "  review_by: \"2026-11-30\"\n",
			Right:       "  review_by: \"2027-02-16\"\n",
		},
		{
			ID: AnswerUnconfirmed, Group: GroupLife, Severity: finding.SeverityWarning, check: checkUnconfirmed, needs: theDay,
			Summary:     "An accepted record rests on an old answer that was carried over and not confirmed.",
			Explanation: "An answer that was carried over from the superseded record says what somebody found out then. It may be 365 days old, or as many as carried_days of the configuration says, counted from the day on which it was collected, or else from the review's date. Look at it again with flowverdict revise: the same level confirms it, another one is a new answer.",
			Wrong:       "    collected: \"2025-11-10\"\n",
			Right:       "    collected: \"2025-11-10\"\n    confirmed: \"2026-11-16\"\n",
		},
		{
			ID: newerQuestionnaire, Group: GroupLife, Severity: finding.SeverityNotice, check: checkNewer, needs: theQuestionnaire,
			Summary:     "There is a newer version of the questionnaire.",
			Explanation: "The record stays valid: it is judged by what was asked. The next review asks by the newer version.",
			Wrong:       "  version: \"0.9.0\"\n",
			Right:       "  version: \"1.0.0\"\n",
		},
	}
}

// past reports whether a day lies before the day of the run.
func (in *inspection) past(day string) bool {
	return review.ValidDay(day) && day < in.options.AsOf
}

// ago says when a day was, seen from the day of the run.
func (in *inspection) ago(day string) string {
	return fmt.Sprintf("on %s, %s before %s", day, text.Count(review.DaysBetween(day, in.options.AsOf), "day"), in.options.AsOf)
}

// soon reports whether a day is the day of the run or within the days after
// it that the run asks for.
func (in *inspection) soon(day string) bool {
	if !review.ValidDay(day) || day < in.options.AsOf {
		return false
	}
	return review.DaysBetween(in.options.AsOf, day) <= in.options.Within
}

func checkReviewBy(in *inspection) []finding.Finding {
	if !in.live() || !in.past(in.record.Review.ReviewBy) {
		return nil
	}
	message := "the review was due " + in.ago(in.record.Review.ReviewBy)
	if in.record.Decision.State() == review.Proposed {
		message += ", and nobody has decided on what it found"
	}
	return []finding.Finding{{Path: "review.review_by", Message: message, Hint: in.revise()}}
}

func checkPending(in *inspection) []finding.Finding {
	reviewed := in.record.Review.Date
	if in.record.Decision.State() != review.Proposed || !review.ValidDay(reviewed) {
		return nil
	}
	waits := review.DaysBetween(reviewed, in.options.AsOf)
	if waits <= in.options.DecisionDays {
		return nil
	}
	return []finding.Finding{{
		Path:    "decision.status",
		Message: fmt.Sprintf("the record is still proposed after its review %s; a decision may take %s", in.ago(reviewed), text.Count(in.options.DecisionDays, "day")),
		Hint:    "set its status to accepted or rejected, with by, date and reason" + in.then("update"),
	}}
}

func checkUnconfirmed(in *inspection) []finding.Finding {
	var out []finding.Finding
	for _, s := range review.StaleAnswers(in.record.Draft, in.options.AsOf, in.options.CarriedDays) {
		title := s.Question
		if in.questionnaire != nil && in.questionnaire.Question(s.Question) != nil {
			title = in.questionnaire.Question(s.Question).Title
		}
		out = append(out, finding.Finding{Path: fmt.Sprintf("answers[%d].from", s.At), Message: s.Sentence(title), Hint: s.Mend() + in.by("revise")})
	}
	return out
}

func checkDueSoon(in *inspection) []finding.Finding {
	if !in.live() {
		return nil
	}
	var out []finding.Finding
	add := func(path, what, day, hint string) {
		if in.soon(day) {
			left := text.Count(review.DaysBetween(in.options.AsOf, day), "day")
			out = append(out, finding.Finding{Path: path, Message: fmt.Sprintf("%s on %s, in %s", what, day, left), Hint: hint})
		}
	}
	add("review.review_by", "the next review is due", in.record.Review.ReviewBy, in.revise())
	for i, c := range in.record.Conditions {
		if c.Status == review.ConditionOpen {
			add(fmt.Sprintf("conditions[%d].due", i), fmt.Sprintf("the condition for %q is due", in.titleOf(c)), c.Due, "meet it and set its status to met, or agree on another day")
		}
	}
	add("exception.until", "the exception ends", in.record.Exception.Until, exceptionEnded)
	return out
}

func checkNewer(in *inspection) []finding.Finding {
	if !in.live() {
		return nil
	}
	newest := in.newest()
	if newest == "" || questionnaire.CompareVersions(newest, in.questionnaire.Version) <= 0 {
		return nil
	}
	return []finding.Finding{{
		Path:    "questionnaire.version",
		Message: fmt.Sprintf("there is a newer version of %s, %s", in.questionnaire.ID, newest),
		Hint:    "the next review asks by it: " + in.command("revise"),
	}}
}

// newest is the version by which the next review is asked, "" where it is asked by
// another questionnaire or none is known.
func (in *inspection) newest() string {
	if in.options.Next != nil {
		if id, version := in.options.Next(in.questionnaire); id == in.questionnaire.ID {
			return version
		}
		return ""
	}
	versions := in.versions(in.questionnaire.ID)
	if len(versions) == 0 {
		return ""
	}
	return versions[len(versions)-1]
}
