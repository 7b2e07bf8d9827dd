package layout

import (
	"bytes"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// documents are texts of which each is written in a way of its own.
func documents() []string {
	return []string{
		"a: b\n", "a: b", "a:\n", "a: # c\n", "\uFEFF# c\na: b # d\n", "# c\n---  # d\na: b\n...\n# e\n", "%YAML 1.1\n---\na: b\n",
		"a: {b: c, d: [e, f], \"g\": 'h'}\n", "a: [b, c,]\n", "a: [ # c\n  b # d\n  , e]\n", "a: {b, c: }\n", "[a: b, {c: d}]\n", "{a: b}\n", "a: []\nb: {}\n", "{\"a\":\"b\",\"c\":[1,2]}\n",
		"? a\n: b\n? c\n", "? # c\n  a\n: # d\n  b\n", "{? a : b, ? c}\n", "? [a, b]\n: c\n", "? - a\n: - b\n", ": a\n",
		"- a\n-\n- - b\n  - c\n-\n  # c\n  d: e\n", "a:\n- b\n- c: d\n  e: f\n", "-   a: b\n    c: d\n",
		"a: |\n  b\n\n  # no comment\nc: >-  # d\n    e\n   # f\ng: |2+\n    h\n\n\n# i\n", "a: |\n\n", "a: |", "a: |-\n  b", "- |\n b\n- >1\n  c\n", "a: |\n    \n  b\n",
		"a: b\n  c # d\n", "a: b # c\n", "a: b#c\n", "a: \"b\n  # no comment\n\n  c\\\"\" # d\n", "a: 'b''\n  c' # d\n", "a:\n  # c\n  b\n",
		"a: &x b\nc: &y\n  d: e\nf: !!str g\nh: !!map\n  i: j\nk: !!seq\n- l\nm: &n !!str\no: !!str \"p # q\" # r\n", "&a b: c\n", "!!map\n&a b: c\n", "a: &x b\nc: *x # d\n*x : e\n", "!<tag:yaml.org,2002:str> a: b\n",
		"a: b\r\nc: |\r\n  d\r\n# e\r\nf: [g, # h\r\n  i]\r\n", "a:\tb\n", "é: \"ü # ö\" # ä\n", "a: -1\nb: ~\nc: null\nd: 1.5\n",
	}
}

// covered demands that nothing stands between the parts that are found but white
// space and what marks the parts: no text and no comment is left.
func covered(t *testing.T, source []byte, must bool) {
	t.Helper()
	var document yaml.Node
	if unread(source, &document) || len(document.Content) == 0 || document.Content[0].Kind == 0 {
		return
	}
	d, ok := Of(source, document.Content[0])
	if !ok && must {
		t.Fatalf("%q is not found", source)
	}
	if !ok {
		return // nothing is said of it, and so it is not edited
	}
	left := bytes.Clone(d.Source[:d.To])
	erase := func(from, to int) {
		if from > to || to > len(left) {
			t.Fatalf("%q: from %d to %d", source, from, to)
		}
		for i := from; i < to; i++ {
			left[i] = ' '
		}
	}
	nodes := 0
	var walk func(n *Node)
	walk = func(n *Node) {
		nodes++
		if n.From > n.Named || n.Named > n.Body || n.Body > n.Head || n.Head > n.To {
			t.Fatalf("%q: %+v", source, n)
		}
		erase(n.From, n.Named)
		if n.Kind == yaml.ScalarNode || n.Kind == yaml.AliasNode {
			erase(n.Body, n.To)
		}
		for i, x := range n.Entries {
			if x.From < n.Body || x.Value.To > n.To || i > 0 && x.From < n.Entries[i-1].Value.To {
				t.Fatalf("%q: %+v in %+v", source, x, n)
			}
			if x.Key != nil {
				walk(x.Key)
			}
			walk(x.Value)
		}
	}
	walk(d.Root)
	if want := count(document.Content[0]); nodes != want {
		t.Fatalf("%q: %d values of %d", source, nodes, want)
	}
	for _, c := range d.Comments {
		if c.From >= d.To {
			break
		}
		if d.Source[c.From] != '#' {
			t.Fatalf("%q: %+v is no comment", source, c)
		}
		erase(c.From, c.To)
	}
	for line := range strings.Lines(string(left)) {
		if line = strings.TrimPrefix(strings.TrimPrefix(line, "---"), "..."); strings.Trim(line, " \t\r\n-?:,[]{}") != "" && line[0] != '%' {
			t.Fatalf("%q: %q is left", source, line)
		}
	}
}

func count(n *yaml.Node) int {
	out := 1
	for _, c := range n.Content {
		out += count(c)
	}
	return out
}

// unread reports whether a text cannot be read, or is read in lines that others do not
// see.
func unread(source []byte, into *yaml.Node) (failed bool) {
	defer func() { failed = failed || recover() != nil }()
	text := strings.ReplaceAll(string(source), "\r\n", "\n")
	return strings.ContainsAny(text, "\r\u0085\u2028\u2029") || yaml.Unmarshal(source, into) != nil
}

func TestLawNothingIsBetweenTheParts(t *testing.T) {
	for _, source := range documents() {
		covered(t, []byte(source), true)
		covered(t, []byte(strings.ReplaceAll(strings.ReplaceAll(source, "\r\n", "\n"), "\n", "\r\n")), true)
		covered(t, []byte(strings.TrimRight(source, "\n")), true)
	}
}

func FuzzOf(f *testing.F) {
	for _, source := range documents() {
		f.Add([]byte(source))
	}
	f.Fuzz(func(t *testing.T, source []byte) { covered(t, source, false) })
}
