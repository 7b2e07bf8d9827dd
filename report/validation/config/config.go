// Package config reads the configuration of validate, .flowverdict.yaml, and
// applies it to a result: which severity a rule has where, and which findings
// may stand for a while, with a reason and an end.
//
// It is a function of values: the caller finds the file, reads it and knows
// where the folders lie. It imports the validation, the questionnaire's packages
// and a library for globs.
package config

import (
	"slices"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/profile"
	"flowverdict/questionnaire/review"
	"flowverdict/report/record"
	"flowverdict/report/validation"
)

// FileName is the name that a configuration goes by.
const FileName = ".flowverdict.yaml"

// Schema is the value of the schema line of a configuration.
const Schema = "flowverdict/config/v1"

// MostDays is the most that a configuration may allow: of a decision that it takes
// so long, of an answer that it is so old.
const MostDays = review.MostDays

// Config is a configuration that can be applied. All paths and globs in it are
// relative to the folder that the file lies in, with slashes.
type Config struct {
	// Folders are checked where validate is given no path; none stands for the
	// present folder.
	Folders []string

	// Registers are pages in Markdown, each of all records in the folder that it
	// lies in.
	Registers []string

	// DecisionDays is how long a record may be proposed, in days; 0 where nothing
	// is said.
	DecisionDays int

	// CarriedDays is how old an answer may be that is carried over and not confirmed,
	// in days; 0 where nothing is said.
	CarriedDays int

	// Profile is what the organisation says of all its reviews; nil for nothing.
	Profile *profile.Profile

	name       string
	rules      validation.RuleTable
	document   *yamldoc.Document
	severities []severity
	ignores    []ignore
}

// severity says how bad findings of a rule are, of those files that the glob
// fits; without a glob of all. The last entry that fits counts.
type severity struct {
	rule     finding.RuleID
	severity finding.Severity
	glob     glob
	path     string // of the entry in the document
}

// ignore lets findings of a rule stand in those files that the glob fits.
type ignore struct {
	rule          finding.RuleID
	glob          glob
	reason, until string
	path          string // of the ignore in the document
}

// Parse reads a configuration strictly. The name is the file's, as findings
// give it. With any error the configuration is nil: every error of the shape is
// returned, in the order of their places.
func Parse(name string, content []byte) (*Config, []finding.Finding) {
	d, ok := yamldoc.Parse(content, record.Limits())
	if !ok {
		return nil, finding.In(name, d.Findings())
	}
	c := &Config{name: name, rules: validation.Rules(), document: d}
	reader{c.rules}.config(d.Root(), c)
	if wrong := finding.Errors(d.Findings()); len(wrong) > 0 {
		return nil, finding.In(name, wrong)
	}
	return c, nil
}

// Scope is what a run was about.
type Scope struct {
	// Whole says that everything was checked that is checked without paths: then
	// an ignore or a severity whose path fits no record is unused as well.
	Whole bool
	// Found reports whether a run over folders found every file of one and of those
	// below it; the folder is relative to the configuration's. Nil says of none.
	Found func(folder string) bool

	// Locate returns the names that a file has relative to the configuration's
	// folder, with slashes; none for a file outside it or without a name.
	Locate func(name string) []string

	// Resolve returns a questionnaire, or nil, and Next names the one by which a
	// review by another is done again. Without them nothing is said of what the
	// profile answers.
	Resolve func(id, version string) *questionnaire.Questionnaire
	Next    func(*questionnaire.Questionnaire) (id, version string)
}

// Apply returns the result as the configuration has it: severities changed,
// ignored findings left out, and what is wrong with the ignores and severities added
// at the end. The result given stays as it is.
func (c *Config) Apply(r *validation.Result, s Scope) *validation.Result {
	run := c.run(r, s)
	out := r.Revised(func(f finding.Finding) (finding.Finding, bool) {
		at := run.located(f)
		f.Severity = c.severity(f.Rule, f.Severity, at)
		return f, !run.ignores(f.Rule, at)
	})
	out.Configuration = c.name
	out.Findings = append(out.Findings, append(run.faults(), run.profile()...)...)
	return out
}

// severity is that of the last entry that fits.
func (c *Config) severity(rule finding.RuleID, given finding.Severity, at []string) finding.Severity {
	for _, s := range slices.Backward(c.severities) {
		if s.rule == rule && (s.glob.Glob == "" || s.glob.fits(at)) {
			return s.severity
		}
	}
	return given
}
