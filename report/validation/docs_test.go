package validation_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/text"
	"flowverdict/report/validation"
	"flowverdict/report/validation/output"
)

// docs/rules.md is made from the table of rules; what each rule says is what it
// says of the record that breaks it.
func TestDocsAreMadeFromTheTable(t *testing.T) {
	const name = "../../docs/rules.md"
	want := rulesPage(t)
	if *update {
		writeFile(t, name, want)
	}
	if have := readFile(t, name); !bytes.Equal(have, want) {
		t.Errorf("docs/rules.md is not what the table gives; run: go test ./report/validation -update")
	}
}

func rulesPage(t *testing.T) []byte {
	var b bytes.Buffer
	b.WriteString(`# The rules of flowverdict validate

What ` + "`flowverdict validate`" + ` holds records to. Ids are never renamed and never reused; ` + "`flowverdict explain RULE`" + `
shows the same text. A finding of an *error* makes the run fail; a *warning* or a *notice* does so only
with ` + "`--fail-on`" + `. One root cause is one finding: what only follows from it is left out.

This page is made from the table of rules and from a record that breaks each rule:
` + "`go test ./report/validation -update`" + `

`)
	for _, group := range validation.Groups() {
		fmt.Fprintf(&b, "- [%s](#%s):", group.Title(), anchor(group.Title()))
		separator := " "
		for _, r := range validation.Rules() {
			if r.Group == group {
				fmt.Fprintf(&b, "%s[`%s`](#%s)", separator, r.ID, r.ID)
				separator = ", "
			}
		}
		b.WriteString("\n")
	}
	for _, group := range validation.Groups() {
		fmt.Fprintf(&b, "\n## %s\n", group.Title())
		for _, r := range validation.Rules() {
			if r.Group == group {
				section(t, &b, r)
			}
		}
	}
	return b.Bytes()
}

// anchor is what GitHub and GitLab make of a heading.
func anchor(title string) string {
	return strings.NewReplacer(" ", "-", "'", "").Replace(strings.ToLower(title))
}

func section(t *testing.T, b *bytes.Buffer, r validation.Rule) {
	fmt.Fprintf(b, "\n### %s\n\n*%s.* %s %s\n", r.ID, r.Severity, r.Summary, r.Explanation)
	if r.Wrong != "" {
		language := "yaml"
		if r.ID == "report-differs" {
			language = "markdown"
		}
		fmt.Fprintf(b, "\n```%s\n%s```\n", language, readable(r.Wrong))
	}
	p := pairOf(t, r)
	found := p.run(t, r, p.bad, p.wrongMarkdown)
	var said bytes.Buffer
	result := validation.Result{Findings: found}
	if err := output.Formats()[0].Write(&said, &result, output.Target{}); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(b, "\n```\n%s```\n", said.String())
}

func readable(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && text.Hostile(r) {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(strings.TrimSuffix(s, "\n")+"\n", "\uFFFD"))
}

var kebab = regexp.MustCompile(`^[a-z]+(-[a-z0-9]+)*$`)

func TestRulesAreWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range validation.Rules() {
		if !kebab.MatchString(string(r.ID)) || seen[string(r.ID)] {
			t.Errorf("id %q is not in kebab case, or there twice", r.ID)
		}
		seen[string(r.ID)] = true
		if !strings.HasSuffix(r.Summary, ".") || !strings.HasSuffix(r.Explanation, ".") {
			t.Errorf("%s: summary and explanation are sentences", r.ID)
		}
		if r.Group.Title() == string(r.Group) {
			t.Errorf("%s: group %q has no title", r.ID, r.Group)
		}
	}
}

// Every rule that reading a record can report is in the table: the constants of
// type RuleID in the packages that read.
func TestTableKnowsEveryRuleOfTheReaders(t *testing.T) {
	for _, name := range []string{"../../internal/yamldoc/findings.go", "../record/decode.go", "../record/answers.go"} {
		ids := ruleConstants(t, name)
		if len(ids) < 3 {
			t.Fatalf("%s: found %v only", name, ids)
		}
		for _, id := range ids {
			if validation.Rules().Find(finding.RuleID(id)) == nil {
				t.Errorf("rule %q of %s is not in the table", id, name)
			}
		}
	}
}

func ruleConstants(t *testing.T, name string) []string {
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		name := fmt.Sprint(spec.Type)
		if selector, ok := spec.Type.(*ast.SelectorExpr); ok {
			name = selector.Sel.Name
		}
		if value, ok := spec.Values[0].(*ast.BasicLit); ok && name == "RuleID" {
			id, _ := strconv.Unquote(value.Value)
			ids = append(ids, id)
		}
		return true
	})
	return ids
}
