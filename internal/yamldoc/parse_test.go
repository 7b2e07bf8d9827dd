package yamldoc_test

import (
	"fmt"
	"strings"
	"testing"

	"flowverdict/internal/finding"
	"flowverdict/internal/yamldoc"

	"pgregory.net/rapid"
)

// small limits, so that going over them is short.
func small() yamldoc.Limits { return yamldoc.Limits{Bytes: 200, Depth: 3, Items: 4, Text: 20} }

// walk reads a document of keys name, list, block and number, as a reader of a
// file does.
func walk(d *yamldoc.Document) {
	f, ok := d.Root().Mapping("name", "list", "block", "number")
	if !ok {
		return
	}
	f.Require("name")
	f.Text("name")
	f.Get("list").Texts()
	f.Get("number").Int()
	if block, ok := f.Get("block").Mapping("inner", "other"); ok {
		block.Require("inner")
		block.Text("inner")
	}
}

func TestEveryFaultHasItsPlace(t *testing.T) {
	cases := []struct{ name, content, want string }{
		{"in order", "name: a\nlist: [b, c]\nnumber: 7\nblock:\n  inner: d\n", ""},
		{"empty", "", "1:1 not-yaml"},
		{"a comment only", "# a\n", "1:1 not-yaml"},
		{"byte order mark", "\uFEFFname: a\n", ""},
		{"CRLF", "name: a\r\nlist:\r\n  - b\r\n", ""},
		{"a lone CR", "name: a\rlist: []\n", "1:8 control-character"},
		{"not UTF-8", "name: a\nlist: [\xff]\n", "2:8 not-utf8"},
		{"a control character", "name: a\x07\n", "1:8 control-character"},
		{"a bidirectional control", "name: a\u202eb\n", "1:8 control-character"},
		{"two of them on a line", "name: \u202ea\u202eb\nlist: [\u200b]\n", "1:7 control-character; 2:8 control-character"},
		{"one that is escaped", `name: "\e[1m"` + "\n", "1:7 control-character name"},
		{"joiners where they join", "name: می\u200cخواهم\nlist: [क्\u200dष, 👨\u200d💻] # 👨\u200d💻\n", ""},
		{"joiners that join nothing", "name: a\u200cb\nlist: [👨\u200d, b]\n", "1:8 control-character; 2:9 control-character"},
		{"joiners beside escapes", `name: "\U0001F468` + "\u200d" + `💻"` + "\nlist: [\"\u0645\u06cc\u200c" + `\u062e"]`, ""},
		{"joiners beside escapes of others", `name: "\u0061` + "\u200d" + `💻"`, "1:14 control-character"},
		{"joiners beside what is no escape", `name: \U0001F468` + "\u200d" + `💻`, "1:7 control-character name"},
		{"a noncharacter", "name: a\uFFFF\n", "1:8 control-character"},
		{"open quote", "name: \"a\n", "1:7 not-yaml"},
		{"tab", "name: a\n\tlist: b\n", "2:1 not-yaml"},
		{"two documents", "name: a\n---\nname: b\n", "2:1 several-documents"},
		{"anchor and alias", "name: &x a\nlist: [*x]\n", "2:8 yaml-feature list[0]"},
		{"an anchor that nobody uses", "&r\nname: &x a\nlist: &y [&z b]\n", ""},
		{"tag", "name: !secret a\n", "1:7 yaml-feature name"},
		{"tags that say what is so", "!!map\nname: !!str 2.10\nlist: !!seq [!!str yes]\n", ""},
		{"a tag that says something else", "name: !!int 2\nlist: !!map [b]\n", "1:7 yaml-feature name; 1:7 unquoted name; 2:7 yaml-feature list"},
		{"merge key", "name: a\nblock:\n  <<: {inner: b}\n", "3:3 yaml-feature block"},
		{"key with an anchor", "&x name: a\n", ""},
		{"duplicate key", "name: a\nname: b\n", "2:1 duplicate-key name"},
		{"duplicate key with a wrong value first", "list: a\nlist: [b]\nname: c\n", "2:1 duplicate-key list"},
		{"duplicate key with a wrong value", "list: [b]\nname: c\nlist: {d: e, d: f}\n", "3:1 duplicate-key list"},
		{"duplicate key that is needed", "name:\nname: &x " + strings.Repeat("a", 21) + "\n", "2:1 duplicate-key name"},
		{"duplicate key with a hidden character", "name: a\u200bb\nlist: [c\u200bd]\nname: |\n  a\n  \u200b\n", "2:9 control-character; 3:1 duplicate-key name"},
		{"duplicate block", "name: a\nblock: {other: b}\nblock: {inner: c}\n", "3:1 duplicate-key block"},
		{"unknown duplicate key", "name: a\ncolour: b\ncolour: c\n", "2:1 unknown-key colour; 3:1 duplicate-key colour"},
		{"unknown key", "name: a\ncolour: b\n", "2:1 unknown-key colour"},
		{"mistyped key", "nam: a\n", "1:1 unknown-key nam"},
		{"mistyped key of a block", "name: a\nblock:\n  iner: b\n", "3:3 unknown-key block.iner"},
		{"missing key", "name: a\nblock:\n  other: b\n", "2:1 missing-key block.inner"},
		{"missing key of the root", "list: []\n", "1:1 missing-key name"},
		{"a key that is a list", "name: a\n[b]: c\n", "2:1 wrong-type"},
		{"a list for a text", "name: [a]\n", "1:7 wrong-type name"},
		{"a text for a list", "name: a\nlist: b\n", "2:7 wrong-type list"},
		{"a text for keys", "name: a\nblock: b\n", "2:8 wrong-type block"},
		{"a text for a number", "name: a\nnumber: b\n", "2:9 wrong-type number"},
		{"a fraction for a number", "name: a\nnumber: 1.5\n", "2:9 wrong-type number"},
		{"a boolean for a text", "name: true\n", "1:7 wrong-type name"},
		{"nothing for a text", "name:\n", "1:6 wrong-type name"},
		{"null for a text", "name: null\n", "1:7 wrong-type name"},
		{"a number for a text", "name: 2.10\n", "1:7 unquoted name"},
		{"a day for a text", "name: 2026-11-23\n", "1:7 unquoted name"},
		{"yes for a text", "name: yes\n", "1:7 unquoted name"},
		{"the same in quotes", "name: \"yes\"\n", ""},
		{"too long", "name: " + strings.Repeat("a", 21) + "\n", "1:7 text-too-long name"},
		{"too many", "name: a\nlist: [b, c, d, e, f]\n", "2:7 too-many-items list"},
		{"too deep", "name: a\nlist: [[[b]]]\n", "2:9 too-deep list[0][0]"},
		{"too large", "name: a\n" + strings.Repeat("# b\n", 50), "1:1 too-large"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d, ok := yamldoc.Parse([]byte(c.content), small())
			if ok {
				walk(d)
			}
			var got []string
			for _, p := range d.Findings() {
				got = append(got, strings.TrimSpace(fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, p.Rule, p.Path)))
				if p.Width < 1 || p.Message == "" {
					t.Errorf("%+v", p)
				}
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "; "), c.want)
			}
		})
	}
}

