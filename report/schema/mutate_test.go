package schema_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"flowverdict/internal/share"
	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire/library"
	"flowverdict/report/record"
	"flowverdict/report/validation"

	"gopkg.in/yaml.v3"
)

// drawing returns what draws the changed files that are held against schema and
// reader, the same in every run.
func drawing() (taken func() bool) {
	r := rand.New(rand.NewPCG(2026, 8628))
	return func() bool { return r.IntN(share.Of(6, 60)) == 0 }
}

// smallQuestionnaire is the questionnaires' own test file, with a gate behind
// another one, which it lacks.
func smallQuestionnaire(t testing.TB) string {
	t.Helper()
	small := string(file(t, "../../questionnaire/library/testdata/small.yaml"))
	out := strings.Replace(small, "points: 0, text: It is far", "points: 60, text: It is far", 1) +
		"  - id: behind\n    title: Behind\n    when:\n      - {question: place, level: far}\n      - {question: power, level: write}\n" +
		"    caps: unsuitable\n    behind: too-far\n    reason: It is both.\n    remedy: Mend both.\n    sources: [page]\n"
	if _, problems := library.Load([]byte(out)); len(problems) > 0 {
		t.Fatal(problems)
	}
	return out
}

// replacement is a value to put in the place of another.
type replacement struct {
	what string
	node *yaml.Node
}

// replacements are values of every type, of which some are wrong wherever they
// stand: a few for every value, all texts for texts and lists of texts.
func replacements(of *yaml.Node, texts []string) []replacement {
	out := []replacement{
		{"null", plain("!!null", "null")}, {"true", plain("!!bool", "true")},
		{"an empty list", listedOf()}, {"no keys", &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle}},
		{"a strange key", &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{quoted("x"), quoted("y")}}},
		{"a list of null", listedOf(plain("!!null", "null"))}, {"a list of numbers", listedOf(plain("!!int", "7"))}, {"a list of texts", listedOf(quoted("fine"))},
		{"an empty text", quoted("")}, {"a blank", quoted(" ")}, {"a word", quoted("fine")},
		{"7.5", plain("!!float", "7.5")},
	}
	numbers := []string{"7"}
	if of.ShortTag() == "!!int" {
		numbers = append(numbers, "-1", "0", "1", "100", "101", "1000", "1001")
	}
	for _, n := range numbers {
		out = append(out, replacement{n, plain("!!int", n)})
	}
	if of.Kind == yaml.MappingNode {
		texts = nil
	}
	for _, s := range texts {
		n := quoted(s)
		if of.Kind == yaml.SequenceNode {
			n = listedOf(n)
		}
		out = append(out, replacement{fmt.Sprintf("text %.30q", s), n})
	}
	return out
}

func quoted(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.DoubleQuotedStyle, Value: s}
}

func plain(tag, s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: s} }

func listedOf(items ...*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle, Content: items}
}

// peoplesTexts are put into records and answers files.
func peoplesTexts() []string {
	limit := record.Limits().Text
	return []string{
		"\u00a0", "\u3000 ", "Nun", "unknown", "open", "accepted", "madr", "stated", "browser", "none",
		"2026-11-23", "2026-13-01", "2026-02-30", "2026-11-23 ", "26-11-23", "2026-11-23T00:00:00Z", "0000-02-29",
		"javascript:alert(1)", "https://user@example.org/", "https://example.org/%zz", "http:///x", "HTTPS://EXAMPLE.ORG:8443/a?b=%#c", "https://example.org/a b",
		"0007-acmectl", "0007-Acmectl", "a--b", "-a", "a\n", strings.Repeat("a", 80), strings.Repeat("a", 81), "flowverdict/record/v2",
		strings.Repeat("x", limit), strings.Repeat("x", limit+1), "https://example.org/" + strings.Repeat("x", limit-19),
	}
}

// questionnaireTexts are put into questionnaires.
func questionnaireTexts() []string {
	return []string{
		"\u00a0", "Nun", "unknown", "suitable", "unsuitable", "fact", "far", "a--b", "a\n",
		"1.0.0", "1.0", "01.0.0", "1.0.1234567890", strings.Repeat("x", library.FileLimits().Text+1),
	}
}

// configTexts are put into configurations.
func configTexts() []string {
	out := []string{
		".", "..", "../", "./", "/", "a/", "a//", "a/..", "a/../b", "./a", "a/./b", "...", "..a", "a..", "/a", "~/a", `a\b`, " ", " /", "**", "**/*.{yaml,yml}", "[a", "{a", "a}", "{a,{b,c}}", "[]a]", "[!a-z]",
		"error", "warning", "notice", "Error", "fatal", "flowverdict/config/v1", "flowverdict/config/v2",
	}
	for _, r := range validation.Rules() {
		out = append(out, string(r.ID))
	}
	return out
}

// mutate changes a file at every place, in every way, one at a time, and gives
// the share of these files that is taken.
func mutate(t testing.TB, content []byte, limits yamldoc.Limits, texts []string, keep func(what string, content []byte, value any)) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(content, &doc); err != nil {
		t.Fatal(err)
	}
	taken := drawing()
	write := func(what string) {
		if !taken() {
			return
		}
		written, err := yaml.Marshal(&doc)
		if err != nil {
			t.Fatal(err)
		}
		value, err := convert(doc.Content[0], "", nil)
		if err != nil {
			t.Fatal(err)
		}
		keep(what, written, value)
	}
	seen := map[string]int{}
	walk(doc.Content[0], "", func(path string, n *yaml.Node) {
		before, texts := *n, texts
		switch seen[anyItem(path)]++; {
		case seen[anyItem(path)] > 2:
			return // what the first items say, the others would too
		case seen[anyItem(path)] > 1:
			texts = nil
		}
		for _, r := range replacements(n, texts) {
			*n = *r.node
			write(path + " is " + r.what)
		}
		*n = before
		children(n, limits, func(what string, content []*yaml.Node) {
			n.Content = content
			write(path + what)
			n.Content = before.Content
		})
	})
}

