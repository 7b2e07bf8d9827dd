package output_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"

	"pgregory.net/rapid"
)

// texts are all that people can write into a finding.
type texts struct{ file, message, hint, source, detail string }

// harmless has the same texts, none of which tries anything.
func (x texts) harmless() texts {
	word := func(s string) string {
		if text.Line(s) == "" {
			return s
		}
		return "word"
	}
	file := word(x.file)
	if path.IsAbs(x.file) {
		file = "/word" // a whole path is an address of another kind
	}
	return texts{file, word(x.message), word(x.hint), word(x.source), word(x.detail)}
}

// result is one with a finding that has these texts.
func (x texts) result(severity finding.Severity, at finding.Position) *validation.Result {
	return &validation.Result{AsOf: "2026-11-23", Files: []string{x.file}, Findings: []finding.Finding{{
		Rule: "bad-value", Severity: severity, File: x.file, Position: at, Message: x.message, Hint: x.hint, Source: x.source, Detail: []string{x.detail},
	}}}
}

// structures are what the readers of each format make of one finding, without
// its texts; each holds the message to be there, and the file to be found. A
// format that is not listed is held to nothing, and so fails.
func structures() map[string]func(t rapid.TB, got string, x texts) string {
	return map[string]func(t rapid.TB, got string, x texts) string{
		"text":   func(_ rapid.TB, got string, _ texts) string { return fmt.Sprint(strings.Count(got, "\n")) },
		"json":   jsonStructure,
		"jsonl":  jsonLineStructure,
		"github": gitHubStructure,
		"gitlab": gitLabStructure,
		"sarif":  sarifStructure,
		"junit":  jUnitStructure,
	}
}

// conforms holds each format to a finding: no line of it is a command that was
// not meant, and its readers see the same as for harmless texts.
func conforms(t rapid.TB, x texts, severity finding.Severity, at finding.Position) {
	all := structures()
	for _, f := range output.Formats() {
		structure := all[f.Name]
		if structure == nil {
			t.Fatalf("%s: nobody reads this format", f.Name)
		}
		got, plain := written(t, f, x.result(severity, at), output.Target{}), written(t, f, x.harmless().result(severity, at), output.Target{})
		obeysNobody(t, f.Name, got)
		if structure(t, got, x) != structure(t, plain, x.harmless()) {
			t.Fatalf("%s: the structure is not that of harmless texts:\n%s\n%s", f.Name, got, plain)
		}
	}
}

func TestTextsCannotLeaveTheirPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := func(label string) string { return hostileText().Draw(t, label) }
		x := texts{word("file"), word("message"), word("hint"), word("source"), word("detail")}
		at := finding.Position{Line: rapid.IntRange(0, 3).Draw(t, "line"), Column: rapid.IntRange(1, 9).Draw(t, "column"), Width: rapid.IntRange(1, 9).Draw(t, "width")}
		conforms(t, x, rapid.SampledFrom(finding.Severities()).Draw(t, "severity"), at)
	})
}

func FuzzFormats(f *testing.F) {
	for _, s := range []string{"x", "::error::x", "##[group]x", "]]>&<\"'", "a\nb\r\n::x", "\x1b[31m\u202e\xff", "%0A,:", "\ufffe\U000e0041", "../a b:c", "/", "/a b:c", "//a"} {
		f.Add(s, s, "", s, "")
		f.Add("docs/a.yaml", s, s, "", s)
	}
	f.Fuzz(func(t *testing.T, file, message, hint, source, detail string) {
		conforms(t, texts{file, message, hint, source, detail}, finding.SeverityError, finding.Position{Line: 3, Column: 2, Width: 4})
	})
}

// obeysNobody demands that no line is read as a command but the one that is
// meant, and that nothing hostile is left.
func obeysNobody(t rapid.TB, format, got string) {
	for _, line := range strings.FieldsFunc(got, func(r rune) bool { return r == '\n' || r == '\r' }) {
		command, found := runner(line)
		meant := format == "github" && (command == "error" || command == "warning" || command == "notice")
		if found && !meant || meant && strings.Contains(line, "##[") {
			t.Fatalf("%s: the runner reads command %q in %q", format, command, line)
		}
	}
	if c, hostile := text.FirstHostile(got); hostile || strings.Contains(got, "\t") {
		t.Fatalf("%s: U+%04X in %q", format, c, got)
	}
}

