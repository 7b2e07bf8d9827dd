package finding_test

import (
	"slices"
	"testing"

	"flowverdict/internal/finding"
)

// Whoever forgets to say how bad a finding is has said that it is an error.
func TestTheZeroSeverityIsAnError(t *testing.T) {
	var f finding.Finding
	if f.Severity != finding.SeverityError || f.Severity.String() != "error" {
		t.Errorf("%s", f.Severity)
	}
	if len(finding.Errors([]finding.Finding{f})) != 1 {
		t.Error("it is not among the errors")
	}
}

// A severity is read by the name that it is written by, and nothing else is one.
func TestSeveritiesAreReadAsTheyAreWritten(t *testing.T) {
	all := finding.Severities()
	for _, s := range all {
		if got, err := finding.ParseSeverity(s.String()); got != s || err != nil {
			t.Errorf("%s is read as %s, %v", s, got, err)
		}
	}
	if !slices.IsSorted(all) {
		t.Errorf("not the worst first: %v", all)
	}
	for _, name := range []string{"", "Error", "info"} {
		if _, err := finding.ParseSeverity(name); err == nil {
			t.Errorf("%q is a severity", name)
		}
	}
}

// Errors and In leave what they are given as it is.
func TestFindingsAreValues(t *testing.T) {
	given := []finding.Finding{
		{Rule: "b", Severity: finding.SeverityNotice, Position: finding.Position{Line: 1, Column: 2, Width: 1}},
		{Rule: "a", Path: "answers[0]", Message: "no level"},
	}
	if got := finding.Errors(given); len(got) != 1 || got[0].Rule != "a" {
		t.Errorf("errors: %v", got)
	}
	for _, f := range finding.In("a.yaml", given) {
		if f.File != "a.yaml" {
			t.Errorf("%v is of %q", f, f.File)
		}
	}
	if given[0].Rule != "b" || given[0].File != "" || given[1].File != "" {
		t.Errorf("changed: %v", given)
	}
	if got := given[1].String(); got != "answers[0]: no level [a]" {
		t.Error(got)
	}
}

// Positions are ordered as a file is read.
func TestPositionsAreOrdered(t *testing.T) {
	want := []finding.Position{{}, {Line: 1, Column: 1, Width: 9}, {Line: 1, Column: 2, Width: 1}, {Line: 2, Column: 1, Width: 1}, {Line: 10, Column: 1, Width: 1}}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, finding.Position.Compare)
	if !slices.Equal(got, want) {
		t.Error(got)
	}
}
