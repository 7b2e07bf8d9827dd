package linear

import (
	"cmp"
	"strings"

	"flowverdict/questionnaire/review"
)

// entryField is a field of a record, with what stands there now.
func entryField(e *review.Entry, show string) field {
	f := field{key: e.Key, label: cmp.Or(e.Prompt, e.Label), show: show}
	switch e.Kind {
	case review.KindDay:
		f.hint = dayHint
	case review.KindChoice:
		f.hint = chooseHint(e.Choices)
	case review.KindText:
		f.show = strings.Join(strings.Fields(show), " ")
	case review.KindNames:
		f.hint = "several with commas between them"
		if e.Needed {
			f.empty = "at least one is required"
		}
	case review.KindWords, review.KindLinks:
		f.hint = "several with spaces between them"
	default:
		if e.Needed {
			f.empty = "required"
		}
	}
	return f
}

// typed reads what was typed for a field of a record, or refuses it.
func (r *runner) typed(e *review.Entry, s string) (value, refusal string) {
	switch {
	case e.Kind == review.KindDay && e.Needed && s == "":
		return "", "A review needs its " + strings.ToLower(e.Label) + "; type a day, such as " + review.DayForms + "."
	case e.Kind == review.KindDay:
		return r.day(s)
	case e.Kind == review.KindChoice:
		return choose(s, e.Choices)
	}
	return s, ""
}
