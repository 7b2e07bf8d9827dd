package evidence_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"flowverdict/questionnaire"
	"flowverdict/questionnaire/evidence"
	"flowverdict/questionnaire/fixture"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/evidence.md anew")

// The tables of the page are those of the program.
func TestTablesOfThePage(t *testing.T) {
	q, _ := fixture.Judged(t)
	const page = "../../docs/evidence.md"
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	want := string(content)
	for name, table := range map[string]string{"facts": factTable(), "bearings": bearingTable(q)} {
		block := regexp.MustCompile(`(?s)(<!-- ` + name + ` -->\n).*?(<!-- end -->)`)
		if !block.MatchString(want) {
			t.Fatalf("the page has no table of %s", name)
		}
		want = block.ReplaceAllString(want, "${1}\n"+table+"\n${2}")
	}
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(content)); diff != "" {
		t.Errorf("run: go test ./questionnaire/evidence -update\n%s", diff)
	}
}

func factTable() string {
	var b strings.Builder
	b.WriteString("| from | fact | value | grade |\n|---|---|---|---|\n")
	for _, k := range evidence.Kinds() {
		grades := make([]string, len(k.Grades))
		for i, g := range k.Grades {
			grades[i] = string(g)
		}
		fmt.Fprintf(&b, "| %s | `%s`: %s | %s | %s |\n", k.From, k.Name, k.Label, k.Values(), strings.Join(grades, " or "))
	}
	return b.String()
}

func bearingTable(q *questionnaire.Questionnaire) string {
	var b strings.Builder
	b.WriteString("| question | where | contradicts | speaks against | fits | but |\n|---|---|---|---|---|---|\n")
	for _, x := range q.Questions() {
		there := func(ids []string) string {
			return strings.Join(slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, ok := x.Level(id); return !ok }), ", ")
		}
		for _, r := range evidence.Of(x.ID, q.Version) {
			if c, a, s := there(r.Contradicts), there(r.Against), there(r.Supports); c+a+s != "" {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s | %s |\n", x.ID, r.If(), c, a, s, r.But)
			}
		}
	}
	return b.String()
}
