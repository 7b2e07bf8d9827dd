package firstpage

import (
	"slices"
	"strings"

	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
	"flowverdict/report/wording"
)

// decided are who decided and when, and what is recorded of the exception.
// What the decision is, until when an exception lasts, and which record holds
// instead stand above them, and so do who and when where a sentence says that.
func decided(s wording.State, d *summary.Decision) []summary.Row {
	said := s.Decision == wording.Rejected || s.Decision == wording.Accepted && !s.Lenient()
	var out []summary.Row
	for _, f := range review.DecisionFields() {
		row := summary.Row{Label: f.Label, Value: phrase.OfPeople(f.Shown(&d.Decision))}
		switch {
		case f.Key == "status", f.Key == "superseded_by", f.Key == "reason", said && (f.Key == "by" || f.Key == "date"):
			continue
		}
		switch f.Key {
		case "by":
			row.Label = "Decided by"
		case "date":
			row.Label = "Decided on"
		}
		out = append(out, row)
	}
	for _, f := range review.ExceptionFields() {
		row := summary.Row{Label: f.Label, Value: phrase.OfPeople(f.Shown(&d.Exception))}
		switch f.Key {
		case "until":
			continue
		case "gates":
			row = summary.Row{Label: "Exception for", Value: phrase.OfPeople(strings.Join(d.Gates, "; "))}
		case "reason":
			row = summary.Row{Label: "Reason for the exception", Value: reason(d.Exception.Reason)}
		case "approved_by":
			row.Label = "Exception approved by"
		}
		out = append(out, row)
	}
	return slices.DeleteFunc(out, func(r summary.Row) bool { return len(r.Value) == 0 })
}
