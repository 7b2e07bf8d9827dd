package arguments

import (
	"flowverdict/questionnaire/review"
	"flowverdict/ui/command/usage"
)

// AsOf is the day that --as-of gives, or today where it is left out.
func AsOf(given, today string) (string, error) {
	switch {
	case given == "":
		return today, nil
	case !review.ValidDay(given):
		return "", usage.Errorf("--as-of %q is not a date", given).WithHint("write a day as YYYY-MM-DD")
	}
	return given, nil
}
