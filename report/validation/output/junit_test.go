package output_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"

	"pgregory.net/rapid"
)

// node is an element of an XML document.
type node struct {
	name     string
	attrs    map[string]string
	text     string
	children []node
}

func parseXML(text string) (node, error) {
	d := xml.NewDecoder(strings.NewReader(text))
	stack := []node{{}}
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		} else if err != nil {
			return node{}, err
		}
		last := len(stack) - 1
		switch token := token.(type) {
		case xml.StartElement:
			n := node{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			stack = append(stack, n)
		case xml.CharData:
			stack[last].text += string(token)
		case xml.EndElement:
			stack[last-1].children = append(stack[last-1].children, stack[last])
			stack = stack[:last]
		}
	}
	if len(stack[0].children) != 1 {
		return node{}, fmt.Errorf("%d documents", len(stack[0].children))
	}
	return stack[0].children[0], nil
}

// element is what a schema says of an element: its attributes with their types,
// those that may be missing after a question mark, the order of its children,
// and whether it holds text.
type element struct {
	attrs    string
	children string // a pattern of names with a space after each
	text     bool
}

// ant restates JUnit.xsd of windyroad/JUnit-Schema, the schema of Ant's JUnit
// reports, but for what is skipped, which nothing here writes.
func ant() map[string]element {
	return map[string]element{
		"testsuites": {children: `(testsuite )*`},
		"testsuite": {
			attrs:    "package:string id:int name:filled timestamp:second hostname:filled tests:int failures:int errors:int time:decimal ?skipped:int",
			children: `properties (testcase )*system-out system-err `,
		},
		"properties": {children: `(property )*`},
		"property":   {attrs: "name:filled value:string"},
		"testcase":   {attrs: "name:string classname:string time:decimal", children: `(error |failure )?`},
		"error":      {attrs: "type:string ?message:string", text: true},
		"failure":    {attrs: "type:string ?message:string", text: true},
		"system-out": {text: true},
		"system-err": {text: true},
	}
}

// jenkins restates junit-10.xsd of jenkinsci/xunit-plugin but for what repeats
// tests, which nothing here writes.
func jenkins() map[string]element {
	outcome := element{attrs: "?type:string ?message:string", text: true}
	return map[string]element{
		"testsuites": {attrs: "?name:string ?time:surefire ?tests:string ?failures:string ?errors:string", children: `(testsuite )*`},
		"testsuite": {
			attrs: "name:string tests:string failures:string errors:string ?group:string ?time:surefire ?skipped:string ?timestamp:string ?hostname:string ?id:string" +
				" ?package:string ?file:string ?log:string ?url:string ?version:string",
			children: `((testsuite |properties |testcase |system-out |system-err ))*`,
		},
		"properties": {children: `(property )*`},
		"property":   {attrs: "name:string value:string"},
		"testcase":   {attrs: "name:string ?time:string ?classname:string ?group:string", children: `((skipped |error |failure |system-out |system-err ))*`},
		"skipped":    outcome,
		"error":      outcome,
		"failure":    outcome,
		"system-out": {text: true},
		"system-err": {text: true},
	}
}

// isOf reports whether an attribute's value is one of a type of the schemas.
func isOf(kind, value string) bool {
	switch kind {
	case "filled":
		return strings.Trim(value, " \t\r\n") != ""
	case "int":
		_, err := strconv.ParseInt(value, 10, 32)
		return err == nil
	case "decimal":
		return regexp.MustCompile(`^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$`).MatchString(strings.TrimSpace(value))
	case "second":
		_, err := time.Parse("2006-01-02T15:04:05", strings.TrimSpace(value))
		return err == nil
	case "surefire":
		return regexp.MustCompile(`^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]{0,3})?$`).MatchString(value)
	}
	return true
}

