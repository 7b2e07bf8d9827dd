package validation

import (
	"fmt"
	"strings"

	"flowverdict/internal/yamldoc"
)

// Severity says how bad a finding is. The zero value is an error.
type Severity int

// The severities, the worst first.
const (
	Error Severity = iota
	Warning
	Notice
)

// Severities returns all severities, the worst first.
func Severities() []Severity { return []Severity{Error, Warning, Notice} }

// String returns the severity as it stands in output: error, warning, notice.
func (s Severity) String() string {
	switch s {
	case Warning:
		return "warning"
	case Notice:
		return "notice"
	}
	return "error"
}

// ParseSeverity returns the severity with this name.
func ParseSeverity(name string) (Severity, error) {
	names := make([]string, 0, len(Severities()))
	for _, s := range Severities() {
		if s.String() == name {
			return s, nil
		}
		names = append(names, s.String())
	}
	return Error, fmt.Errorf("there is no severity %q: use one of %s", name, strings.Join(names, ", "))
}

// Finding is one thing wrong in a record, in the Markdown beside it, or in the
// configuration. Its
// texts hold what people wrote: every writer makes them fit for where they go.
type Finding struct {
	Rule     yamldoc.Rule
	Severity Severity
	File     string        // as it was given; "" for a text without a name
	Place    yamldoc.Place // zero where the finding is about the whole file
	Path     string        // of the value in the record, as in answers[2].level; may be ""
	Message  string        // a sentence without a full stop
	Hint     string        // what to do; may be ""
	Source   string        // the line at Place; "" where there is none, or it is too long to show
	Detail   []string      // further lines, such as a diff
	Record   int           // which of the result's files it belongs to, counted from 0; -1 for the configuration
}
