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
	return texts{word(x.file), word(x.message), word(x.hint), word(x.source), word(x.detail)}
}

func (x texts) result() *validation.Result {
	return &validation.Result{AsOf: "2026-11-23", Files: []string{x.file}, Findings: []finding.Finding{{
		Rule: "bad-value", File: x.file, Position: finding.Position{Line: 3, Column: 2, Width: 4},
		Message: x.message, Hint: x.hint, Source: x.source, Detail: []string{x.detail},
	}}}
}

// fuzzed fuzzes one format: no line of it is a command that was not meant, and
// what check finds in it is the same as for harmless texts.
func fuzzed(f *testing.F, format string, structure func(t rapid.TB, got string, x texts) string) {
	for _, s := range []string{"x", "::error::x", "##[group]x", "]]>&<\"'", "a\nb\r\n::x", "\x1b[31m\u202e\xff", "%0A,:", "\ufffe\U000e0041", "../a b:c"} {
		f.Add(s, s, "", s, "")
		f.Add("docs/a.yaml", s, s, "", s)
	}
	wanted, err := output.Find(format)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, file, message, hint, source, detail string) {
		x := texts{file, message, hint, source, detail}
		got, plain := written(t, wanted, x.result(), output.Target{}), written(t, wanted, x.harmless().result(), output.Target{})
		obeysNobody(t, format, got)
		if structure(t, got, x) != structure(t, plain, x.harmless()) {
			t.Fatalf("%s: the structure is not that of harmless texts:\n%s\n%s", format, got, plain)
		}
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
	for _, c := range strings.ReplaceAll(got, "\n", "") {
		if text.Hostile(c) {
			t.Fatalf("%s: U+%04X in %q", format, c, got)
		}
	}
}

// The terminal: as many lines as of harmless texts.
func FuzzText(f *testing.F) {
	fuzzed(f, "text", func(_ rapid.TB, got string, _ texts) string { return fmt.Sprint(strings.Count(got, "\n")) })
}

// Workflow commands: one, with its properties and data as they were meant.
func FuzzGitHub(f *testing.F) {
	fuzzed(f, "github", func(t rapid.TB, got string, x texts) string {
		line, more, _ := strings.Cut(got, "\n")
		head, data, ok := strings.Cut(strings.TrimPrefix(line, "::"), "::")
		name, list, _ := strings.Cut(head, " ")
		if !ok || more != "" || name != "error" {
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
		return fmt.Sprint(slices.Sorted(maps.Keys(properties)), properties["line"], properties["col"], properties["endColumn"], properties["title"])
	})
}

// SARIF: the same keys and values but for the texts, and a relative address
// that leads to the file.
func FuzzSARIF(f *testing.F) {
	fuzzed(f, "sarif", func(t rapid.TB, got string, x texts) string {
		v := parsedJSON(t, got)
		result := v.(map[string]any)["runs"].([]any)[0].(map[string]any)["results"].([]any)[0].(map[string]any)
		if locations, ok := result["locations"].([]any); ok {
			uri := locations[0].(map[string]any)["physicalLocation"].(map[string]any)["artifactLocation"].(map[string]any)["uri"].(string)
			u, err := url.Parse(uri)
			if name, bad := url.PathUnescape(uri); err != nil || bad != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" || u.Fragment != "" || name != path.Clean(x.file) {
				t.Fatalf("%q leads to %q: %v %v", uri, name, err, bad)
			}
		}
		if want := said(x.message); !strings.HasPrefix(result["message"].(map[string]any)["text"].(string), want) {
			t.Fatalf("%q is not said: %s", want, got)
		}
		return skeleton(v)
	})
}

// JUnit: valid by both schemas, the same elements and attributes, and the
// message in its place.
func FuzzJUnit(f *testing.F) {
	fuzzed(f, "junit", func(t rapid.TB, got string, x texts) string {
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
	})
}

// Findings for programs, and for GitLab: the same keys, and the message whole.
func FuzzJSON(f *testing.F) {
	fuzzed(f, "json", func(t rapid.TB, got string, x texts) string {
		v := parsedJSON(t, got)
		found := v.(map[string]any)["findings"].([]any)[0].(map[string]any)
		if want, _ := found["message"].(string); want != said(x.message) {
			t.Fatalf("%q became %q", x.message, want)
		}
		return skeleton(v)
	})
}

func FuzzGitLab(f *testing.F) {
	fuzzed(f, "gitlab", func(t rapid.TB, got string, x texts) string {
		v := parsedJSON(t, got)
		issue := v.([]any)[0].(map[string]any)
		if got := issue["description"].(string); strings.ContainsAny(got, "\r\n") || !strings.HasPrefix(got, text.Line(x.message)) {
			t.Fatalf("%q became %q", x.message, got)
		}
		return skeleton(v)
	})
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
