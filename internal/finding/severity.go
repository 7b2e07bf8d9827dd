package finding

import (
	"fmt"
	"strings"
)

// Severity says how bad a finding is. The zero value is an error.
type Severity int

// The severities, the worst first.
const (
	SeverityError Severity = iota
	SeverityWarning
	SeverityNotice
)

// SeverityNone is worse than all severities: no finding is as bad.
const SeverityNone Severity = -1

// Severities returns all severities, the worst first.
func Severities() []Severity { return []Severity{SeverityError, SeverityWarning, SeverityNotice} }

// String returns the severity as it stands in output: error, warning, notice.
func (s Severity) String() string {
	switch s {
	case SeverityWarning:
		return "warning"
	case SeverityNotice:
		return "notice"
	}
	return "error"
}

// SeverityNames lists the names of all severities, for help and messages.
func SeverityNames() string {
	var names []string
	for _, s := range Severities() {
		names = append(names, s.String())
	}
	return strings.Join(names, ", ")
}

// ParseSeverity returns the severity with this name.
func ParseSeverity(name string) (Severity, error) {
	for _, s := range Severities() {
		if s.String() == name {
			return s, nil
		}
	}
	return SeverityError, fmt.Errorf("there is no severity %q: use one of %s", name, SeverityNames())
}
