package report

import (
	"strings"

	"flowverdict/questionnaire"
	"flowverdict/report/html"
	"flowverdict/report/markdown"
	"flowverdict/report/record"
)

// Format is a way to write a record out.
type Format struct {
	Name  string
	Write func(*record.Record, *questionnaire.Questionnaire) ([]byte, error)
}

// Formats lists all formats of a record; flags, help and messages follow from
// this table.
func Formats() []Format {
	return []Format{
		{"markdown", func(r *record.Record, q *questionnaire.Questionnaire) ([]byte, error) {
			return markdown.Render(r, q), nil
		}},
		{"html", func(r *record.Record, q *questionnaire.Questionnaire) ([]byte, error) {
			return html.Render(r, q), nil
		}},
		{"yaml", func(r *record.Record, _ *questionnaire.Questionnaire) ([]byte, error) { return r.YAML() }},
		{"json", func(r *record.Record, q *questionnaire.Questionnaire) ([]byte, error) { return r.JSON(judged(r, q)...) }},
	}
}

// FormatNamed returns the format with this name; false when there is none.
func FormatNamed(name string) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// FormatNames lists the names, for help and messages.
func FormatNames() string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}
