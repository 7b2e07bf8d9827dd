package firstpage

import (
	"slices"
	"strings"

	"flowverdict/questionnaire/review"
	"flowverdict/report/phrase"
	"flowverdict/report/summary"
)

// decided are who decided, when and why, and what is recorded of the exception.
// What the decision is, until when an exception lasts, and which record holds
// instead stand above them.
func decided(d *summary.Decision) []summary.Row {
	var out []summary.Row
	for _, f := range review.DecisionFields() {
		row := summary.Row{Label: f.Label, Value: phrase.OfPeople(f.Shown(&d.Decision))}
		switch f.Key {
		case "status", "superseded_by":
			continue
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
			row.Label = "Reason for the exception"
		case "approved_by":
			row.Label = "Exception approved by"
		}
		out = append(out, row)
	}
	return slices.DeleteFunc(out, func(r summary.Row) bool { return len(r.Value) == 0 })
}
