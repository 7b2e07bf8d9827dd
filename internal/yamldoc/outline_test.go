package yamldoc

import (
	"fmt"
	"maps"
	"strings"
	"testing"
)

func TestOutline(t *testing.T) {
	for source, want := range map[string][]Top{
		"":                                    nil,
		"a: b\nc: {d: e}\n":                   {{"a": "b", "c": ""}},
		"a: b\n---\n- c\n---\nd: e\n":         {{"a": "b"}, {}, {"d": "e"}},
		"{\"\\x61\": !!str 'b'}":              {{"a": "b"}},
		"x: &v b\na: *v\n":                    {{"x": "b", "a": "b"}},
		"x: &v {a: b, c: d}\n<<: *v\na: e\n":  {{"x": "", "a": "e", "c": "d"}},
		"a: e\n<<: [{a: b}, {c: d}, {c: f}]":  {{"a": "e", "c": "d"}},
		"&a {<<: *a, c: d}":                   {{"c": "d"}},
		"\uFEFFa: b\n":                        {{"a": "b"}},
		"%YAML 1.2\n---\na: b\nc: *d\n":       {{"a": "b", "c": ""}},
		`{"a":"b\/c","\ud83d\ude00":"d"}`:     {{"a": "b/c", "😀": "d"}},
		"- &l [{<<: *l}]\n---\n{<<: [[a]]}\n": {{}, {}},
	} {
		tops, whole := Outline([]byte(source))
		if !whole || len(tops) != len(want) {
			t.Errorf("%q: %v, %v", source, tops, whole)
			continue
		}
		for i := range want {
			if !maps.Equal(tops[i], want[i]) {
				t.Errorf("%q: %v, want %v", source, tops, want)
			}
		}
	}
	for _, source := range []string{"a: b\n---\n{", strings.Repeat("- ,\n", mostIndicators)} {
		if _, whole := Outline([]byte(source)); whole {
			t.Errorf("%.20q: whole", source)
		}
	}
}

// Of a text with words that yaml.v3 does not know, two documents are read, and what is
// behind them is not passed over.
func TestOutlineOfSeveralMendedDocuments(t *testing.T) {
	const first, second = "a: b\n", "---\n{\"c\": \"d\\/e\"}\n"
	if tops, whole := Outline([]byte(first + second)); whole || len(tops) != 2 || tops[0]["a"] != "b" || tops[1]["c"] != "d/e" {
		t.Errorf("%v, %v", tops, whole)
	}
	if tops, whole := Outline([]byte(first + second + "---\nschema: x\n")); whole {
		t.Errorf("%v, whole", tops)
	}
}

// Merge keys that lead to each other many times over are followed once each.
func TestOutlineFollowsMergeKeysOnce(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 {k: v}\n")
	for i := range 40 {
		fmt.Fprintf(&b, "a%d: &a%d {<<: [%s]}\n", i+1, i+1, strings.Repeat(fmt.Sprintf("*a%d, ", i), 20))
	}
	b.WriteString("<<: *a40\n")
	tops, whole := Outline([]byte(b.String()))
	if !whole || len(tops) != 1 || tops[0]["k"] != "v" {
		t.Errorf("%v, %v", tops, whole)
	}
}
