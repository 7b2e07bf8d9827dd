// Package output writes what a validation found, for people and for the tools
// that read it: one writer a format over one result. Writers print nothing
// themselves and decide nothing.
//
// It imports the validation, the questionnaire's packages and a library for
// the width of characters; no terminal library, no clock.
//
// CI logs obey lines: GitHub's runner takes ::command:: at the start of a line
// and ##[command] anywhere in it for a command, whoever wrote it. So no writer
// lets text through that could be read as one; the only such lines are those
// of the github format, which are meant. See guard.go.
package output

import (
	"fmt"
	"io"
	"path"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/report/validation"
)

// Target is where the output goes, and what of the run it says beside the result.
type Target struct {
	Ending
	Colour  bool                     // for text on a terminal
	Told    bool                     // standard error says what was not checked, so text need not
	Version string                   // of the program, for formats that name it
	Name    func(file string) string // a file's name as the reader knows it; nil takes it as given
}

// Format is a way to write a result.
type Format struct {
	Name     string
	Summary  string // for whom it is
	FromRoot bool   // its readers take the names of files from the repository's root on
	Write    func(io.Writer, *validation.Result, Target) error
}

// Formats lists all formats; the first is the default. The flag's help and its
// messages follow from this table.
func Formats() []Format {
	return []Format{
		{"text", "for people", false, writeText},
		{"json", "one document, for programs", false, writeJSON},
		{"jsonl", "one finding a line, for programs", false, writeJSONLines},
		{"github", "annotations in GitHub Actions", true, writeGitHub},
		{"gitlab", "GitLab code quality report", true, writeGitLab},
		{"sarif", "SARIF 2.1.0, for code scanning", true, writeSARIF},
		{"junit", "JUnit XML, for test reports", true, writeJUnit},
	}
}

// Find returns the format with this name, or an error that lists the names.
func Find(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("there is no format %q: use one of %s", name, strings.Join(names, ", "))
}

// file is the name of a finding's file as the reader knows it: with slashes,
// without ./ in front.
func (t Target) file(name string) string {
	if t.Name != nil {
		name = t.Name(name)
	}
	if name == "" {
		return ""
	}
	return path.Clean(name)
}

// line is where a finding stands for readers that demand a line.
func line(f finding.Finding) int { return max(1, f.Line) }