// A problem's place covers the text of the value.
func TestPlacesCoverTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.StringMatching(`[a-z漢é][a-z漢é0-9]{0,12}`)
		first, second := plain.Draw(t, "first"), plain.Draw(t, "second")
		quote := rapid.SampledFrom([]string{"", `"`, `'`}).Draw(t, "quote")
		content := fmt.Sprintf("é: {漢: %s, b: %s%s%s}\nlist:\n  - x\n  - y: %s\n", first, quote, second, quote, second)
		d, ok := yamldoc.Parse([]byte(content), yamldoc.WideLimits())
		if !ok {
			t.Fatal(d.Findings())
		}
		for path, want := range map[string]string{"é.漢": first, "é.b": quote + second + quote, "list[1].y": second, "list[0]": "x"} {
			at := d.At(path)
			line := []rune(d.Line(at.Line))
			if got := string(line[at.Column-1 : at.Column-1+at.Width]); got != want {
				t.Fatalf("%s: %q at %v, want %q\n%s", path, got, at, want, content)
			}
		}
	})
}

func TestAtFallsBackToWhatIsThere(t *testing.T) {
	d, ok := yamldoc.Parse([]byte("a:\n  b: 1\n  c:\n    - d\n"), yamldoc.WideLimits())
	if !ok {
		t.Fatal(d.Findings())
	}
	for path, want := range map[string]finding.Position{
		"": {Line: 1, Column: 1, Width: 1}, "a": {Line: 1, Column: 1, Width: 1}, "a.b": {Line: 2, Column: 6, Width: 1}, "a.x": {Line: 1, Column: 1, Width: 1},
		"a.c": {Line: 3, Column: 3, Width: 1}, "a.c[0]": {Line: 4, Column: 7, Width: 1}, "a.c[7].x": {Line: 3, Column: 3, Width: 1}, "x.y": {Line: 1, Column: 1, Width: 1},
	} {
		if got := d.At(path); got != want {
			t.Errorf("%q: %v, want %v", path, got, want)
		}
	}
	if d.Line(2) != "  b: 1" || d.Line(0) != "" || d.Line(99) != "" {
		t.Error("lines are not those of the file")
	}
}

