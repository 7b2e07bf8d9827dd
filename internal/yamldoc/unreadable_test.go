package yamldoc

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"flowverdict/internal/share"
	"flowverdict/internal/text"
)

// All that yaml.v3's scanner and parser can refuse, with the place of what is
// wrong and the words for it.
func TestWhatYAMLRefusesIsToldAtItsPlace(t *testing.T) {
	const tab = "a tab stands where the line is indented"
	const begin = "a text without quotes cannot begin with "
	const block = "a text cannot begin behind | or > in the same line"
	const colon = "a text without quotes cannot hold a colon and a space"
	const conflict, space = "a conflict of a merge begins here that nobody has settled", "the character U+%04X looks like a space and is none for YAML"
	const endless, behind = "a text in quotes has no end", "something follows behind a text in quotes"
	const brackets, missing = "a list or keys in brackets have no end", "in brackets, a comma or their end is missing here"
	const noKey, noItem, below = "this is no key of the block above it", "this is no item of the list above it", "the document ends above, and something follows"
	for _, c := range []struct{ text, want string }{
		{"a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> other\n", "2:1 " + conflict},
		{"a: b\n  <<<<<<< no line of git\nc: `", "3:4 " + begin + "'`'"},
		{"a: b\n\u00a0\u00a0c: d\n  e: f\n", "2:1 " + fmt.Sprintf(space, 0xa0)},
		{"a:\n  b:\u00a0c\n  d: e\n", "2:5 " + fmt.Sprintf(space, 0xa0)},
		{"a:\n  -\u3000b: c\n  - d\n", "2:4 " + fmt.Sprintf(space, 0x3000)},
		{"a: b\nc: [\n", "2:4 " + brackets},
		{"a: b\nc: [d,\n  {e: f},\n\n", "2:4 " + brackets},
		{"a: b\nc: {d: e\n", "2:4 " + brackets},
		{"owner: @team", "1:8 " + begin + "'@'"},
		{"owner: `x`", "1:8 " + begin + "'`'"},
		{"a: b\nowner: %x", "2:8 " + begin + "'%'"},
		{"a: b\nowner:\n\t- x", "3:1 " + tab},
		{"\ta: b", "1:1 " + tab},
		{"a: |\n\t b", "2:1 " + tab},
		{"a: b\n c\n\td: e", "3:1 " + tab},
		{"a: b\nc\nd: e", "2:1 a line that is no key"},
		{"a:\n  - b: c\n    d\n", "3:5 a line that is no key"},
		{"a: b\n'c\nd': e", "2:1 a line that is no key"},
		{strings.Repeat("[", 10002), "1:10001 lists or keys are nested too deep"},
		{"a: - b", "1:4 a list cannot begin in this line"},
		{"a: ? b", "1:4 " + begin + "a question mark and a space"},
		{"a: b: c", "1:5 " + colon},
		{"- {x: \"y\"}\n- 'b': c d: e", "2:11 " + colon},
		{"a: b\n  c: d", "2:3 a key cannot stand here"},
		{"%YAML 1.1\na: b", "1:1 a line that begins with % is a directive of YAML"},
		{"%YAML 1.2\n# c\n", "1:1 a line that begins with % is a directive of YAML"},
		{"%FOO\na: b", "1:1 a line that begins with % is a directive of YAML"},
		{"a: &\nb: c", "1:4 " + begin + "'&'"},
		{"a: **bold** x", "1:4 " + begin + "'*'"},
		{"a: *bold* x", "1:4 " + begin + "'*'"},
		{"a: [b, *.yaml]", "1:8 " + begin + "'*'"},
		{"a: !<x", "1:4 " + begin + "an exclamation mark"},
		{"a: !<x>y b", "1:4 " + begin + "an exclamation mark"},
		{"a: !a!b c", "1:4 " + begin + "an exclamation mark"},
		{"a: !%zz c", "1:4 " + begin + "an exclamation mark"},
		{"a: !%ff c", "1:4 " + begin + "an exclamation mark"},
		{"a: !%c3%28 c", "1:4 " + begin + "an exclamation mark"},
		{"a: |0\n  b", "1:4 " + block},
		{"a: | text\n b", "1:4 " + block},
		{"a: >2x", "1:4 " + block},
		{"a: 'b", "1:4 " + endless},
		{"x: 1\na: \"b\nc: d", "2:4 " + endless},
		{"x: \"1\n  2\"\na: \"it's\nc: d", "3:4 " + endless},
		{"a: \"b\nc: d\n---\n", "1:4 " + endless},
		{"b: 'c'\na: \"x\n--- y\"", "2:4 " + endless},
		{"a: \"\\d\"", `1:5 \d is no escape`},
		{"x: 1\na: \"b\n  c \\d\"", `3:5 \d is no escape`},
		{"a: \"\\u12\"", `1:5 \u12 is no escape`},
		{"a: \"\\xzz\"", `1:5 \xzz is no escape`},
		{"a: \"\\U00110000\"", `1:5 \U00110000 is no escape`},
		{"a: \"x \\ud83d\"", `1:7 \ud83d is half of a character, without its other half`},
		{"a: \"\\ud83d\\ude00 \\/\\udE00\"", `1:20 \udE00 is half of a character, without its other half`},
		{"a: \"\\\\ud83d\\ude00\"", `1:12 \ude00 is half of a character, without its other half`},
		{"a: b\n}", "2:1 " + noKey},
		{"a:\n  b: c\n d: e", "3:2 " + noKey},
		{"a: |\n  x\n y: z", "3:2 " + noKey},
		{"a: b\n- c", "2:1 an item of a list stands among keys"},
		{"a: 'it's'", "1:8 " + behind},
		{"a: \"b\" c", "1:8 " + behind},
		{"key: {a: b}}", "1:12 something follows behind a bracket that closes"},
		{"'a' b: c", "1:6 no key can stand here"},
		{"- a\nb: c", "2:1 " + noItem},
		{"a:\n  - b\n  c: d\n", "3:3 " + noItem},
		{"a:\n  - b: c\n  -d: e\n", "3:3 a space is missing behind the dash"},
		{"- a: b\n-c: d\n", "2:1 a space is missing behind the dash"},
		{"a: }", "1:4 a value is missing here"},
		{"a: [b,\n  c, , d]", "2:6 a value is missing here"},
		{"[a: b, - c]", "1:9 a value is missing here"},
		{"a: [b", "1:4 " + brackets},
		{"x: 1\na: \"b\nc: d\ne: \"f\"", "2:4 a text in quotes ends only in line 4, and more follows there"},
		{"a: b\nc: [d, {e: f}, {g: h\n", "2:16 " + brackets},
		{"a: [b\nc: d", "1:4 a list or keys in brackets have no end up to line 2, which does not belong to them"},
		{"a: [[b, c}, d]\ne: f\n", "1:10 " + missing},
		{"a: {b]", "1:6 " + missing},
		{"[a] b", "1:5 " + below},
		{"  - a\n- b", "2:1 " + below},
		{"a: b\n...\nc: d", "3:1 " + below},
		{"\"a\":b", "1:5 a space is missing behind the colon"},
	} {
		d, _ := Parse([]byte(c.text), WideLimits())
		found := d.Findings()
		if len(found) != 1 || found[0].Rule != NotYAML {
			t.Errorf("%.60q: %v", c.text, found)
			continue
		}
		if got := fmt.Sprintf("%d:%d %s", found[0].Line, found[0].Column, strings.TrimPrefix(found[0].Message, "not readable as YAML: ")); got != c.want || found[0].Hint == "" && !strings.HasSuffix(got, "too deep") {
			t.Errorf("%.60q:\n%s (%s), want\n%s", c.text, got, found[0].Hint, c.want)
		}
		if crlf, _ := Parse([]byte(strings.ReplaceAll(c.text, "\n", "\r\n")), WideLimits()); len(crlf.Findings()) != 1 || crlf.Findings()[0].Message != found[0].Message || crlf.Findings()[0].Position != found[0].Position {
			t.Errorf("%.60q with CRLF: %v", c.text, crlf.Findings())
		}
	}
}

