package record

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"flowverdict/internal/yamldoc"
	"flowverdict/questionnaire"
	"flowverdict/questionnaire/fixture"
	"flowverdict/questionnaire/review"
)

// layouts are ways to write one value of a file; each reports whether there is that
// way for the value.
func layouts() map[string]func(key, value *yaml.Node) bool {
	collection := func(n *yaml.Node) bool { return n.Kind != yaml.ScalarNode }
	style := func(s yaml.Style) func(key, value *yaml.Node) bool {
		return func(_, value *yaml.Node) bool {
			if collection(value) || value.Tag != "!!str" {
				return false
			}
			value.Style = s
			return true
		}
	}
	return map[string]func(key, value *yaml.Node) bool{
		"double quotes": style(yaml.DoubleQuotedStyle),
		"single quotes": style(yaml.SingleQuotedStyle),
		"literal":       style(yaml.LiteralStyle),
		"folded":        style(yaml.FoldedStyle),
		"tagged":        style(yaml.TaggedStyle),
		"in braces": func(_, value *yaml.Node) bool {
			value.Style = yaml.FlowStyle
			return collection(value)
		},
		"in lines": func(_, value *yaml.Node) bool {
			value.Style = 0
			return collection(value)
		},
		"an anchor": func(_, value *yaml.Node) bool {
			value.Anchor = "here"
			return true
		},
		"a comment above": func(key, _ *yaml.Node) bool {
			key.HeadComment = "# of people"
			return true
		},
		"a comment behind": func(_, value *yaml.Node) bool {
			value.LineComment = "# of people"
			return true
		},
		"a comment below": func(key, _ *yaml.Node) bool {
			key.FootComment = "# of people"
			return true
		},
	}
}

// pairs are the keys of a file with their values, and its items with themselves.
func pairs(n *yaml.Node) (out [][2]*yaml.Node) {
	for i, c := range n.Content {
		switch {
		case n.Kind != yaml.MappingNode:
			out = append(out, [2]*yaml.Node{c, c})
		case i%2 == 1:
			out = append(out, [2]*yaml.Node{n.Content[i-1], c})
		}
		out = append(out, pairs(c)...)
	}
	return out
}

// judgedAnew is the sample after an answer was edited and it was superseded.
func judgedAnew(q *questionnaire.Questionnaire) *Record {
	r := sample(q)
	r.Questionnaire.SHA256 = strings.Repeat("1", 64)
	r.Assessment.Verdict = "suitable"
	r.Assessment.Score.High--
	r.Assessment.Gates = slices.Concat(r.Assessment.Gates[1:3], []Gate{{Gate: "new-gate", Caps: "governed", State: "fired"}})
	r.Assessment.Unknown = append(r.Assessment.Unknown, "ownership")
	r.Assessment.Open = r.Assessment.Open[2:]
	r.Conditions = []review.Condition{r.Conditions[0], {Gate: "new-gate", Action: "Do: this", Status: "open"}}
	r.Conditions[0].Status = "met"
	r.Decision.SupersededBy = "0008-acmectl"
	r.Rendered.Renderer++
	return r
}

// Whatever way any one value of a record is written in, and wherever a comment stands,
// an update says what is new and keeps the comment and all lines but those that say
// it.
func TestLawUpdateKeepsEveryLayout(t *testing.T) {
	q := fixture.Release()
	before := sample(q)
	before.Assessment.Gates = before.Assessment.Gates[:4]
	before.Assessment.Open = before.Assessment.Open[:4]
	content, err := before.YAML()
	if err != nil {
		t.Fatal(err)
	}
	after := judgedAnew(q)
	after.Assessment.Open = before.Assessment.Open[2:]
	blocks := []string{"questionnaire", "assessment", "report", "conditions", "decision"}
	canonical, err := after.YAML()
	if err != nil {
		t.Fatal(err)
	}
	most := 3 + changed(string(content), string(canonical)) // some more, of a value that goes and is written in several
	var whole yaml.Node
	if err := yaml.Unmarshal(content, &whole); err != nil {
		t.Fatal(err)
	}
	tried, values, step := 0, len(pairs(&whole)), 5
	if testing.Short() {
		step = 29
	}
	ways := layouts()
	for k, name := range slices.Sorted(maps.Keys(ways)) {
		for i := k % step; i < values; i += step {
			var n yaml.Node
			if err := yaml.Unmarshal(content, &n); err != nil {
				t.Fatal(err)
			}
			at := pairs(&n)[i]
			if !ways[name](at[0], at[1]) {
				continue
			}
			source, err := yaml.Marshal(&n)
			if f, _ := Decode(source); err != nil || len(f.Errors()) > 0 || strings.Count(string(source), "# of people") != strings.Count(name, "comment") {
				continue // there is no such way to write it
			}
			tried++
			updated, err := after.Update(source, blocks...)
			switch why := wrong(string(source), updated, most); {
			case err != nil:
				t.Fatal(err)
			case why == "" && !after.saidBy(updated.File, blocks):
				t.Fatalf("%s of %q: it says something else\n%s", name, at[0].Value, updated.File)
			case why != "":
				t.Fatalf("%s of %q: %s\n%s\nbecame\n%s", name, at[0].Value, why, source, updated.File)
			}
		}
	}
	if tried < 600/step {
		t.Errorf("only %d records", tried)
	}
}

// wrong says what an update did not keep. No more lines may be other ones than most.
func wrong(source string, e Edited, most int) string {
	if len(e.Unkept) > 0 {
		return fmt.Sprintf("not kept: %v", e.Unkept)
	}
	gone := len(e.Gone)
	if there := len(yamldoc.Comments([]byte(source))); len(yamldoc.Comments(e.File)) != there-gone {
		return fmt.Sprintf("%v are said to be gone, and others are", e.Gone)
	}
	if n := changed(source, string(e.File)); n > most {
		return fmt.Sprintf("%d lines are not as they were, of %d", n, most)
	}
	return ""
}

// changed counts the lines of a text that are not in another one.
func changed(before, after string) (n int) {
	lines := map[string]int{}
	for line := range strings.Lines(after) {
		lines[line]++
	}
	for line := range strings.Lines(before) {
		if lines[line]--; lines[line] < 0 {
			n++
		}
	}
	return n
}