func TestMeantNamesTheKey(t *testing.T) {
	d, _ := yamldoc.Parse([]byte("nam: a\n"), yamldoc.WideLimits())
	walk(d)
	if p := d.Findings(); len(p) != 1 || p[0].Meant != "name" || p[0].Hint != `did you mean "name"?` {
		t.Errorf("%+v", p)
	}
}

func TestNearest(t *testing.T) {
	words := []string{"none", "some-hosts", "system-browser", "embedded-view", "unknown"}
	for word, want := range map[string]string{
		"nun": "none", "non": "none", "nnoe": "none", "none": "none", "some-host": "some-hosts", "system_browser": "system-browser", "browser": "system-browser", "": "", "unknwon": "unknown",
		strings.Repeat("x", 100): "",
	} {
		if got := yamldoc.Nearest(word, words); got != want {
			t.Errorf("%q: %q, want %q", word, got, want)
		}
	}
}

// A word with one slip is near to itself, whatever else there is.
func TestOneSlipIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{4,12}`), 1, 6, rapid.ID[string]).Draw(t, "words")
		word := rapid.SampledFrom(words).Draw(t, "word")
		at := rapid.IntRange(0, len(word)-2).Draw(t, "at")
		slip := rapid.SampledFrom([]string{
			word[:at] + word[at+1:],
			word[:at] + "-" + word[at:],
			word[:at] + "-" + word[at+1:],
			word[:at] + word[at+1:at+2] + word[at:at+1] + word[at+2:],
		}).Draw(t, "slip")
		if near := yamldoc.Nearest(slip, []string{word}); near != word {
			t.Fatalf("%q is not near to %q", slip, word)
		}
		if yamldoc.Nearest(slip, words) == "" || yamldoc.Nearest(word, words) != word {
			t.Fatalf("%q: %q", word, yamldoc.Nearest(word, words))
		}
	})
}

// Whatever the bytes: no panic, places within the file, and no more problems
// than anybody would read.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{"name: a\n", "a: [b, {c: d}]\n", "\uFEFFa: |\n  b\n", "a: &x b\nc: *x\n", "---\na\n---\nb\n", "a: \"\\x\n", "? a\n: b\n", "[", "a:\n\t- b\n", "<<: {a: b}\n", "a: !!binary b\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		d, ok := yamldoc.Parse(content, yamldoc.WideLimits())
		if ok {
			walk(d)
		} else if len(d.Findings()) == 0 {
			t.Error("not read, and nobody is told why")
		}
		lines := strings.Count(string(content), "\n") + 1
		problems := d.Findings()
		if len(problems) > 500 {
			t.Errorf("%d problems", len(problems))
		}
		for _, p := range problems {
			if p.Rule == yamldoc.NotYAML && strings.Contains(p.Message+p.Hint, "find ") {
				t.Errorf("told in the words of the library: %s (%s)", p.Message, p.Hint)
			}
			if p.Line < 1 || p.Line > lines || p.Column < 1 || p.Width < 1 {
				t.Errorf("%+v in a file of %d lines", p, lines)
			}
		}
	})
}
