package review

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
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

var distance = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([+-]\d{1,4})([dwmy])$`) })

// ReadDay reads a day as people type it: YYYY-MM-DD, with slashes or dots too,
// day.month.year, the words today, tomorrow and yesterday, and as far from
// today as +3m or -10d says, in days, weeks, months or years. What could be two
// days, such as 3/2/2027, is none.
func ReadDay(typed, today string) (day string, ok bool) {
	s := strings.ToLower(strings.Join(strings.Fields(typed), ""))
	for word, days := range map[string]int{"today": 0, "tomorrow": 1, "yesterday": -1} {
		if s == word {
			return addDays(today, days)
		}
	}
	if m := distance().FindStringSubmatch(s); m != nil {
		return away(today, m[1], m[2])
	}
	for _, layout := range []string{time.DateOnly, "2006-1-2", "2006/1/2", "2006.1.2", "2.1.2006"} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

// away is the day that lies a number of units from another.
func away(today, number, unit string) (day string, ok bool) {
	n, err := strconv.Atoi(number)
	if err != nil {
		return "", false
	}
	switch unit {
	case "d":
		return addDays(today, n)
	case "w":
		return addDays(today, 7*n)
	case "y":
		n *= 12
	}
	return valid(AddMonths(today, n))
}

func addDays(day string, n int) (later string, ok bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return "", false
	}
	return valid(t.AddDate(0, 0, n).Format(time.DateOnly))
}

func valid(day string) (same string, ok bool) {
	if !ValidDay(day) {
		return "", false
	}
	return day, true
}

// DayForms says how a day may be typed.
const DayForms = "2027-02-03, 3.2.2027, today, +3m or +90d"

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