// Wherever a line is broken, the place is in it, or at the next line, which does
// not fit to it.
func TestFaultsAreToldWhereTheyAre(t *testing.T) {
	const good = "a: x\nsub:\n  level: none\n  scopes: [a, b]\n  more:\n    - one: 1\n      two: \"2\"\n    - one: 3\n      two: '4'\nend: z\nlast: z\n"
	lines := strings.SplitAfter(good, "\n")
	seen := 0
	for i, line := range lines[:len(lines)-1] {
		text := strings.TrimSpace(line)
		for _, broken := range []string{
			strings.TrimSuffix(line, "\n") + "]x\n", strings.TrimSuffix(line, "\n") + " 'x\n", " " + line, text + "\n",
			strings.Replace(line, ": ", ": \"", 1), strings.Replace(line, ": ", ": ]", 1), strings.Replace(line, "]", "", 1), strings.Replace(line, ": ", ": *", 1), strings.Replace(line, ": ", ": `", 1), "",
		} {
			text := strings.Join(lines[:i], "") + broken + strings.Join(lines[i+1:], "")
			d, _ := Parse([]byte(text), WideLimits())
			for _, p := range d.Findings() {
				seen++
				if p.Line != i+1 && p.Line != i+2 {
					t.Errorf("line %d is broken, and the place is %d:%d, %s:\n%s", i+1, p.Line, p.Column, p.Message, text)
				}
			}
		}
	}
	if seen < 40 {
		t.Errorf("only %d faults", seen)
	}
}

