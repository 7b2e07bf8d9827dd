package output

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"flowverdict/questionnaire/document"
	"flowverdict/questionnaire/safetext"
	"flowverdict/report/validation"
)

type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"` // of the run itself: always 0, and demanded by readers
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Failure *junitFailure `xml:"failure"`
	Output  string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
}

// writeJUnit writes a suite for each record and in it a case for each group of
// rules, passing ones too, and a suite for the configuration. A case fails with its errors; warnings and notices
// are its output.
func writeJUnit(w io.Writer, r *validation.Result, t Target) error {
	groups := map[document.Rule]validation.Group{}
	for _, rule := range validation.Rules() {
		groups[rule.ID] = rule.Group
	}
	out := junitSuites{Name: "flowverdict"}
	seen := map[string]int{}
	for at, findings := range byRecord(r) {
		out.add(suite(unique(seen, junitText(orStandardInput(t.file(r.Files[at])))), junitText(t.file(r.Files[at])), recordGroups(), findings, groups, t))
	}
	if name := junitText(t.file(r.Configuration)); name != "" {
		own := slices.DeleteFunc(slices.Clone(r.Findings), func(f validation.Finding) bool { return f.Record >= 0 })
		out.add(suite(unique(seen, name), name, []validation.Group{validation.Configuration}, own, groups, t))
	}
	text, err := xml.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+guardXML(string(text))+"\n")
	return err
}

func (s *junitSuites) add(suite junitSuite) {
	s.Tests += suite.Tests
	s.Failures += suite.Failures
	s.Suites = append(s.Suites, suite)
}

// recordGroups are the groups of rules that a record is held to.
func recordGroups() []validation.Group {
	return slices.DeleteFunc(validation.Groups(), func(g validation.Group) bool { return g == validation.Configuration })
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
func byRecord(r *validation.Result) [][]validation.Finding {
	out := make([][]validation.Finding, len(r.Files))
	for _, f := range r.Findings {
		if f.Record >= 0 && f.Record < len(out) {
			out[f.Record] = append(out[f.Record], f)
		}
	}
	return out
}

func unique(seen map[string]int, name string) string {
	seen[name]++
	if n := seen[name]; n > 1 {
		return unique(seen, fmt.Sprintf("%s (%d)", name, n))
	}
	return name
}

func suite(name, file string, of []validation.Group, findings []validation.Finding, groups map[document.Rule]validation.Group, t Target) junitSuite {
	out := junitSuite{Name: name}
	for _, group := range of {
		c := junitCase{Name: string(group), Class: name, File: file}
		var errors, others []string
		first := ""
		for _, f := range findings {
			if groups[f.Rule] != group {
				continue
			}
			text := junitText(fmt.Sprintf("%s: %s: %s [%s]", head(f, t), f.Severity, safetext.Line(f.Message), f.Rule))
			if f.Hint != "" {
				text += "\n   fix: " + junitText(safetext.Line(f.Hint))
			}
			for _, d := range f.Detail {
				text += "\n" + junitText(visible(d))
			}
			if f.Severity != validation.Error {
				others = append(others, text)
				continue
			}
			if first == "" {
				first = junitText(safetext.Line(f.Message))
			}
			errors = append(errors, text)
		}
		if len(errors) > 0 {
			c.Failure = &junitFailure{Message: first, Type: string(group), Text: strings.Join(errors, "\n")}
			out.Failures++
		}
		c.Output = strings.Join(others, "\n")
		out.Cases = append(out.Cases, c)
	}
	out.Tests = len(out.Cases)
	return out
}

// junitText replaces what XML cannot hold and what nobody can see.
func junitText(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && safetext.Hostile(r) {
			return '\uFFFD'
		}
		return r
	}, s)
}

// guardXML writes with character references what a runner could take for a
// command. All ##[ and all :: stand in text and in attributes, where a
// reference says the same.
func guardXML(s string) string {
	return strings.NewReplacer("##[", "##&#91;", "::", "&#58;&#58;").Replace(s)
}
