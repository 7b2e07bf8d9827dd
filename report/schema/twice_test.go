package schema_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"flowverdict/internal/share"
	"flowverdict/internal/yamldoc"
	"flowverdict/report/record"

	"gopkg.in/yaml.v3"
)

// others are values that a key may have when it stands twice: what is wrong for
// most keys, what the same key has elsewhere in the file, and what is wrong in
// itself wherever it stands.
func others(root *yaml.Node, path string, old *yaml.Node) []*yaml.Node {
	var out []*yaml.Node
	for _, r := range replacements(old, nil) {
		out = append(out, r.node)
	}
	walk(root, "", func(at string, n *yaml.Node) {
		if anyItem(at) == anyItem(path) && n.Value != old.Value {
			out = append(out, n)
		}
	})
	twice := &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{quoted("a"), quoted("b"), quoted("a"), quoted("c")}}
	anchored := quoted("a")
	anchored.Anchor = "x"
	return append(out, twice, anchored, quoted("a\u200bb"), plain("!!str", "a\u200bb"), quoted(strings.Repeat("x", record.Limits().Text+1)))
}

// doubled are a share of the files in which one key stands twice, with its path:
// each key of the file once, before what stands there, behind it, or at the end.
func doubled(t *testing.T, content []byte, keep func(path string, content []byte)) {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(content, &doc); err != nil {
		t.Fatal(err)
	}
	root, seen, turn, taken := doc.Content[0], map[string]bool{}, 0, drawing()
	walk(root, "", func(above string, n *yaml.Node) {
		if n.Kind != yaml.MappingNode || seen[anyItem(above)] {
			return
		}
		seen[anyItem(above)] = true
		before := n.Content
		for i := 0; i < len(before); i += 2 {
			path := join(above, before[i].Value)
			for _, value := range others(root, path, before[i+1]) {
				turn++
				if !taken() {
					continue
				}
				at := []int{i, i + 2, len(before)}[turn%3]
				n.Content = slices.Insert(slices.Clone(before), at, quoted(before[i].Value), value)
				written, err := yaml.Marshal(root)
				if n.Content = before; err != nil {
					t.Fatal(err)
				}
				keep(path, written)
			}
		}
	})
}

// A key that stands twice is one finding, at the second place, whatever the
// first or the second value is: no reader says anything of either.
func TestAKeyTwiceIsOneFinding(t *testing.T) {
	records, answers, questionnaires := kinds(t)
	for _, of := range []struct {
		kind
		content []byte
	}{
		{records, file(t, "testdata/record.yaml")},
		{answers, file(t, "testdata/answers-list.yaml")},
		{answers, file(t, "testdata/answers-mapping.yaml")},
		{questionnaires, []byte(smallQuestionnaire(t))},
		{configurations(t), file(t, "testdata/config.yaml")},
	} {
		files := 0
		doubled(t, of.content, func(path string, content []byte) {
			files++
			of.mustFindTwice(t, path, content)
		})
		if !testing.Short() && share.Of(6, 60)*files < 150 {
			t.Errorf("%s: only %d files", of.name, files)
		}
	}
}

// mustFindTwice demands that a file has one problem, of the key at a path.
func (k kind) mustFindTwice(t *testing.T, path string, content []byte) {
	t.Helper()
	problems := k.read(content)
	if len(problems) != 1 || problems[0].Rule != yamldoc.DuplicateKey || problems[0].Path != path {
		t.Errorf("%s: %s stands twice: %v\n%s", k.name, path, problems, clip(content))
		return
	}
	if at := secondKey(t, content, path); problems[0].Position.Line != at.Line || problems[0].Position.Column != at.Column {
		t.Errorf("%s: %s stands twice at %d:%d: %v\n%s", k.name, path, at.Line, at.Column, problems, clip(content))
	}
}

// secondKey finds the key at a path where it stands for the second time.
func secondKey(t *testing.T, content []byte, path string) *yaml.Node {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal(content, &doc); err != nil {
		t.Fatal(err)
	}
	var found []*yaml.Node
	walk(doc.Content[0], "", func(at string, n *yaml.Node) {
		for i := 0; n.Kind == yaml.MappingNode && i < len(n.Content); i += 2 {
			if join(at, n.Content[i].Value) == path {
				found = append(found, n.Content[i])
			}
		}
	})
	if len(found) != 2 {
		t.Fatalf("%s stands there %d times\n%s", path, len(found), content)
	}
	return found[1]
}

// Of a key that stands twice with a wrong value first, the reader reports the
// key and the schema, which sees the second value, nothing.
func TestAgreementOnAKeyTwice(t *testing.T) {
	k := configurations(t)
	tooLong := "https://example.org/" + strings.Repeat("x", record.Limits().Text-19)
	content := fmt.Sprintf("schema: flowverdict/config/v1\nfolders: [\"docs/**\"]\nseverities:\n    - rule: not-utf8\n      severity: %q\n      rule: not-utf8\n      severity: error\n", tooLong)
	if o := k.mustAgree(t, "a severity that is too long, and another one", []byte(content)); o != listed {
		t.Errorf("no difference: %v", k.read([]byte(content)))
	}
	if problems := k.read([]byte(content)); len(problems) != 1 || problems[0].Position.Line != 6 {
		t.Errorf("%v", problems)
	}
}
