package files

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"flowverdict/internal/text"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report/validation/corpus"

	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// aRecord is the content of a record, and what it says.
func aRecord(t interface {
	Helper()
	Fatal(...any)
}, n int) ([]byte, *yaml.Node) {
	t.Helper()
	e, err := corpus.Make(fixture.Release(), 1, n)
	if err != nil {
		t.Fatal(err)
	}
	var node yaml.Node
	if err := yaml.Unmarshal(e.YAML, &node); err != nil {
		t.Fatal(err)
	}
	return e.YAML, node.Content[0]
}

// shorter keeps the keys of a record and little of what stands below them, so that
// many renderings can be looked at.
func shorter(n *yaml.Node) *yaml.Node {
	out := *n
	out.Content = nil
	most := 2
	if n.Kind == yaml.MappingNode {
		most = len(n.Content)
	}
	out.Value = text.Cut(n.Value, 24, "")
	for _, c := range n.Content[:min(most, len(n.Content))] {
		out.Content = append(out.Content, shorter(c))
	}
	return &out
}

// Whichever way of YAML and whichever encoding a record is written in, it is one.
func TestEveryRenderingOfARecordIsOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, node := aRecord(t, rapid.IntRange(0, 20).Draw(t, "record"))
		content := (&rendering{T: t}).file(shorter(node))
		if !reads(content) {
			t.Fatalf("the rendering is no record:\n%s", content)
		}
		if !IsRecord(content) {
			t.Fatalf("not found:\n%s", content)
		}
	})
}

// reads reports whether a text is YAML with a document that has the schema of a
// record: what the law is about, told by the parser alone.
func reads(content []byte) bool {
	slashes := bytes.ReplaceAll(text.UTF8(content), []byte(`\/`), []byte("/")) // which JSON escapes, and yaml.v3 does not know
	decoder := yaml.NewDecoder(bytes.NewReader(slashes))
	found := false
	for {
		var m map[string]any
		err := decoder.Decode(&m)
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			return false
		}
		found = found || m["schema"] == "flowverdict/record/v1"
	}
}

// What hides a record by hand, too.
func TestHiddenRecords(t *testing.T) {
	whole, _ := aRecord(t, 0)
	_, content, _ := bytes.Cut(whole, []byte("schema: "))
	content = append([]byte("schema: "), content...) // without the comment
	replace := func(old, new string) []byte { return bytes.Replace(content, []byte(old), []byte(new), 1) }
	for name, content := range map[string][]byte{
		"as it is":         content,
		"space":            replace("schema:", "schema :"),
		"indent":           []byte(" " + strings.ReplaceAll(string(content), "\n", "\n ")),
		"escape":           replace("schema:", `"sch\x65ma":`),
		"escapes":          replace("schema: flowverdict/record/v1", `"sch\u0065ma": "fl\x6Fwver`+"\\\n  dict/record/v1\""),
		"alias":            append([]byte("x: &v flowverdict/record/v1\n"), replace("flowverdict/record/v1", "*v")...),
		"alias of a key":   append([]byte("x: &k schema\n"), replace("schema:", "*k :")...),
		"merged":           replace("schema: flowverdict/record/v1", "<<: {schema: flowverdict/record/v1}"),
		"merged list":      replace("schema: flowverdict/record/v1", "<<: [{schema: flowverdict/record/v1}]"),
		"folded":           replace("schema: flowverdict", "schema: >-\n  flowverdict"),
		"second document":  append([]byte("kind: Other\n---\n"), content...),
		"broken":           append([]byte("\t{\n"), replace("schema:", " schema :")...),
		"broken escape":    append([]byte("\t{\n"), replace("schema: flowverdict/rec", `"schema": "flowverdict\/rec`)...),
		"slash":            []byte(`{"id": "a\/b", "sch\u0065ma": "flowverdict\/record\/v1"}`),
		"directive":        append([]byte("%OTHER 1\n---\n"), replace("schema: flowverdict", `"sch\x65ma": "flow\x76erdict`)...),
		"no schema":        replace("schema: flowverdict/record/v1\n", ""),
		"another schema":   replace("flowverdict/record/v1", "other/v1"),
		"version":          replace("flowverdict/record/v1", "flowverdict/record/v9"),
		"many indicators":  append([]byte(strings.Repeat("- ,\n", 40000)), replace("schema:", "schema :")...),
		"many documents":   append([]byte(strings.Repeat("---\n", 1000)), replace("schema:", "schema :")...),
		"comment indented": append([]byte("\n  "+opening+"\n"), "nothing: more\n"...),
	} {
		if !IsRecord(content) {
			t.Errorf("%s: not found:\n%.300s", name, content)
		}
	}
}

