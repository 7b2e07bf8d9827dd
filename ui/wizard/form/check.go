package form

import (
	"fmt"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/review"
)

func notTooLong(s string) string {
	if len(s) > review.LongestText {
		return fmt.Sprintf("%d characters too many for a record", len(s)-review.LongestText)
	}
	return ""
}

func linksOnly(s string) string {
	for i, link := range text.Split(s, " \n\t") {
		if !review.ValidLink(link) {
			return fmt.Sprintf("number %d is not an http or https URL", i+1)
		}
	}
	return ""
}

func dayOrEmpty(s string) string {
	if s == "" || review.ValidDay(s) {
		return ""
	}
	return "not a day of the calendar: write YYYY-MM-DD"
}

func dayNeeded(s string) string {
	if s == "" {
		return "a day is needed: YYYY-MM-DD"
	}
	return dayOrEmpty(s)
}
