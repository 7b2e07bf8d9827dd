package output_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"
)

// schemaAt compiles a schema file; the fragment names a part of it.
func schemaAt(t *testing.T, file, fragment string) *jsonschema.Schema {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"$id", "id"} { // its own is not looked up
		delete(value.(map[string]any), id)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("file:///schema.json", value); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("file:///schema.json" + fragment)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func hold(t rapid.TB, schema *jsonschema.Schema, text string) {
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if err := schema.Validate(value); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
}

// Whatever the findings hold, what is written keeps to the published schemas.
func TestOutputKeepsToItsSchema(t *testing.T) {
	sarif := schemaAt(t, "testdata/sarif-2.1.0-rtm.5.schema.json", "")
	findings := schemaAt(t, "../../../docs/findings.schema.json", "")
	line := schemaAt(t, "../../../docs/findings.schema.json", "#/$defs/line")
	uncheckedLine := schemaAt(t, "../../../docs/findings.schema.json", "#/$defs/uncheckedLine")
	gitlab := schemaAt(t, "testdata/gitlab-code-quality.schema.json", "")
	schemas := map[string]func(t rapid.TB, got string, r *validation.Result, left int){
		"text": nil, "github": nil, // nobody has published one
		"sarif": func(t rapid.TB, got string, _ *validation.Result, _ int) { hold(t, sarif, got) },
		"json":  func(t rapid.TB, got string, _ *validation.Result, _ int) { hold(t, findings, got) },
		"junit": func(t rapid.TB, got string, _ *validation.Result, _ int) { holdJUnit(t, got) },
		"jsonl": func(t rapid.TB, got string, _ *validation.Result, left int) {
			for text := range strings.Lines(got) {
				hold(t, findings, text)
				if left > 0 {
					hold(t, uncheckedLine, text)
				} else {
					hold(t, line, text)
				}
				left--
			}
		},
		"gitlab": func(t rapid.TB, got string, r *validation.Result, left int) {
			hold(t, gitlab, got)
			holdFingerprints(t, got, len(r.Findings)+left)
		},
	}
	check := func(t rapid.TB, r *validation.Result, left ...output.Unchecked) {
		for _, f := range output.Formats() {
			keeps, listed := schemas[f.Name]
			if !listed {
				t.Fatalf("%s: no schema is listed", f.Name)
			}
			if keeps != nil {
				target := output.Target{Version: "1.2.3", Ending: output.Ending{Unchecked: left}}
				got := written(t, f, r, target)
				obeysNobody(t, f.Name, got)
				keeps(t, got, r, len(left))
			}
		}
	}
	check(t, sample())
	check(t, &validation.Result{})
	rapid.Check(t, func(t *rapid.T) {
		r := &validation.Result{AsOf: "2026-11-23", Files: []string{hostileText().Draw(t, "file")}}
		for range rapid.IntRange(0, 3).Draw(t, "findings") {
			r.Findings = append(r.Findings, finding.Finding{
				Rule: "bad-value", Severity: rapid.SampledFrom(finding.Severities()).Draw(t, "severity"), File: r.Files[0],
				Position: rapid.SampledFrom([]finding.Position{{}, {Line: 1, Column: 1, Width: 1}, {Line: 9, Column: 4, Width: 80}}).Draw(t, "place"),
				Path:     hostileText().Draw(t, "path"), Message: "x" + hostileText().Draw(t, "message"), Hint: hostileText().Draw(t, "hint"),
				Source: hostileText().Draw(t, "source"), Detail: []string{hostileText().Draw(t, "detail")},
			})
		}
		var left []output.Unchecked
		for range rapid.IntRange(0, 2).Draw(t, "unchecked") {
			left = append(left, output.Unchecked{File: hostileText().Draw(t, "path"), Why: "x" + hostileText().Draw(t, "why"), Hint: hostileText().Draw(t, "what to do")})
		}
		check(t, r, left...)
	})
}

// holdFingerprints demands one issue for each finding, and that they can be told
// apart.
func holdFingerprints(t rapid.TB, got string, findings int) {
	var issues []struct{ Fingerprint string }
	if err := json.Unmarshal([]byte(got), &issues); err != nil || len(issues) != findings {
		t.Fatalf("%d issues for %d findings: %v", len(issues), findings, err)
	}
	seen := map[string]bool{}
	for _, issue := range issues {
		if seen[issue.Fingerprint] {
			t.Fatalf("fingerprint %s is there twice", issue.Fingerprint)
		}
		seen[issue.Fingerprint] = true
	}
}

// The restated schema refuses issues that GitLab leaves out.
func TestSchemaOfGitLabRefuses(t *testing.T) {
	schema := schemaAt(t, "testdata/gitlab-code-quality.schema.json", "")
	gitlab, _ := output.Find("gitlab")
	text := written(t, gitlab, &validation.Result{Findings: []finding.Finding{plain()}}, output.Target{})
	for _, c := range [][2]string{
		{`"description"`, `"descriptions"`}, {`"check_name"`, `"name"`}, {`"fingerprint": "`, `"fingerprint": "", "x": "`}, {`"major"`, `"error"`},
		{`"path"`, `"file"`}, {`"docs/`, `"/docs/`}, {`"docs/`, `"./docs/`}, {`"lines"`, `"line"`}, {`"begin": 31`, `"begin": 0`}, {`"begin": 31`, `"begin": "31"`}, {`no level`, `no\nlevel`},
	} {
		changed := strings.Replace(text, c[0], c[1], 1)
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(changed))
		if err != nil || changed == text {
			t.Fatalf("%v: %v\n%s", c, err, changed)
		}
		if schema.Validate(value) == nil {
			t.Errorf("%s instead of %s is accepted", c[1], c[0])
		}
	}
	position := strings.Replace(text, `"lines": {`, `"positions": {"begin": {"line": 1}}, "x": {`, 1)
	hold(t, schema, position)
}

// The schema of findings is closed: a key that it does not know is refused, so
// that a new key cannot be forgotten in it.
func TestSchemaOfFindingsIsClosed(t *testing.T) {
	schema := schemaAt(t, "../../../docs/findings.schema.json", "")
	json1, _ := output.Find("json")
	var v map[string]any
	if err := json.Unmarshal([]byte(written(t, json1, sample(), output.Target{})), &v); err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(v); err != nil {
		t.Fatal(err)
	}
	v["findings"].([]any)[0].(map[string]any)["colour"] = "red"
	if schema.Validate(v) == nil {
		t.Error("a key that the schema does not know is accepted")
	}
}
