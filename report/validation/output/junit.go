package output

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/report/validation"
)

// JUnit XML has no owner; two schemas of it are in use. Ant's (JUnit.xsd of
// windyroad/JUnit-Schema) is the one that most tools mean, and junit-10.xsd of
// Jenkins' xUnit plugin the only one that a reader enforces: it refuses a whole
// report over one attribute. What is written here is valid by both, so:
//
//   - findings that fail no run stand in the system-out of their suite: Ant's
//     cases have none, and Jenkins shows the suite's for each case;
//   - a case has no attribute file, which neither knows. GitLab would link to it;
//     its code quality report links to lines;
//   - what neither schema lets out and no run of validate has is fixed: the host,
//     the time that it took. The timestamp is the day that dates are compared
//     with, so that a run can be repeated to the byte.

type junitSuites struct {
	XMLName xml.Name     `xml:"testsuites"`
	Suites  []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Package    string          `xml:"package,attr"`
	ID         int             `xml:"id,attr"`
	Name       string          `xml:"name,attr"`
	Timestamp  string          `xml:"timestamp,attr"`
	Hostname   string          `xml:"hostname,attr"`
	Tests      int             `xml:"tests,attr"`
	Failures   int             `xml:"failures,attr"`
	Errors     int             `xml:"errors,attr"` // of the run itself
	Time       string          `xml:"time,attr"`
	Properties []junitProperty `xml:"properties>property"`
	Cases      []junitCase     `xml:"testcase"`
	Output     string          `xml:"system-out"`
	Complaint  string          `xml:"system-err"`
}

type junitProperty struct {
	Name  string `xml:"name,attr"`
	Value string `xml:"value,attr"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Time    string        `xml:"time,attr"`
	Error   *junitFailure `xml:"error"`
	Failure *junitFailure `xml:"failure"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// writeJUnit writes a suite for each record and in it a case for each group of
// rules, passing ones too, and suites for what was found beside records and for
// the configuration. A case fails with the findings that fail the run; the others
// are the suite's output. What was not checked is an error in a suite of its own.
func writeJUnit(w io.Writer, r *validation.Result, t Target) error {
	groups := map[finding.RuleID]validation.Group{}
	for _, rule := range validation.Rules() {
		groups[rule.ID] = rule.Group
	}
	for _, f := range r.Findings {
		if groups[f.Rule] == "" { // of a reader, such as that of questionnaires
			groups[f.Rule] = validation.GroupShape
		}
	}
	var out junitSuites
	seen := map[string]int{}
	if len(t.Unchecked) > 0 {
		out.add(uncheckedSuite(unique(seen, ofRun), t.Ending), r.AsOf)
	}
	for at, findings := range byRecord(r) {
		name := unique(seen, orStandardInput(text.Line(t.file(r.Files[at]))))
		out.add(suite(name, recordGroups(), findings, groups, t), r.AsOf)
	}
	for _, findings := range besideRecords(r, groups) {
		name := unique(seen, text.Line(t.file(findings[0].File)))
		out.add(suite(name, []validation.Group{validation.GroupFolder}, findings, groups, t), r.AsOf)
	}
	if name := text.Line(t.file(r.Configuration)); name != "" {
		own, of := inConfiguration(r, groups)
		out.add(suite(unique(seen, name), of, own, groups, t), r.AsOf)
	}
	text, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+guardXML(string(text))+"\n")
	return err
}

// add gives a suite what does not depend on its findings.
func (s *junitSuites) add(suite junitSuite, asOf string) {
	suite.Package, suite.ID, suite.Hostname, suite.Time = "flowverdict", len(s.Suites), "localhost", "0"
	suite.Properties = []junitProperty{{"as-of", asOf}}
	if asOf == "" {
		asOf = "0001-01-01" // no day is known
	}
	suite.Timestamp = asOf + "T00:00:00"
	s.Suites = append(s.Suites, suite)
}

// recordGroups are the groups of rules that a record is held to.
func recordGroups() []validation.Group {
	return slices.DeleteFunc(validation.Groups(), func(g validation.Group) bool {
		return g == validation.GroupFolder || g == validation.GroupConfiguration
	})
}

// orStandardInput names a text that has no name.
func orStandardInput(name string) string {
	if name == "" {
		return "(standard input)"
	}
	return name
}

