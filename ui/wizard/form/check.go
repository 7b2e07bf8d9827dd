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
			return fmt.Sprintf("number %d is not an http or https address: %s", i+1, text.Clip(text.Line(link)))
		}
	}
	return ""
}

// dayCheck says what is wrong with a day: it cannot be read, is missing where
// one is needed, or is over where only a coming one makes sense.
func dayCheck(today string, needed, ahead bool) func(string) string {
	return func(s string) string {
		day, ok := review.ReadDay(s, today)
		switch {
		case s == "" && needed:
			return "a day is needed, such as " + review.DayForms
		case s == "":
		case !ok:
			return "not a day of the calendar; type one such as " + review.DayForms
		case ahead && day < today:
			return day + " is in the past"
		}
		return ""
	}
}
