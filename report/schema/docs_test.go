package schema_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/report"
	"flowverdict/report/markdown"
	"flowverdict/report/record"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

var update = flag.Bool("update", false, "write the tables of the pages anew")

const page = "../../docs/records.md"

var made = regexp.MustCompile(`(?s)(<!-- (keys of (\w+)(: [^>]*)?|differences) -->\n).*?(<!-- end -->)`)

// The tables of docs/records.md, docs/ci.md and docs/profile.md are those of the schemas.
func TestTablesOfThePages(t *testing.T) {
	records, answers, _ := kinds(t)
	known := map[string]kind{"record": records, "answers": answers, "config": configurations(t)}
	listed := map[string]int{}
	for _, page := range []string{page, "../../docs/ci.md", "../../docs/profile.md"} {
		text := string(file(t, page))
		got := made.ReplaceAllStringFunc(text, func(block string) string {
			m := made.FindStringSubmatch(block)
			if m[2] == "differences" {
				return m[1] + differencesList() + m[5]
			}
			k := known[m[3]]
			var rows []field
			for _, f := range fields(t, k.source) {
				top := regexp.MustCompile(`^\w+`).FindString(f.path)
				if m[4] == "" || slices.Contains(strings.Fields(m[4][2:]), top) {
					rows = append(rows, f)
					listed[k.name+" "+f.path]++
				}
			}
			var by func(string) string
			if k.name == "record" {
				by = writtenBy(t)
			}
			return m[1] + table(rows, by) + m[5]
		})
		if *update {
			if err := os.WriteFile(page, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if diff := cmp.Diff(got, text); diff != "" {
			t.Errorf("%s is not what the schemas give; run: go test ./report/schema -update\n%s", page, diff)
		}
	}
	for _, k := range known {
		for _, f := range fields(t, k.source) {
			if n := listed[k.name+" "+f.path]; n != 1 {
				t.Errorf("the pages list %s of %s %d times", f.path, k.name, n)
			}
		}
	}
}

// table lists keys; by says who writes one, where that is told.
func table(rows []field, by func(path string) string) string {
	var b strings.Builder
	columns := []string{"key", "needed", "type", "what it is"}
	if by != nil {
		columns = slices.Insert(columns, 3, "written by")
	}
	fmt.Fprintf(&b, "\n| %s |\n%s|\n", strings.Join(columns, " | "), strings.Repeat("|---", len(columns)))
	for _, f := range rows {
		needed := ""
		if f.needed {
			needed = "yes"
		}
		text := strings.ReplaceAll(f.text, "|", `\|`)
		if len(f.words) > 0 {
			text += " One of `" + strings.Join(f.words, "`, `") + "`."
		}
		cells := []string{"`" + f.path + "`", needed, f.kind, text}
		if by != nil {
			cells = slices.Insert(cells, 3, by(f.path))
		}
		fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | "))
	}
	return b.String() + "\n"
}

// writtenBy says who writes a key of a record: the program, whatever stands in
// a new record and was not in its answers file, and people the rest. Some keys
// are the program's only until people write them.
func writtenBy(t *testing.T) func(path string) string {
	q, _ := fixture.Judged(t)
	source := []byte(yamlBlock.FindStringSubmatch(string(file(t, page)))[1])
	in, _ := record.DecodeInput(source, q)
	r, problems := report.New(q, "0007-acmectl", in.Draft)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	markdown.Write(r, q)
	entered, fresh := keys(t, source), keys(t, must(t)(r.YAML()))
	theirs := []string{"id", "review.review_by", "report", "report.profile", "conditions[].status", "decision", "decision.status"}
	for _, path := range theirs {
		if !fresh[path] || entered[path] {
			t.Errorf("%s is not written by the program first", path)
		}
	}
	return func(path string) string {
		switch {
		case !fresh[path] || entered[path] || strings.HasPrefix(path, "answers"):
			return "people"
		case slices.Contains(theirs, path):
			return "program, then people"
		}
		return "program"
	}
}

// keys are the paths of all that stands in a file.
func keys(t *testing.T, source []byte) map[string]bool {
	t.Helper()
	var root yaml.Node
	if err := yaml.Unmarshal(source, &root); err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	var visit func(n *yaml.Node, path string)
	visit = func(n *yaml.Node, path string) {
		out[path] = true
		for i, c := range n.Content {
			switch {
			case n.Kind == yaml.SequenceNode:
				visit(c, path+"[]")
			case i%2 == 1:
				visit(c, join(path, n.Content[i-1].Value))
			}
		}
	}
	visit(root.Content[0], "")
	return out
}

func differencesList() string {
	var b strings.Builder
	b.WriteString("\n")
	for _, d := range differences() {
		if d.kinds != program {
			fmt.Fprintf(&b, "- %s\n", d.why)
		}
	}
	return b.String() + "\n"
}

var (
	yamlBlock  = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```")
	otherBlock = regexp.MustCompile("(?ms)^```yml\n(.*?)^```") // what the example does not have
)

// The answers files of the page are accepted by reader and schema, and the
// parts of its record are what the program writes of them.
func TestExamplesOfThePage(t *testing.T) {
	if *update {
		fillExamples(t)
	}
	q, _ := fixture.Judged(t)
	records, answers, _ := newKinds(t, q)
	var inputs []record.Input
	var parts []string
	for _, m := range yamlBlock.FindAllStringSubmatch(string(file(t, page)), -1) {
		isPart := len(inputs) == 2 && !strings.HasPrefix(m[1], "#")
		if isPart {
			parts = append(parts, m[1])
			continue
		}
		if o := answers.mustAgree(t, "an answers file", []byte(m[1])); o != bothAccept {
			t.Errorf("refused: %v\n%s", answers.read([]byte(m[1])), m[1])
		}
		in, _ := record.DecodeInput([]byte(m[1]), q)
		inputs = append(inputs, in)
	}
	if len(inputs) != 3 || len(parts) != 8 {
		t.Fatalf("%d answers files and %d parts of a record", len(inputs), len(parts))
	}
	d := inputs[0].Draft
	for _, a := range inputs[1].Answers {
		d.Answers = d.Answers.With(a)
	}
	first, problems := report.New(q, "0007-acmectl", d)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	shown := map[string]bool{"review.supersedes": strings.Contains(string(file(t, page)), "\n+  supersedes: ")}
	for _, part := range parts {
		maps.Copy(shown, keys(t, []byte(part)))
	}
	for _, m := range otherBlock.FindAllStringSubmatch(string(file(t, page)), -1) {
		maps.Copy(shown, keys(t, []byte(m[1])))
	}
	for _, f := range fields(t, records.source) {
		if !shown[f.path] {
			t.Errorf("no example shows %s", f.path)
		}
	}
	content := decided(t, q, records, first, parts)
	for _, part := range parts {
		if !strings.Contains("\n"+content, "\n"+part) {
			t.Errorf("this is no part of the record:\n%s", part)
		}
	}
	if t.Failed() {
		t.Log(content)
	}
}

// decided writes the record again after people filled in what the last parts
// of the page say.
func decided(t *testing.T, q *questionnaire.Questionnaire, records kind, r *record.Record, parts []string) string {
	t.Helper()
	computed := string(must(t)(r.YAML()))
	computed = computed[:strings.Index(computed, "\nconditions:")+1]
	f, _ := record.Decode([]byte(computed + strings.Join(parts[len(parts)-2:], "")))
	again, problems := report.New(q, f.ID, f.Draft)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	markdown.Write(again, q)
	content := must(t)(again.YAML())
	if o := records.mustAgree(t, "the record", content); o != bothAccept {
		t.Errorf("refused: %v", records.read(content))
	}
	return string(content)
}