// The size of a file changes nothing in what is said of a fault, as long as the
// search can be paid; then the line is one that the fault does not stand below.
func TestLawFaultsOfLargeFilesAreToldAsThoseOfSmallOnes(t *testing.T) {
	const item = "  - id: aa\n    text: \"twenty words in quotes, of which none is of any use, as prose of people is that nobody reads\"\n    scopes: [a, b]\n"
	const tail = "    more:\n      - {one: 1}\n    last: 'x'\nend: z\n"
	told := func(text string) string {
		limits := WideLimits()
		limits.Bytes = len(text)
		d, ok := Parse([]byte(text), limits)
		if found := d.Findings(); !ok && len(found) == 1 {
			behind := strings.Count(text, "\n") - found[0].Line
			return fmt.Sprintf("%d lines before the end, column %d: %s; %s", behind, found[0].Column, regexp.MustCompile(`line \d+`).ReplaceAllString(found[0].Message, "line"), found[0].Hint)
		}
		return ""
	}
	lines := strings.SplitAfter(item+tail, "\n")
	seen := 0
	for i, line := range lines[:len(lines)-1] {
		for _, broken := range []string{
			strings.TrimSuffix(line, "\n") + "]x\n", strings.TrimSuffix(line, "\n") + " 'x\n", " " + line, strings.TrimSpace(line) + "\n", "\t" + line,
			strings.Replace(line, ": ", ": \"", 1), strings.Replace(line, ": ", ": ]", 1), strings.Replace(line, "]", "", 1), strings.Replace(line, ": ", ": `", 1), line + "a b\n",
		} {
			end := strings.Join(lines[:i], "") + broken + strings.Join(lines[i+1:], "") + "list:\n" + strings.Repeat(item, 20)
			small := told("list:\n" + item + end)
			if small == "" {
				continue
			}
			if seen++; seen%share.Of(3, 12) > 0 {
				continue
			}
			if large := told("list:\n" + strings.Repeat(item, 520) + end); large != small {
				t.Errorf("of a large file it is told:\n%s\nand of a small one:\n%s\n%s", large, small, end[:200])
			}
		}
	}
	if seen < 40 {
		t.Errorf("only %d faults", seen)
	}

	const above = "not readable as YAML in this line or above: "
	text := "list:\n" + strings.Repeat(item, 6000) + "   x: 1\n" + strings.Repeat(item, 20)
	limits := WideLimits()
	limits.Bytes = len(text)
	d, _ := Parse([]byte(text), limits)
	if f := d.Findings()[0]; !strings.HasPrefix(f.Message, above) || f.Line < 18002 || f.Line > 18017 {
		t.Errorf("%d: %s", f.Line, f.Message)
	}
}

