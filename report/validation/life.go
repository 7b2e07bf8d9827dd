package validation

import (
	"fmt"
	"time"

	"flowverdict/internal/text"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/review"
)

const (
	reviewOverdue      yamldoc.Rule = "review-overdue"
	dueSoon            yamldoc.Rule = "due-soon"
	newerQuestionnaire yamldoc.Rule = "newer-questionnaire"
)

func lifeRules() []Rule {
	return []Rule{
		{
			ID: reviewOverdue, Group: Life, check: checkReviewBy, needs: theDay,
			Summary:     "The record was to be reviewed before the day of the run.",
			Explanation: "A record stands until its review_by date. Review the subject again with flowverdict revise, which supersedes this record. Rejected and superseded records are not followed any more.",
			Wrong:       "  review_by: \"2026-11-20\"\n",
			Right:       "  review_by: \"2027-02-16\"\n",
		},
		{
			ID: dueSoon, Group: Life, Severity: Warning, check: checkDueSoon, needs: theDay,
			Summary:     "A review, an open condition or an exception is due within the days of --within.",
			Explanation: "Only a run with --within knows this rule. It warns before the day comes on which the record would be wrong.",
			Wrong:       "  review_by: \"2026-11-30\"\n",
			Right:       "  review_by: \"2027-02-16\"\n",
		},
		{
			ID: newerQuestionnaire, Group: Life, Severity: Notice, check: checkNewer, needs: theQuestionnaire,
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
	return fmt.Sprintf("on %s, %s before %s", day, text.Count(daysBetween(day, in.options.AsOf), "day"), in.options.AsOf)
}

// soon reports whether a day is the day of the run or within the days after
// it that the run asks for.
func (in *inspection) soon(day string) bool {
	if !review.ValidDay(day) || day < in.options.AsOf {
		return false
	}
	return daysBetween(in.options.AsOf, day) <= in.options.Within
}

// daysBetween counts the days from one valid day to another.
func daysBetween(from, to string) int {
	a, _ := time.Parse(time.DateOnly, from)
	b, _ := time.Parse(time.DateOnly, to)
	return int(b.Sub(a).Hours() / 24)
}

func checkReviewBy(in *inspection) []fault {
	if !in.live() || !in.past(in.Review.ReviewBy) {
		return nil
	}
	return []fault{{path: "review.review_by", message: "the review was due " + in.ago(in.Review.ReviewBy), hint: in.revise()}}
}

func checkDueSoon(in *inspection) []fault {
	if !in.live() || in.options.Within <= 0 {
		return nil
	}
	var out []fault
	add := func(path, what, day, hint string) {
		if in.soon(day) {
			left := text.Count(daysBetween(in.options.AsOf, day), "day")
			out = append(out, fault{path: path, message: fmt.Sprintf("%s on %s, in %s", what, day, left), hint: hint})
		}
	}
	add("review.review_by", "the next review is due", in.Review.ReviewBy, in.revise())
	for i, c := range in.Conditions {
		if c.Status == review.ConditionOpen {
			add(fmt.Sprintf("conditions[%d].due", i), fmt.Sprintf("the condition for gate %q is due", clip(c.Gate)), c.Due, "meet it and set its status to met, or agree on another day")
		}
	}
	add("exception.until", "the exception ends", in.Exception.Until, "have it approved anew, or keep to the verdict")
	return out
}

func checkNewer(in *inspection) []fault {
	versions := in.versions(in.questionnaire.ID)
	if !in.live() || len(versions) == 0 {
		return nil
	}
	newest := versions[len(versions)-1]
	if questionnaire.CompareVersions(newest, in.questionnaire.Version) <= 0 {
		return nil
	}
	return []fault{{
		path:    "questionnaire.version",
		message: fmt.Sprintf("there is a newer version of %s, %s", in.questionnaire.ID, newest),
		hint:    "the next review asks by it: flowverdict revise " + text.ShellWord(in.file.Name),
	}}
}