// keeps holds an element and all within it to a schema.
func (n node) keeps(schema map[string]element) error {
	e, ok := schema[n.name]
	if !ok {
		return fmt.Errorf("there is no element %s", n.name)
	}
	known := map[string]bool{}
	for word := range strings.FieldsSeq(e.attrs) {
		name, kind, _ := strings.Cut(strings.TrimPrefix(word, "?"), ":")
		known[name] = true
		value, found := n.attrs[name]
		if !found && word[0] != '?' || found && !isOf(kind, value) {
			return fmt.Errorf("%s: attribute %s is %q, there: %v", n.name, name, value, found)
		}
	}
	for name := range n.attrs {
		if !known[name] {
			return fmt.Errorf("%s has no attribute %s", n.name, name)
		}
	}
	if !e.text && strings.TrimSpace(n.text) != "" {
		return fmt.Errorf("%s holds text: %q", n.name, n.text)
	}
	order := ""
	for _, c := range n.children {
		order += c.name + " "
	}
	if !regexp.MustCompile(`^(` + e.children + `)$`).MatchString(order) {
		return fmt.Errorf("%s holds %s", n.name, order)
	}
	for _, c := range n.children {
		if err := c.keeps(schema); err != nil {
			return err
		}
	}
	return nil
}

// holdJUnit holds a report to both schemas, and to what they cannot say: counts
// that are right, numbers in order, and no two cases of one name.
func holdJUnit(t rapid.TB, text string) {
	root, err := parseXML(text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	for name, schema := range map[string]map[string]element{"JUnit.xsd": ant(), "junit-10.xsd": jenkins()} {
		if err := root.keeps(schema); err != nil || root.name != "testsuites" {
			t.Fatalf("%s: %v\n%s", name, err, text)
		}
	}
	seen := map[string]bool{}
	for i, s := range root.children {
		tests, failures, errors := 0, 0, 0
		for _, c := range s.children {
			if c.name != "testcase" {
				continue
			}
			tests++
			for _, outcome := range c.children {
				if outcome.name == "error" {
					errors++
				} else {
					failures++
				}
			}
			if c.attrs["classname"] != s.attrs["name"] || seen[s.attrs["name"]+"\n"+c.attrs["name"]] {
				t.Fatalf("case %s of %s is there twice, or of another class\n%s", c.attrs["name"], s.attrs["name"], text)
			}
			seen[s.attrs["name"]+"\n"+c.attrs["name"]] = true
		}
		if got, want := fmt.Sprint(s.attrs["id"], s.attrs["tests"], s.attrs["failures"], s.attrs["errors"]), fmt.Sprint(strconv.Itoa(i), strconv.Itoa(tests), strconv.Itoa(failures), strconv.Itoa(errors)); got != want {
			t.Fatalf("suite %d counts %s, want %s\n%s", i, got, want, text)
		}
	}
}

// The schemas, as they are restated, refuse what the published ones refuse.
func TestSchemasOfJUnitRefuse(t *testing.T) {
	junit, _ := output.Find("junit")
	text := written(t, junit, sample(), output.Target{})
	for _, c := range []struct {
		old, new     string
		ant, jenkins bool // accept
	}{
		{"", "", true, true},
		{`<testsuites>`, `<testsuites name="x">`, false, true},
		{`<testsuites>`, `<testsuites colour="red">`, false, false},
		{` hostname="localhost"`, ``, false, true},
		{` tests="9"`, ``, false, false},
		{` tests="9"`, ` tests="many"`, false, true},
		{`T00:00:00"`, `T00:00:00Z"`, false, true},
		{` time="0">`, ` time="0" file="x">`, false, true}, // of a suite
		{`<testcase name="shape"`, `<testcase file="x" name="shape"`, false, false},
		{`<testcase name="shape"`, `<testcase`, false, false},
		{`<system-err></system-err>`, ``, false, true},
		{`<properties>`, `<testcase name="x" classname="x" time="0"/><properties>`, false, true},
		{`</failure>`, `</failure><system-out/>`, false, true},
		{` type="shape"`, ``, false, true},
		{`<properties>`, `x<properties>`, false, false},
		{`<properties>`, `<x/><properties>`, false, false},
	} {
		if !strings.Contains(text, c.old) {
			t.Fatalf("no %s", c.old)
		}
		root, err := parseXML(strings.Replace(text, c.old, c.new, 1))
		if err != nil {
			t.Fatal(err)
		}
		byAnt, byJenkins := root.keeps(ant()), root.keeps(jenkins())
		if (byAnt == nil) != c.ant || (byJenkins == nil) != c.jenkins {
			t.Errorf("%s instead of %s: JUnit.xsd says %v, junit-10.xsd %v", c.new, c.old, byAnt, byJenkins)
		}
	}
}

// Nothing that was found is lost in a report: each message stands in it, once.
func TestJUnitHoldsEveryFinding(t *testing.T) {
	junit, _ := output.Find("junit")
	rules := validation.Rules()
	rapid.Check(t, func(t *rapid.T) {
		r := &validation.Result{AsOf: "2026-11-23", Files: []string{"a.yaml", "a.yaml", " ", "\n"}, Configuration: ".flowverdict.yaml"}
		for i := range rapid.IntRange(0, 9).Draw(t, "findings") {
			rule := rapid.SampledFrom(rules).Draw(t, "rule")
			f := finding.Finding{Rule: rule.ID, Severity: rapid.SampledFrom(finding.Severities()).Draw(t, "severity"), Record: rapid.IntRange(0, 3).Draw(t, "record"), Message: fmt.Sprintf("finding %d", i)}
			switch rule.Group {
			case validation.GroupConfiguration:
				f.Record = -1
			case validation.GroupFolder:
				f.Record, f.File = -1, rapid.SampledFrom([]string{"a.yaml", "b.md"}).Draw(t, "file")
			}
			r.Findings = append(r.Findings, f)
		}
		failOn := rapid.SampledFrom(append(finding.Severities(), finding.SeverityNone)).Draw(t, "fail on")
		var b bytes.Buffer
		if err := junit.Write(&b, r, output.Target{Ending: output.Ending{FailOn: failOn}}); err != nil {
			t.Fatal(err)
		}
		holdJUnit(t, b.String())
		for _, f := range r.Findings {
			if n := strings.Count(b.String(), fmt.Sprintf(": %s: %s [%s]", f.Severity, f.Message, f.Rule)); n != 1 {
				t.Fatalf("%s is there %d times\n%s", f.Message, n, b.String())
			}
		}
		if (r.Exit(failOn) != 0) != strings.Contains(b.String(), "<failure") {
			t.Fatalf("its failures are not what fails the run on %d\n%s", failOn, b.String())
		}
	})
}

// A file that says how to check passes its own rules only where they were asked: one
// that is refused for its shape has no case that passes.
func TestJUnitOfTheConfiguration(t *testing.T) {
	junit, _ := output.Find("junit")
	found := func(rule finding.RuleID) finding.Finding {
		return finding.Finding{Rule: rule, Severity: finding.SeverityError, Record: -1, File: "conf.yaml"}
	}
	for name, c := range map[string]struct {
		findings []finding.Finding
		want     string
	}{
		"nothing found":   {nil, "configuration passes"},
		"its own rules":   {[]finding.Finding{found("ignore-unused")}, "configuration fails"},
		"refused":         {[]finding.Finding{found("missing-key")}, "shape fails"},
		"refused by both": {[]finding.Finding{found("missing-key"), found("ignore-unused")}, "shape fails, configuration fails"},
	} {
		root, err := parseXML(written(t, junit, &validation.Result{Configuration: "conf.yaml", Findings: c.findings}, output.Target{}))
		if err != nil {
			t.Fatal(err)
		}
		var cases []string
		for _, n := range root.children[0].children {
			switch {
			case n.name != "testcase":
			case len(n.children) > 0:
				cases = append(cases, n.attrs["name"]+" fails")
			default:
				cases = append(cases, n.attrs["name"]+" passes")
			}
		}
		if got := strings.Join(cases, ", "); got != c.want {
			t.Errorf("%s: %s, not %s", name, got, c.want)
		}
	}
}