// byRecord puts the findings to the records that they were made in: those of a
// Markdown follow the ones of its record.
func byRecord(r *validation.Result) [][]finding.Finding {
	out := make([][]finding.Finding, len(r.Files))
	for _, f := range r.Findings {
		if f.Record >= 0 && f.Record < len(out) {
			out[f.Record] = append(out[f.Record], f)
		}
	}
	return out
}

// besideRecords are the findings of files that are no records, by file.
func besideRecords(r *validation.Result, groups map[finding.RuleID]validation.Group) (out [][]finding.Finding) {
	for _, f := range r.Findings {
		switch last := len(out) - 1; {
		case groups[f.Rule] != validation.GroupFolder:
		case last >= 0 && out[last][0].File == f.File:
			out[last] = append(out[last], f)
		default:
			out = append(out, []finding.Finding{f})
		}
	}
	return out
}

// inConfiguration are the findings of the configuration and their groups: where it is
// refused those of its shape only, since its own rules were not asked then.
func inConfiguration(r *validation.Result, groups map[finding.RuleID]validation.Group) (own []finding.Finding, of []validation.Group) {
	for _, f := range r.Findings {
		group := groups[f.Rule]
		if group != validation.GroupConfiguration && f.File != r.Configuration {
			continue
		}
		own = append(own, f)
		if !slices.Contains(of, group) {
			of = append(of, group)
		}
	}
	if len(own) == 0 {
		of = []validation.Group{validation.GroupConfiguration}
	}
	return own, of
}

func unique(seen map[string]int, name string) string {
	seen[name]++
	if n := seen[name]; n > 1 {
		return unique(seen, fmt.Sprintf("%s (%d)", name, n))
	}
	return name
}

// uncheckedSuite has a case with an error for all that was not checked.
func uncheckedSuite(name string, e Ending) junitSuite {
	out := junitSuite{Name: name, Tests: len(e.Unchecked), Errors: len(e.Unchecked)}
	seen := map[string]int{}
	for _, f := range e.withUnchecked(nil) {
		why := junitText(text.Line(f.Message))
		told := why
		if f.Hint != "" {
			told += "\n   fix: " + junitText(text.Line(f.Hint))
		}
		out.Cases = append(out.Cases, junitCase{Name: unique(seen, why), Class: name, Time: "0", Error: &junitFailure{Message: why, Type: string(f.Rule), Text: told}})
	}
	return out
}

func suite(name string, of []validation.Group, findings []finding.Finding, groups map[finding.RuleID]validation.Group, t Target) junitSuite {
	out := junitSuite{Name: name}
	var others []string
	for _, group := range of {
		c := junitCase{Name: string(group), Class: name, Time: "0"}
		var failures []string
		first := ""
		for _, f := range findings {
			if groups[f.Rule] != group {
				continue
			}
			told := junitLines(f, t)
			if !t.fails(f) {
				others = append(others, told)
				continue
			}
			if first == "" {
				first = junitText(text.Line(f.Message))
			}
			failures = append(failures, told)
		}
		if len(failures) > 0 {
			c.Failure = &junitFailure{Message: first, Type: string(group), Text: strings.Join(failures, "\n")}
			out.Failures++
		}
		out.Cases = append(out.Cases, c)
	}
	out.Output = strings.Join(others, "\n")
	out.Tests = len(out.Cases)
	return out
}

// junitLines says a finding as the text format does, without the source line.
func junitLines(f finding.Finding, t Target) string {
	out := fmt.Sprintf("%s: %s: %s [%s]", head(f, t), f.Severity, text.Line(f.Message), f.Rule)
	if f.Hint != "" {
		out += "\n   fix: " + text.Line(f.Hint)
	}
	for _, d := range f.Detail {
		out += "\n" + visible(d)
	}
	return junitText(out)
}

// junitText replaces what XML cannot hold and what nobody can see.
func junitText(s string) string {
	return strings.ReplaceAll(text.Shown(s), "\t", "\uFFFD")
}

// guardXML writes with character references what a runner could take for a
// command. All ##[ and all :: stand in text and in attributes, where a
// reference says the same.
func guardXML(s string) string {
	return strings.NewReplacer("##[", "##&#91;", "::", "&#58;&#58;").Replace(s)
}
