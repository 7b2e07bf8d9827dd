package output

import (
	"flowverdict/internal/finding"
)

// Ending is how a run ended, for the formats whose readers show a run as passed
// or failed. The zero value is a run that checked all that it was asked to, and
// that errors would have failed.
type Ending struct {
	Code      int              // the exit code
	FailOn    finding.Severity // the mildest that fails the run
	Unchecked []Unchecked      // what kept the run from checking all that it was asked to
}

// Unchecked is something that a run was asked to check and did not.
type Unchecked struct {
	File string // "" where it is not one file
	Why  string // a sentence without a full stop
	Hint string // what to do; may be ""
}

// name is the file as the reader knows it, "" where it is not one file.
func (u Unchecked) name(t Target) string {
	if u.File == "" {
		return ""
	}
	return t.file(u.File)
}

// fails reports whether a finding fails the run.
func (e Ending) fails(f finding.Finding) bool { return f.Severity <= e.FailOn }

// complete reports whether the run came to its end, whatever it found.
func (e Ending) complete() bool { return len(e.Unchecked) == 0 && e.Code <= 1 }

// unchecked names, for formats that have issues only, what was not checked.
const unchecked finding.RuleID = "unchecked"

// ofRun names, where a file is named, what is about none.
const ofRun = "flowverdict validate"

// withUnchecked puts what was not checked before what was found, for formats
// that have no other place for it.
func (e Ending) withUnchecked(findings []finding.Finding) []finding.Finding {
	var out []finding.Finding
	for _, u := range e.Unchecked {
		out = append(out, finding.Finding{Rule: unchecked, Severity: finding.SeverityError, File: u.File, Message: u.Why, Hint: u.Hint, Record: -1})
	}
	return append(out, findings...)
}
