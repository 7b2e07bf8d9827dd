package validation

import (
	"fmt"
	"slices"
)

// Result is what a run found, file by file in the order given, and by place.
type Result struct {
	AsOf     string
	Files    []string // names of the records that were checked
	Findings []Finding

	// Configuration is the name of the configuration file that was applied, ""
	// for none. Findings in it come last and belong to no record.
	Configuration string
}

// Counts are the numbers of findings of each severity.
type Counts struct{ Errors, Warnings, Notices int }

// Counts counts the findings.
func (r *Result) Counts() Counts {
	var c Counts
	for _, f := range r.Findings {
		switch f.Severity {
		case Error:
			c.Errors++
		case Warning:
			c.Warnings++
		default:
			c.Notices++
		}
	}
	return c
}

// Exit is the exit code of the run: 1 where a finding is at least as bad as
// failOn, else 0.
func (r *Result) Exit(failOn Severity) int {
	for _, f := range r.Findings {
		if f.Severity <= failOn {
			return 1
		}
	}
	return 0
}

// Summary is the one line that says what was checked, as of which day, and
// what was found.
func (r *Result) Summary() string {
	c := r.Counts()
	found := "nothing found"
	if len(r.Findings) > 0 {
		found = fmt.Sprintf("%s, %s, %s", counted(c.Errors, "error"), counted(c.Warnings, "warning"), counted(c.Notices, "notice"))
	}
	asOf := ""
	if r.AsOf != "" {
		asOf = " as of " + r.AsOf
	}
	return fmt.Sprintf("%s checked%s: %s", counted(len(r.Files), "record"), asOf, found)
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// Only returns the findings that are at least as bad as severity and whose
// rule is of one of the groups.
func Only(findings []Finding, severity Severity, groups ...Group) []Finding {
	var out []Finding
	for _, f := range findings {
		rule, _ := FindRule(string(f.Rule))
		if f.Severity <= severity && slices.Contains(groups, rule.Group) {
			out = append(out, f)
		}
	}
	return out
}