var itemNumber = regexp.MustCompile(`\[[0-9]+\]`)

// anyItem is a path with [] for each item of a list.
func anyItem(path string) string { return itemNumber.ReplaceAllString(path, "[]") }

// children changes what stands in a mapping or a list.
func children(n *yaml.Node, limits yamldoc.Limits, keep func(what string, content []*yaml.Node)) {
	step := map[yaml.Kind]int{yaml.MappingNode: 2, yaml.SequenceNode: 1}[n.Kind]
	if step == 0 || len(n.Content) == 0 {
		return
	}
	c := n.Content
	for i := 0; i < len(c); i += step {
		if n.Kind == yaml.SequenceNode && i > 0 && c[i].Kind == yaml.MappingNode {
			joined := *c[i]
			joined.Content = append(append([]*yaml.Node{}, c[i-1].Content...), c[i].Content...)
			keep(fmt.Sprintf(" with items %d and %d in one", i-1, i), append(append(append([]*yaml.Node{}, c[:i-1]...), &joined), c[i+1:]...))
		}
		keep(fmt.Sprintf(" without item %d", i/step), append(append([]*yaml.Node{}, c[:i]...), c[i+step:]...))
		if n.Kind == yaml.MappingNode {
			misspelt := append([]*yaml.Node{}, c...)
			misspelt[i] = quoted(c[i].Value + "s")
			keep(" with "+c[i].Value+" misspelt", misspelt)
			keep(" with only "+c[i].Value, c[i:i+2])
		}
	}
	if n.Kind == yaml.MappingNode {
		keep(" with an unknown key", append(append([]*yaml.Node{}, c...), quoted("colour"), quoted("red")))
		return
	}
	keep(" with the first item twice", append(append([]*yaml.Node{}, c...), c[0]))
	keep(" with null", append(append([]*yaml.Node{}, c...), &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"}))
	if limits.Items*len(c[0].Content) > 5000 {
		return // slow, and the same for shorter items
	}
	var many []*yaml.Node
	for range limits.Items + 1 {
		many = append(many, c[0])
	}
	keep(" with too many items", many)
}

// Changed at any one place in any way, a file is accepted by both schema and
// reader or refused by both, but for the differences that are listed.
func TestMutantsAgree(t *testing.T) {
	records, answers, questionnaires := kinds(t)
	for _, base := range []struct {
		kind
		name    string
		content []byte
		limits  yamldoc.Limits
		texts   []string
	}{
		{records, "record", file(t, "testdata/record.yaml"), record.Limits(), peoplesTexts()},
		{answers, "list", file(t, "testdata/answers-list.yaml"), record.Limits(), peoplesTexts()},
		{answers, "mapping", file(t, "testdata/answers-mapping.yaml"), record.Limits(), peoplesTexts()},
		{questionnaires, "questionnaire", []byte(smallQuestionnaire(t)), library.FileLimits(), questionnaireTexts()},
		{configurations(t), "config", file(t, "testdata/config.yaml"), record.Limits(), append(peoplesTexts(), configTexts()...)},
	} {
		t.Run(base.name, func(t *testing.T) {
			t.Parallel()
			if o := base.mustAgree(t, "unchanged", base.content); o != bothAccept {
				t.Fatalf("the file itself is refused: %v", base.read(base.content))
			}
			count := map[outcome]int{}
			mutate(t, base.content, base.limits, base.texts, func(what string, content []byte, value any) {
				o, err := base.agreeOn(content, value)
				if err != nil {
					t.Errorf("%s: %v\n%s", what, err, clip(content))
				}
				count[o]++
			})
			if !testing.Short() && (share.Of(6, 60)*count[bothAccept] < 20 || share.Of(6, 60)*count[bothRefuse] < 250) {
				t.Errorf("%d accepted and %d refused: the test shows little", count[bothAccept], count[bothRefuse])
			}
			t.Logf("%d accepted by both, %d refused by both, %d listed differences", count[bothAccept], count[bothRefuse], count[listed])
		})
	}
}

// The files that are changed have every key of their schema.
func TestMutantsCoverEveryKey(t *testing.T) {
	if *update {
		fillTestFiles(t)
	}
	records, answers, questionnaires := kinds(t)
	for _, base := range []struct {
		kind
		content []byte
	}{
		{records, file(t, "testdata/record.yaml")},
		{answers, file(t, "testdata/answers-list.yaml")},
		{questionnaires, []byte(smallQuestionnaire(t))},
		{configurations(t), file(t, "testdata/config.yaml")},
	} {
		var doc yaml.Node
		if err := yaml.Unmarshal(base.content, &doc); err != nil {
			t.Fatal(err)
		}
		have := map[string]bool{}
		walk(doc.Content[0], "", func(path string, _ *yaml.Node) {
			have[anyItem(path)] = true
		})
		for _, f := range fields(t, base.source) {
			if !have[f.path] {
				t.Errorf("the test file of %s lacks %s", base.name, f.path)
			}
		}
	}
}