// gitHubStructure: one workflow command, with its properties and data as they
// were meant.
func gitHubStructure(t rapid.TB, got string, x texts) string {
	line, more, _ := strings.Cut(got, "\n")
	head, data, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
	name, list, _ := strings.Cut(head, " ")
	if !ok || more != "" || !slices.Contains([]string{"error", "warning", "notice"}, name) {
		t.Fatalf("not one command: %q", got)
	}
	properties := map[string]string{}
	for pair := range strings.SplitSeq(list, ",") {
		key, value, _ := strings.Cut(pair, "=")
		properties[key] = strings.NewReplacer("%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%").Replace(value)
	}
	if said := strings.NewReplacer("%0D", "\r", "%0A", "\n", "%25", "%").Replace(data); !strings.HasPrefix(said, strings.ReplaceAll(text.Line(x.message), "##[", "## [")) && len(x.message) < 2000 {
		t.Fatalf("%q became %q", x.message, said)
	}
	return fmt.Sprint(name, slices.Sorted(maps.Keys(properties)), properties["line"], properties["col"], properties["endColumn"], properties["title"])
}

// sarifStructure: the same keys and values but for the texts, and an address that
// leads to the file, relative but for a file that is named by its whole path.
func sarifStructure(t rapid.TB, got string, x texts) string {
	v := parsedJSON(t, got)
	result := v.(map[string]any)["runs"].([]any)[0].(map[string]any)["results"].([]any)[0].(map[string]any)
	if locations, ok := result["locations"].([]any); ok {
		uri := locations[0].(map[string]any)["physicalLocation"].(map[string]any)["artifactLocation"].(map[string]any)["uri"].(string)
		want := url.URL{Path: path.Clean(x.file)}
		if path.IsAbs(x.file) {
			want.Scheme = "file"
		}
		if u, err := url.Parse(uri); err != nil || u.Scheme != want.Scheme || u.Path != want.Path || u.Host != "" || u.RawQuery != "" || u.Fragment != "" {
			t.Fatalf("%q does not lead to %q: %v", uri, x.file, err)
		}
	}
	if want := said(x.message); !strings.HasPrefix(result["message"].(map[string]any)["text"].(string), want) {
		t.Fatalf("%q is not said: %s", want, got)
	}
	return skeleton(v)
}

// jUnitStructure: valid by both schemas, the same elements and attributes, and
// the message in its place.
func jUnitStructure(t rapid.TB, got string, x texts) string {
	holdJUnit(t, got)
	root, err := parseXML(got)
	if err != nil {
		t.Fatalf("%v", err)
	}
	var visit func(n node) string
	visit = func(n node) string {
		out := n.name + fmt.Sprint(slices.Sorted(maps.Keys(n.attrs)))
		if message, ok := n.attrs["message"]; ok && message != text.Line(x.message) {
			t.Fatalf("%q became %q", x.message, message)
		}
		for _, c := range n.children {
			out += "(" + visit(c) + ")"
		}
		return out
	}
	return visit(root)
}

// Findings for programs, and for GitLab: the same keys, and the message whole.
func jsonStructure(t rapid.TB, got string, x texts) string {
	v := parsedJSON(t, got)
	holdMessage(t, v.(map[string]any)["findings"].([]any)[0], x)
	return skeleton(v)
}

func jsonLineStructure(t rapid.TB, got string, x texts) string {
	if strings.Count(got, "\n") != 1 {
		t.Fatalf("not one line: %q", got)
	}
	v := parsedJSON(t, got)
	holdMessage(t, v, x)
	return skeleton(v)
}

func holdMessage(t rapid.TB, found any, x texts) {
	if want, _ := found.(map[string]any)["message"].(string); want != said(x.message) {
		t.Fatalf("%q became %q", x.message, want)
	}
}

func gitLabStructure(t rapid.TB, got string, x texts) string {
	v := parsedJSON(t, got)
	issue := v.([]any)[0].(map[string]any)
	if got := issue["description"].(string); strings.ContainsAny(got, "\r\n") || !strings.HasPrefix(got, text.Line(x.message)) {
		t.Fatalf("%q became %q", x.message, got)
	}
	return skeleton(v)
}

// said is a text as JSON holds it: each byte that is no UTF-8 becomes U+FFFD.
func said(s string) string { return string([]rune(s)) }

func parsedJSON(t rapid.TB, text string) any {
	var v any
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return v
}

// skeleton is a value without its texts.
func skeleton(v any) string {
	switch v := v.(type) {
	case map[string]any:
		var out []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			out = append(out, key+":"+skeleton(v[key]))
		}
		return "{" + strings.Join(out, " ") + "}"
	case []any:
		var out []string
		for _, item := range v {
			out = append(out, skeleton(item))
		}
		return "[" + strings.Join(out, " ") + "]"
	case string:
		return "text"
	}
	return fmt.Sprint(v)
}
