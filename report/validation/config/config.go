// Package config reads the configuration of validate, .flowverdict.yaml, and
// applies it to a result: which severity a rule has where, and which findings
// may stand for a while, with a reason and an end.
//
// It is a function of values: the caller finds the file, reads it and knows
// where the folders lie. It imports the validation, the questionnaire's packages
// and a library for globs.
package config

import (
	"cmp"
	"slices"

	"flowverdict/internal/yamldoc"
	"flowverdict/report/validation"
)

// FileName is the name that a configuration goes by.
const FileName = ".flowverdict.yaml"

// Schema is the value of the schema line of a configuration.
const Schema = "flowverdict/config/v1"

// Config is a configuration that can be applied. All paths and globs in it are
// relative to the folder that the file lies in, with slashes.
type Config struct {
	// Folders are checked where validate is given no path; none stands for the
	// present folder.
	Folders []string

	name       string
	document   *yamldoc.Document
	severities []severity
	ignores    []ignore
}

// severity says how bad findings of a rule are, of those files that the glob
// fits; without a glob of all. The last entry that fits counts.
type severity struct {
	rule     yamldoc.Rule
	severity validation.Severity
	glob     string
}

// ignore lets findings of a rule stand in those files that the glob fits.
type ignore struct {
	rule          yamldoc.Rule
	glob          string
	reason, until string
	path          string // of the ignore in the document
}

// Parse reads a configuration strictly. The name is the file's, as findings
// give it. With any fault the configuration is nil: every fault of the shape is
// returned, in the order of their places.
func Parse(name string, content []byte) (*Config, []yamldoc.Problem) {
	d, ok := yamldoc.Parse(content, yamldoc.RecordLimits())
	if !ok {
		return nil, d.Problems()
	}
	c := &Config{name: name, document: d}
	reader{}.config(d.Root(), c)
	faults := slices.DeleteFunc(d.Problems(), func(p yamldoc.Problem) bool { return p.Rule == yamldoc.Unquoted })
	if len(faults) > 0 {
		return nil, faults
	}
	return c, nil
}

// Scope is what a run was about.
type Scope struct {
	// Whole says that everything was checked that is checked without paths: then
	// an ignore whose path fits no record is unused as well.
	Whole bool
	// Locate returns a file's name relative to the configuration's folder, with
	// slashes; "" for a file outside it or without a name.
	Locate func(name string) string
}

// Apply returns the result as the configuration has it: severities changed,
// ignored findings left out, and what is wrong with the ignores added at the
// end. The result given stays as it is.
func (c *Config) Apply(r *validation.Result, s Scope) *validation.Result {
	run := c.run(r, s)
	out := r.Revised(func(f validation.Finding) (validation.Finding, bool) {
		at := run.located(f, r)
		f.Severity = c.severity(f.Rule, f.Severity, at)
		return f, !run.ignores(f.Rule, at)
	})
	out.Configuration = c.name
	out.Findings = append(out.Findings, run.faults()...)
	return out
}

// severity is that of the last entry that fits.
func (c *Config) severity(rule yamldoc.Rule, given validation.Severity, at []string) validation.Severity {
	for _, s := range slices.Backward(c.severities) {
		if s.rule == rule && (s.glob == "" || fits(s.glob, at)) {
			return s.severity
		}
	}
	return given
}

// byPlace sorts findings of the configuration as people mend a file.
func byPlace(a, b validation.Finding) int {
	return cmp.Or(cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Place.Column, b.Place.Column))
}
