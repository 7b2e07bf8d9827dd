package schema_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/report"
	"flowverdict/report/record"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the tables of the pages anew")

const page = "../../docs/records.md"

var made = regexp.MustCompile(`(?s)(<!-- (keys of (\w+)(: [^>]*)?|differences) -->\n).*?(<!-- end -->)`)

// The tables of docs/records.md and docs/ci.md are those of the schemas.
func TestTablesOfThePages(t *testing.T) {
	records, answers, _ := kinds(t)
	known := map[string]kind{"record": records, "answers": answers, "config": configurations(t)}
	listed := map[string]int{}
	for _, page := range []string{page, "../../docs/ci.md"} {
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
			return m[1] + table(rows) + m[5]
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

func table(rows []field) string {
	var b strings.Builder
	b.WriteString("\n| key | needed | what it is |\n|---|---|---|\n")
	for _, f := range rows {
		needed := ""
		if f.needed {
			needed = "yes"
		}
		text := strings.ReplaceAll(f.text, "|", `\|`)
		if len(f.words) > 0 {
			text += " One of `" + strings.Join(f.words, "`, `") + "`."
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.path, needed, text)
	}
	return b.String() + "\n"
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

var yamlBlock = regexp.MustCompile("(?ms)^```yaml\n(.*?)^```")

// The answers files of the page are accepted by reader and schema, and the
// parts of its record are what the program writes of them.
func TestExamplesOfThePage(t *testing.T) {
	_, answers, _ := kinds(t)
	q := questionnaire.Default()
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
	content := decided(t, first, parts)
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
func decided(t *testing.T, r *record.Record, parts []string) string {
	t.Helper()
	records, _, _ := kinds(t)
	computed := string(must(t)(r.YAML()))
	computed = computed[:strings.Index(computed, "\nconditions:")+1]
	f, _ := record.Decode([]byte(computed + strings.Join(parts[len(parts)-2:], "")))
	again, problems := report.New(questionnaire.Default(), f.ID, f.Draft)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	content := must(t)(again.YAML())
	if o := records.mustAgree(t, "the record", content); o != bothAccept {
		t.Errorf("refused: %v", records.read(content))
	}
	return string(content)
}
