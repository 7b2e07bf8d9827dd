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

// ParseSeverity returns the severity with this name.
func ParseSeverity(name string) (Severity, error) {
	names := make([]string, 0, len(Severities()))
	for _, s := range Severities() {
		if s.String() == name {
			return s, nil
		}
		names = append(names, s.String())
	}
	return SeverityError, fmt.Errorf("there is no severity %q: use one of %s", name, strings.Join(names, ", "))
}
