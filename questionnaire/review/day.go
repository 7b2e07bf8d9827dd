package review

import (
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode"

	"flowverdict/internal/text"
	"flowverdict/questionnaire"
)

// ValidDay reports whether s is a day of the calendar, YYYY-MM-DD. Valid days
// compare as strings.
func ValidDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// AddMonths returns the day that many months later, at most the last day of
// the month. A day that is not valid gives "".
func AddMonths(day string, months int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	first := time.Date(t.Year(), t.Month()+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return fmt.Sprintf("%s-%02d", first.Format("2006-01"), min(t.Day(), last))
}

// ReviewBy proposes until when a record stands: 12 months for suitable, 6 for
// governed, 3 for conditional, nothing for unsuitable.
func ReviewBy(verdict questionnaire.Verdict, day string) string {
	switch verdict {
	case questionnaire.Suitable:
		return AddMonths(day, 12)
	case questionnaire.Governed:
		return AddMonths(day, 6)
	case questionnaire.Conditional:
		return AddMonths(day, 3)
	}
	return ""
}

// ValidLink reports whether s is a link that may be shown as one: an absolute
// http or https URL with a host, without white space, hostile characters, user
// information or anything that could end it in a text.
func ValidLink(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= 0x7f || strings.IndexByte(linkEnds, s[i]) >= 0 { // the rare case
			if _, hostile := text.FirstHostile(s); hostile || strings.ContainsFunc(s, endsLink) {
				return false
			}
			break
		}
	}
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" && u.User == nil
}

// linkEnds are the characters, beside white space, at which a reader takes a
// link for ended.
const linkEnds = "<>\"`\\"

func endsLink(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(linkEnds, r) }
