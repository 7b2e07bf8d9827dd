// Package finding is what says that something is wrong in a file that people
// wrote: one type from the reader that met it to the exit code of the run.
//
// A finding is a value. Whoever makes one says where by the path of the value;
// the package that read the file adds line and column, and nobody prints it but
// the command line. It imports the standard library only.
package finding

import (
	"cmp"
	"fmt"
	"slices"
)

// RuleID is the id of the rule that a finding breaks, in kebab case. Ids are
// never renamed and never reused.
type RuleID string

// Position is where something stands in a file. Line and Column count from 1,
// columns in characters; Width is how many characters are meant, at least 1.
// The zero Position means that none is known.
type Position struct {
	Line, Column, Width int
}

// Compare orders positions as people read a file.
func (p Position) Compare(other Position) int {
	return cmp.Or(cmp.Compare(p.Line, other.Line), cmp.Compare(p.Column, other.Column))
}

// Finding is one thing wrong in a file: the rule that it breaks, where, and
// what to do about it. Its texts hold what people wrote: every writer makes
// them fit for where they go.
type Finding struct {
	Rule     RuleID
	Severity Severity
	File     string   // as it was given; "" for a text without a name
	Path     string   // of the value, as in answers[2].level; may be ""
	Named    string   // Path with what list items are called for their numbers; "" where it is Path
	Position          // zero where the finding is about the whole file
	Message  string   // a sentence without a full stop
	Hint     string   // what to do; may be ""
	Source   string   // the line at Position; "" where there is none, or it is too long to show
	Detail   []string // further lines, such as a diff

	// Meant is the path that an unknown key was most likely meant for, or "":
	// that the value is missing there says nothing more.
	Meant string

	// Record says which of a run's records it belongs to, counted from 0; -1 for
	// the configuration and for files that are no records.
	Record int
}

// String gives the finding as one line: line, column, message, rule; the path
// in place of the line where that is not known.
func (f Finding) String() string {
	if f.Line == 0 {
		return fmt.Sprintf("%s: %s [%s]", f.Path, f.Message, f.Rule)
	}
	return fmt.Sprintf("%d:%d: %s [%s]", f.Line, f.Column, f.Message, f.Rule)
}

// Errors returns the findings that are errors.
func Errors(findings []Finding) []Finding {
	return slices.DeleteFunc(slices.Clone(findings), func(f Finding) bool { return f.Severity != SeverityError })
}

// In returns the findings as those of the file with this name.
func In(file string, findings []Finding) []Finding {
	out := slices.Clone(findings)
	for i := range out {
		out[i].File = file
	}
	return out
}