// What YAML allows and what says nothing here is read.
func TestWhatSaysNothingIsRead(t *testing.T) {
	for _, s := range []string{
		"%YAML 1.2\n---\na: b", "%YAML 1.1 # c\n---\na: b", "%YAML 2.0\n%FOO x y\n# c\n\n--- # d\na: b\n...\n", "%TAG ! tag:example.org,2000:\n---\na: b",
		"---\na: b\n---\n", "---\n---\na: b", "a: b\n---\n# c\n", "a: b\n...\n", "a: b\n---\n...\n---\n", "\uFEFF--- !!map\na: !!str b",
		"{\n\t\"a\": \"b\"\n}", "? a\n: b", "'a': \"b\"", "a: &x b", "&x a: b", "! a: ! b", "a:\n  b",
	} {
		d, ok := Parse([]byte(s), WideLimits())
		if found := d.Findings(); !ok || len(found) > 0 || !d.Has("a") {
			t.Errorf("%q: %v", s, found)
		}
	}
}

// Whatever is written as JSON is read as it was meant, and what stands behind it
// keeps its place.
func TestLawJSONIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "/", "\\", "\"", "😀", "𝒳", "é", "漢", "u", "v", "f", "\\v", "\\f", "ud83d", "\\ude00", "U0001f600", "\n", "\t", "👨\u200d💻", "D83D"}), 0, 8)
		key, value := strings.Join(pieces.Draw(t, "key"), "")+"k", strings.Join(pieces.Draw(t, "value"), "")
		upper := rapid.Bool().Draw(t, "upper")
		source := "{" + quotedJSON(t, key, upper) + ": " + quotedJSON(t, value, upper) + ", \"last\": 'end \\/ \\ud83d\\ude00'}"
		d, ok := Parse([]byte(source), WideLimits())
		if !ok || len(d.Findings()) > 0 {
			t.Fatalf("%s: %v", source, d.Findings())
		}
		root := d.Root()
		if got := root.n.Content[0].Value; got != key {
			t.Fatalf("%s: key %q", source, got)
		}
		if got := root.n.Content[1].Value; got != value {
			t.Fatalf("%s: value %q", source, got)
		}
		if last := d.At("last"); last.Column != 1+len([]rune(source[:strings.LastIndex(source, "'end")])) {
			t.Fatalf("%s: %v", source, last)
		}
		if got := root.n.Content[3].Value; got != `end \/ \ud83d\ude00` {
			t.Fatalf("%s: a text in single quotes is %q", source, got)
		}
	})
}

// quotedJSON writes a text as one of JSON's writers does: characters beyond ASCII
// as escapes, a slash behind a backslash, or neither.
func quotedJSON(t *rapid.T, s string, upper bool) string {
	encoded, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	escapes, slashes := rapid.Bool().Draw(t, "escapes"), rapid.Bool().Draw(t, "slashes")
	var b strings.Builder
	for _, r := range string(encoded) {
		switch {
		case r > 0xffff && escapes:
			high, low := utf16.EncodeRune(r)
			format := `\u%04x\u%04x`
			if upper {
				format = `\u%04X\u%04X`
			}
			fmt.Fprintf(&b, format, high, low)
		case r > 0x7f && escapes:
			fmt.Fprintf(&b, `\u%04x`, r)
		case r == '/' && slashes:
			b.WriteString(`\/`)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// An alias without an anchor hides nothing else that is wrong, and no star that is
// none is taken for it.
func TestAliasesWithoutAnchors(t *testing.T) {
	d, ok := Parse([]byte("# *x and *y\na: '*x'\nb: [*x, \"*y\", *y, *x]\n*z : c\nd: yes\n"), WideLimits())
	var got []string
	if ok {
		d.Root().Mapping("a", "b", "d")
		d.Root().child("d").Text()
	}
	for _, f := range d.Findings() {
		got = append(got, fmt.Sprintf("%d:%d-%d %s", f.Line, f.Column, f.Width, text.Clip(f.Message)))
	}
	const want = "3:5-2 *x is an alias, and there is no anchor &x\n3:15-2 *y is an alias, and there is no anchor &y\n3:19-2 *x is an alias, and there is no anchor &x\n4:1-2 *z is an alias, and there is no anchor &z\n5:4-3 the document is not quoted; some YAML tools read it as tr..."
	if strings.Join(got, "\n") != want {
		t.Errorf("%s", strings.Join(got, "\n"))
	}
}