// Other files are none, whatever they hold further in.
func TestOtherFiles(t *testing.T) {
	for _, content := range []string{
		"",
		"# nothing\n",
		"name: ci\non: push\njobs:\n  build:\n    steps:\n    - run: |\n        echo \\\n          schema: flowverdict/record/v1\n",
		"apiVersion: v1\nkind: ConfigMap\ndata:\n  record.yaml: |\n    # about\n    schema: flowverdict/record/v1\n    assessment:\n      verdict: suitable\n",
		"values:\n  schema: flowverdict/record/v1\n",
		"values:\n  assessment:\n    enabled: true\n",
		"assessment:\n  enabled: true\nservice: x\n",
		"assessment: {a: 1}\n",
		"answers:\n- a\nquestionnaire: x\n",
		"- schema: flowverdict/record/v1\n",
		"schema: flowverdict/config/v1\nfolders: [docs]\n",
		"schema: flowverdict/questionnaire/v1\n",
		"subject: {name: acmectl}\nreview: {}\nanswers: {browser: none}\n",
		"schema: \"see flowverdict/record/v1\"\n",
		"text: \"\\u0073chema: flowverdict/record/v1\"\n",
		"{{- if .Values.assessment }}\nassessment: {{ .x }}\n{{- end }}\n",
	} {
		if IsRecord([]byte(content)) {
			t.Errorf("a record: %s", content)
		}
	}
}

// Under a name that does not end as a record's, a record is one as long as it can be
// read or begins as one; what names the schema of records further in, as pages,
// programs and lists of findings do, is none.
func TestRecordsUnderOtherNames(t *testing.T) {
	whole, _ := aRecord(t, 0)
	const broken = "owner: @team\n"
	for name, c := range map[string]struct {
		content string
		is      bool
	}{
		"as it is":          {string(whole), true},
		"broken":            {string(whole) + broken, true},
		"broken, JSON":      {"{\n  \"schema\": \"flowverdict/record/v1\",\n  ]", true},
		"broken, a comment": {"---\n# ours\r\n\nschema: 'flowverdict/record/v1'\n" + broken, true},
		"broken, escaped":   {"\"sch\\u0065ma\": \"flowverdict\\/record/v1\"\n" + broken, true},
		"a page":            {"How to begin:\n\nschema: flowverdict/record/v1\n" + broken, false},
		"a program":         {"SCHEMA = \"flowverdict/record/v1\"\ndef is_record(text): [\n", false},
		"findings":          {"a.yaml:1:9: error: bad\n    1 | schema: flowverdict/record/v9\n", false},
		"lines of JSON":     {"{\"schema\": \"flowverdict/findings/v1\"}\n{\"source\": \"schema: flowverdict/record/v9\"}\n", false},
	} {
		for _, file := range []string{"0001-x", "0001-x.json", "0001-x.txt", "x.py"} {
			if got := isRecordUnder(file, []byte(c.content)); got != c.is {
				t.Errorf("%s in %s is a record: %v", name, file, got)
			}
		}
	}
}

// Any bytes can be looked at, and what is known as a record by its first line
// stays one in every encoding.
func FuzzIsRecord(f *testing.F) {
	for _, s := range []string{"schema : flowverdict/record/v1", "{\"sch\\u0065ma\": \"flowverdict/record/v1\"}", "a: &a [*a]\nflowverdict: *a", "<<: *b\nassessment: {}", "\xff\xfes\x00", "\x00\x00\x00s", "&a {<<: *a, assessment: 1}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		is := IsRecord(content)
		if strings.HasPrefix(string(content), "\uFEFF") || bytes.IndexByte(content, 0) >= 0 {
			return
		}
		if with := IsRecord(append([]byte("\uFEFF"), content...)); with != is && !bytes.HasPrefix(content, []byte{0xff, 0xfe}) && !bytes.HasPrefix(content, []byte{0xfe, 0xff}) {
			t.Errorf("%v, with a byte order mark %v: %q", is, with, content)
		}
		if !IsRecord(append([]byte(opening+"\n"), content...)) {
			t.Errorf("opens as a record and is none: %q", content)
		}
	})
}

// BenchmarkIsRecord looks at what a big repository holds beside records.
func BenchmarkIsRecord(b *testing.B) {
	whole, _ := aRecord(b, 0)
	workflow := []byte("name: ci\non: [push]\njobs:\n" + strings.Repeat("  build:\n    runs-on: ubuntu-latest\n    steps:\n    - uses: actions/checkout@v5\n    - run: go test ./...\n", 60))
	for name, content := range map[string][]byte{
		"record": whole, "workflow": workflow, "escapes": append([]byte("a: \"\\u0041\"\n"), workflow...), "large": bytes.Repeat(workflow, 150),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			for b.Loop() {
				IsRecord(content)
			}
		})
	}
}
